namespace Microsoft.ML.Trainers.FastTree;

/// <summary>What the steps of boosting depend on; the meanings are those of <see cref="BoostedTreeOptions"/>.</summary>
internal sealed class BoostingSettings
{
    public double LearningRate { get; init; } = 0.2;
    public double Shrinkage { get; init; } = 1;
    public double MaximumTreeOutput { get; init; } = 100;
    public int DerivativesSampleRate { get; init; } = 1;
    public bool UsesBestStep { get; init; }
    public int Seed { get; init; } = 123;
}
