namespace Microsoft.ML.Transforms;

internal enum NormalizerKind : byte
{
    MinMax = 0,
    MeanVariance = 1,
    LogMeanVariance = 2,
    RobustScaling = 3,
    Binning = 4,
    SupervisedBinning = 5,
}

// What a normalizer is to learn.
internal sealed record NormalizerSettings(NormalizerKind Kind, long MaximumExampleCount)
{
    // Zero stays zero, so that sparse vectors stay sparse.
    public bool FixZero { get; init; }

    // Values become the normal distribution's probability of a smaller one.
    public bool UseCdf { get; init; }

    public bool CenterData { get; init; }

    public uint QuantileMin { get; init; }

    public uint QuantileMax { get; init; }

    public int MaximumBinCount { get; init; } = 1024;

    // Fewer examples are not divided by a bound.
    public int MinimumExamplesPerBin { get; init; } = 1;

    // What supervised bins are to tell apart.
    public string LabelColumnName { get; init; }
}
