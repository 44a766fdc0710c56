using DeepEstimators.Features;
using DeepEstimators.Networks;

namespace DeepEstimators;

/// <summary>
/// Options of SpectralPeaks: the frequencies that a series has most of, by the power spectrum of its differences from the mean, and
/// what share of all power each has; then the spectrum's centroid and its entropy as a share of the greatest possible. Peaks are
/// local maxima of the spectrum, highest first; where there are fewer, the rest are 0.
/// </summary>
public sealed class SpectralPeaksOptions : SignalFeatureOptions
{
    internal const int DefaultPeaks = 5;

    /// <summary>Peaks, 1 to 1,024. Default 5.</summary>
    public int Peaks { get; set; } = DefaultPeaks;

    /// <summary>Values a second (or whatever unit frequencies shall have), above 0. Default 1, so that frequencies are from 0 to 0.5.</summary>
    public double SampleRate { get; set; } = 1;

    internal override void Validate()
    {
        base.Validate();
        OptionCheck.InRange(Peaks, 1, 1024, nameof(Peaks));
        OptionCheck.Above(SampleRate, 0, nameof(SampleRate));
    }

    private protected override RowFeatures OfChannel(int? length) => new SpectralPeaks(this);
}
