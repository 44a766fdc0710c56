namespace Microsoft.ML.Trainers.FastTree;

/// <summary>What the training of an ensemble depends on; the meanings are those of <see cref="TreeOptions"/>.</summary>
internal sealed class EnsembleSettings
{
    public int NumberOfTrees { get; init; } = 100;
    public double FeatureFraction { get; init; } = 1;
    public int FeatureSelectionSeed { get; init; } = 123;
    public int BaggingSize { get; init; }
    public double BaggingExampleFraction { get; init; } = 0.7;
    public double Smoothing { get; init; }
    public double DropoutRate { get; init; }
    public bool RandomStart { get; init; }
    public int Seed { get; init; } = 123;
}
