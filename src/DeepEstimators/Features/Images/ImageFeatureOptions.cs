using DeepEstimators.Features;
using DeepEstimators.Inputs;
using DeepEstimators.Networks;
using Microsoft.ML.Data;

namespace DeepEstimators;

/// <summary>
/// Options of features of images. A row holds the pixels channel after channel and, in a channel, row after row from the top.
/// Where neither height, width nor channels are given, the column's dimensions say them, as ExtractPixels sets them; else
/// images are squares of 1, 3 or 4 channels.
/// </summary>
public abstract class ImageFeatureOptions : FeatureExtractionOptions
{
    private const int LargestSide = 65_536;

    private protected ImageFeatureOptions()
    {
    }

    /// <summary>Height of the images in pixels, 1 to 65,536; null (default): as the column says, else a square.</summary>
    public int? Height { get; set; }

    /// <summary>Width of the images in pixels, 1 to 65,536; null (default): as the column says, else a square.</summary>
    public int? Width { get; set; }

    /// <summary>Channels, 1 to 16; null (default): as the column says, else 1, 3 or 4.</summary>
    public int? Channels { get; set; }

    internal override void Validate()
    {
        if (Height is { } height)
            OptionCheck.InRange(height, 1, LargestSide, nameof(Height));
        if (Width is { } width)
            OptionCheck.InRange(width, 1, LargestSide, nameof(Width));
        if (Channels is { } channels)
            OptionCheck.InRange(channels, 1, 16, nameof(Channels));
    }

    internal sealed override InputShape? Shape(string column, DataViewType type, string parameterName) =>
        new ImageShapeChoice(Channels, Height, Width).Choose(column, type, parameterName);

    internal sealed override RowFeatures Create(InputShape? shape) =>
        OfImage(shape ?? throw new ArgumentException("Images need a shape.", nameof(shape)));

    private protected abstract RowFeatures OfImage(InputShape image);
}
