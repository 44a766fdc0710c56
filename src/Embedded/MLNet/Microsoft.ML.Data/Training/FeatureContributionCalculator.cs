using Microsoft.ML.Data;

namespace Microsoft.ML.Trainers;

// Gives, for the features of a row, what each adds to its score.
public sealed class FeatureContributionCalculator
{
    internal FeatureContributionCalculator(ValueMapper<VBuffer<float>, VBuffer<float>> contributions)
    {
        Contributions = contributions;
    }

    internal ValueMapper<VBuffer<float>, VBuffer<float>> Contributions { get; }
}
