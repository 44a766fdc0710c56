using DeepEstimators.Features;
using DeepEstimators.Networks;

namespace DeepEstimators;

/// <summary>How the colours of a histogram are told apart.</summary>
public enum ColorSpace
{
    /// <summary>The channels as they are, such as red, green and blue, or grey.</summary>
    Channels,

    /// <summary>Hue, saturation and value of red, green and blue (Smith, "Color Gamut Transform Pairs", 1978).</summary>
    Hsv,
}

/// <summary>Options of ColorHistogram: histograms of an image's colours, as shares of the pixels.</summary>
public sealed class ColorHistogramOptions : ImageFeatureOptions
{
    internal const int DefaultBins = 8;

    private const int LargestSize = 1 << 20;

    /// <summary>How colours are told apart; <see cref="ColorSpace.Hsv"/> takes three channels. Default the channels as they are.</summary>
    public ColorSpace Space { get; set; } = ColorSpace.Channels;

    /// <summary>Bins of each channel, 2 to 256. Default 8.</summary>
    public int Bins { get; set; } = DefaultBins;

    /// <summary>
    /// False (default): a histogram for each channel, which sums to 1. True: one of all combinations of the channels' bins, 512 of
    /// three channels by default; at most 1,048,576.
    /// </summary>
    public bool Joint { get; set; }

    /// <summary>The channels' greatest value, above 0; their least is 0, and values beyond count as the nearer of both. Default 255.</summary>
    public double Maximum { get; set; } = 255;

    internal override void Validate()
    {
        base.Validate();
        OptionCheck.Defined(Space, nameof(Space));
        OptionCheck.InRange(Bins, 2, 256, nameof(Bins));
        OptionCheck.Above(Maximum, 0, nameof(Maximum));
    }

    private protected override RowFeatures OfImage(InputShape image)
    {
        if (Space == ColorSpace.Hsv && image.Channels != 3)
            throw OptionCheck.OutOfRange(nameof(Space), Space, $"Channels for {image.Channels} channels; Hsv takes 3");
        if (Joint && Math.Pow(Bins, image.Channels) > LargestSize)
            throw OptionCheck.OutOfRange(nameof(Bins), Bins, $"at most {LargestSize} bins of all {image.Channels} channels together");
        return new ColorHistogram(this, image);
    }
}
