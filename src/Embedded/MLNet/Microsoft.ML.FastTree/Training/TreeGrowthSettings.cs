namespace Microsoft.ML.Trainers.FastTree;

/// <summary>What the growth of one tree depends on; the meanings are those of <see cref="TreeOptions"/>.</summary>
internal sealed class TreeGrowthSettings
{
    public int NumberOfLeaves { get; init; } = 20;
    public int MinimumExampleCountPerLeaf { get; init; } = 10;
    public double EntropyCoefficient { get; init; }
    public double FeatureFirstUsePenalty { get; init; }
    public double FeatureReusePenalty { get; init; }
    public double SoftmaxTemperature { get; init; }
    public double FeatureFractionPerSplit { get; init; } = 1;
    public double GainConfidenceLevel { get; init; }
    public bool AllowEmptyTrees { get; init; } = true;
    public bool FilterZeroTargets { get; init; }
    /// <summary>The bound of a leaf's output when split gains use second derivatives; negative where they do not.</summary>
    public double MaximumStep { get; init; } = -1;
    /// <summary>How many histograms are kept at a time; below 2 means two thirds of the leaves.</summary>
    public int HistogramPoolSize { get; init; } = -1;
    public int Seed { get; init; } = 123;

    public int HistogramCount
    {
        get
        {
            int count = HistogramPoolSize < 2 ? NumberOfLeaves * 2 / 3 : HistogramPoolSize;
            return Math.Min(count, NumberOfLeaves - 1);
        }
    }
}
