using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

// What a training is given.
internal sealed class TrainContext
{
    public TrainContext(RoleMappedData trainingSet, RoleMappedData validationSet = null, RoleMappedData testSet = null,
        object initialPredictor = null)
    {
        Contracts.CheckValue(trainingSet, nameof(trainingSet));
        TrainingSet = trainingSet;
        ValidationSet = validationSet;
        TestSet = testSet;
        InitialPredictor = initialPredictor;
    }

    public RoleMappedData TrainingSet { get; }

    public RoleMappedData ValidationSet { get; }

    public RoleMappedData TestSet { get; }

    public object InitialPredictor { get; }
}
