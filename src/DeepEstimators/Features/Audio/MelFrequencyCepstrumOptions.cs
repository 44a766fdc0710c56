using DeepEstimators.Features;
using DeepEstimators.Networks;

namespace DeepEstimators;

/// <summary>
/// Options of MelFrequencyCepstrum (Davis and Mermelstein, "Comparison of Parametric Representations for Monosyllabic Word
/// Recognition in Continuously Spoken Sentences", 1980): the orthonormal cosine transform of log-mel frames (MFCC), their first and
/// second differences over nine frames, and the mean and standard deviation of each over the frames.
/// </summary>
public sealed class MelFrequencyCepstrumOptions : MelFeatureOptions
{
    internal const int DefaultCoefficients = 13;

    /// <summary>Coefficients of a frame, 1 to 128, at most <see cref="MelFeatureOptions.MelBands"/>. Default 13.</summary>
    public int Coefficients { get; set; } = DefaultCoefficients;

    /// <summary>
    /// Differences: 0 for none, 1 for the first, 2 (default) for the first and second. Each is the slope of a line through nine
    /// frames (Furui, "Speaker-Independent Isolated Word Recognition Using Dynamic Features of Speech Spectrum", 1986); beyond its
    /// ends a sound goes on as its first or last frame.
    /// </summary>
    public int Deltas { get; set; } = 2;

    /// <summary>
    /// Parts of equal length that a sound is cut into, 1 to 64, each with its mean and standard deviation, so that the order of
    /// sounds within it counts. Default 1: the whole.
    /// </summary>
    public int Segments { get; set; } = 1;

    internal override void Validate()
    {
        base.Validate();
        OptionCheck.InRange(Coefficients, 1, Math.Min(MelBands, 128), nameof(Coefficients));
        OptionCheck.InRange(Deltas, 0, 2, nameof(Deltas));
        OptionCheck.InRange(Segments, 1, 64, nameof(Segments));
    }

    private protected override RowFeatures OfChannel(int? length) => new MelFrequencyCepstrum(this);
}
