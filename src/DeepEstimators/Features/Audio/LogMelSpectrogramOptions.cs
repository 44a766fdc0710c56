using DeepEstimators.Features;
using DeepEstimators.Networks;

namespace DeepEstimators;

/// <summary>
/// Options of LogMelSpectrogram: the power of a sound by mel band and frame in decibels, as an image <c>[bands, frames]</c> that
/// DeepImage takes, <c>[C, bands, frames]</c> of several channels.
/// </summary>
public sealed class LogMelSpectrogramOptions : MelFeatureOptions
{
    /// <summary>
    /// Frames of each image, 1 to 65,536: longer sounds are cut at the end, shorter ones are filled up with their quietest value.
    /// Null (default): as many as the sounds have, which then must be of one length.
    /// </summary>
    public int? Frames { get; set; }

    internal override bool TakesAnyLength => Frames is not null;

    internal override void Validate()
    {
        base.Validate();
        if (Frames is { } frames)
            OptionCheck.InRange(frames, 1, 65_536, nameof(Frames));
    }

    private protected override RowFeatures OfChannel(int? length) => new LogMelSpectrogram(
        this,
        Frames ?? FramesOf(length ?? throw OptionCheck.OutOfRange(nameof(Frames), Frames, "a number where rows differ in length")));
}
