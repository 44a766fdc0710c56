using DeepEstimators.Features;
using DeepEstimators.Networks;

namespace DeepEstimators;

/// <summary>
/// Options of features of sounds that are computed of short frames. Frames are centred at multiples of the hop, with silence before
/// the first sample and after the last, so that n samples have 1 + n / hop frames; each is weighted by a periodic Hann window.
/// </summary>
public abstract class AudioFeatureOptions : SignalFeatureOptions
{
    internal const int DefaultSampleRate = 16_000;

    private protected AudioFeatureOptions()
    {
    }

    /// <summary>Samples a second, 100 to 1,000,000. Default 16,000.</summary>
    public int SampleRate { get; set; } = DefaultSampleRate;

    /// <summary>Samples of a frame, 16 to 65,536; null (default): 25 milliseconds, at least 16.</summary>
    public int? FrameLength { get; set; }

    /// <summary>Samples from one frame to the next, 1 to 65,536; null (default): 10 milliseconds, at least 1.</summary>
    public int? HopLength { get; set; }

    internal int FrameSamples => FrameLength ?? Math.Clamp(SampleRate / 40, 16, 65_536);

    internal int HopSamples => HopLength ?? Math.Max(SampleRate / 100, 1);

    internal override void Validate()
    {
        base.Validate();
        OptionCheck.InRange(SampleRate, 100, 1_000_000, nameof(SampleRate));
        if (FrameLength is { } frame)
            OptionCheck.InRange(frame, 16, 65_536, nameof(FrameLength));
        if (HopLength is { } hop)
            OptionCheck.InRange(hop, 1, 65_536, nameof(HopLength));
    }

    /// <summary>Frames of so many samples.</summary>
    internal int FramesOf(int samples) => 1 + samples / HopSamples;
}

/// <summary>Options of features of sounds that are computed of a mel spectrogram.</summary>
public abstract class MelFeatureOptions : AudioFeatureOptions
{
    private protected MelFeatureOptions()
    {
    }

    /// <summary>Mel bands, 4 to 512. Default 40.</summary>
    public int MelBands { get; set; } = 40;

    /// <summary>Lowest frequency in hertz, 0 or more. Default 0.</summary>
    public double MinimumFrequency { get; set; }

    /// <summary>Highest frequency in hertz, at most half the sample rate; null (default): half the sample rate.</summary>
    public double? MaximumFrequency { get; set; }

    /// <summary>
    /// Decibels below the loudest band of a sound at which quieter ones are cut off, above 0; null: they are not. Default 80.
    /// </summary>
    public double? DynamicRange { get; set; } = 80;

    internal double HighestFrequency => MaximumFrequency ?? SampleRate / 2.0;

    internal override void Validate()
    {
        base.Validate();
        OptionCheck.InRange(MelBands, 4, 512, nameof(MelBands));
        OptionCheck.InRange(MinimumFrequency, 0, SampleRate / 2.0, nameof(MinimumFrequency));
        if (MaximumFrequency is { } highest && !(highest > MinimumFrequency && highest <= SampleRate / 2.0))
            throw OptionCheck.OutOfRange(
                nameof(MaximumFrequency), highest, $"more than MinimumFrequency, {MinimumFrequency}, at most half the sample rate");
        if (DynamicRange is { } range)
            OptionCheck.Above(range, 0, nameof(DynamicRange));
    }
}
