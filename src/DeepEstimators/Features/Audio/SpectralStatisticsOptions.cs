using DeepEstimators.Features;
using DeepEstimators.Networks;

namespace DeepEstimators;

/// <summary>
/// Options of SpectralStatistics: centroid, bandwidth, roll-off and flatness of the spectrum of each frame of a sound, its share of
/// changes of sign and its root mean square, as mean and standard deviation over the frames. The first three are in hertz and
/// weighted by magnitude (Tzanetakis and Cook, "Musical Genre Classification of Audio Signals", 2002).
/// </summary>
public sealed class SpectralStatisticsOptions : AudioFeatureOptions
{
    /// <summary>The share of a frame's magnitude that lies below the roll-off, above 0, below 1. Default 0.85.</summary>
    public double RollOff { get; set; } = 0.85;

    internal override void Validate()
    {
        base.Validate();
        if (!(RollOff is > 0 and < 1))
            throw OptionCheck.OutOfRange(nameof(RollOff), RollOff, "more than 0, less than 1");
    }

    private protected override RowFeatures OfChannel(int? length) => new SpectralStatistics(this);
}
