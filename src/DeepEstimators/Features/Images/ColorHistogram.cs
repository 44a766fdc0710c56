using System.Globalization;
using DeepEstimators.Networks;

namespace DeepEstimators.Features;

/// <summary>Shares of an image's pixels by colour.</summary>
internal sealed class ColorHistogram(ColorHistogramOptions options, InputShape image) : RowFeatures
{
    private static readonly string[] Hsv = ["Hue", "Saturation", "Value"];
    private static readonly string[] Rgb = ["Red", "Green", "Blue"];

    private readonly int area = image.Height * image.Width;
    private readonly float scale = (float)(1 / options.Maximum);

    internal override IReadOnlyList<int> Dimensions { get; } =
        [options.Joint ? (int)Math.Pow(options.Bins, image.Channels) : options.Bins * image.Channels];

    internal override string[] SlotNames()
    {
        var names = new string[Size];
        for (var slot = 0; slot < names.Length; slot++)
            names[slot] = options.Joint ? JointName(slot) : $"{ChannelName(slot / options.Bins)}({slot % options.Bins})";
        return names;
    }

    internal override RowComputation CreateComputation()
    {
        var colour = new float[image.Channels];
        return (pixels, histogram) => Compute(pixels, histogram, colour);
    }

    private void Compute(ReadOnlySpan<float> pixels, Span<float> histogram, Span<float> colour)
    {
        histogram.Clear();
        var share = 1f / area;
        for (var pixel = 0; pixel < area; pixel++)
        {
            for (var channel = 0; channel < colour.Length; channel++)
                colour[channel] = Math.Clamp(pixels[channel * area + pixel] * scale, 0, 1);
            if (options.Space == ColorSpace.Hsv)
                ToHsv(colour);
            if (options.Joint)
                histogram[JointBin(colour)] += share;
            else
            {
                for (var channel = 0; channel < colour.Length; channel++)
                    histogram[channel * options.Bins + Bin(colour[channel])] += share;
            }
        }
    }

    // The last bin holds the greatest value too.
    private int Bin(float value) => Math.Min((int)(value * options.Bins), options.Bins - 1);

    private int JointBin(ReadOnlySpan<float> colour)
    {
        var bin = 0;
        foreach (var value in colour)
            bin = bin * options.Bins + Bin(value);
        return bin;
    }

    /// <summary>Red, green and blue from 0 to 1 as hue, saturation and value from 0 to 1; grey has the hue 0.</summary>
    internal static void ToHsv(Span<float> colour)
    {
        float red = colour[0], green = colour[1], blue = colour[2];
        var value = MathF.Max(red, MathF.Max(green, blue));
        var range = value - MathF.Min(red, MathF.Min(green, blue));
        var hue = range == 0 ? 0
            : value == red ? (green - blue) / range
            : value == green ? 2 + (blue - red) / range
            : 4 + (red - green) / range;
        colour[0] = (hue < 0 ? hue + 6 : hue) / 6;
        colour[1] = value == 0 ? 0 : range / value;
        colour[2] = value;
    }

    private string JointName(int slot)
    {
        var bins = new string[image.Channels];
        for (var channel = image.Channels - 1; channel >= 0; channel--, slot /= options.Bins)
            bins[channel] = $"{ChannelName(channel)}({slot % options.Bins})";
        return string.Join('.', bins);
    }

    private string ChannelName(int channel) =>
        options.Space == ColorSpace.Hsv ? Hsv[channel]
        : image.Channels == 3 ? Rgb[channel]
        : image.Channels == 1 ? "Grey"
        : string.Create(CultureInfo.InvariantCulture, $"Channel{channel}");
}
