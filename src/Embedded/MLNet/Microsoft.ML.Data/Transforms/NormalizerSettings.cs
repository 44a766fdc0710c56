namespace Microsoft.ML.Transforms;

internal enum NormalizerKind : byte
{
    MinMax = 0,
    MeanVariance = 1,
    LogMeanVariance = 2,
    RobustScaling = 3,
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
}
