using Microsoft.ML.Data;

namespace Microsoft.ML.Trainers;

// A model that says how much each feature counts; a weight of 0 is a feature that the scores do not depend on.
internal interface IPredictorWithFeatureWeights
{
    void GetFeatureWeights(ref VBuffer<float> weights);
}
