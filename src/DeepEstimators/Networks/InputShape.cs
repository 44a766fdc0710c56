using System.Globalization;

namespace DeepEstimators.Networks;

/// <summary>
/// What one row is to a network: a vector of features (a batch is <c>[N, n]</c>) or an image (a batch is
/// <c>[N, C, H, W]</c>).
/// </summary>
public sealed record InputShape
{
    private InputShape(bool isImage, int channels, int height, int width)
    {
        IsImage = isImage;
        Channels = channels;
        Height = height;
        Width = width;
    }

    /// <summary>True for an image, false for a vector.</summary>
    public bool IsImage { get; }

    /// <summary>Channels of an image (1 grey, 3 colour); for a vector the number of features.</summary>
    public int Channels { get; }

    /// <summary>Height of an image in pixels; 1 for a vector.</summary>
    public int Height { get; }

    /// <summary>Width of an image in pixels; 1 for a vector.</summary>
    public int Width { get; }

    /// <summary>Numbers in one row: the features, or C x H x W.</summary>
    public int Size => checked(Channels * Height * Width);

    /// <summary>A vector of features; a batch is <c>[N, features]</c>.</summary>
    /// <param name="features">Number of features, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="features"/> is less than 1.</exception>
    public static InputShape Vector(int features)
    {
        OptionCheck.AtLeast(features, 1, nameof(features));
        return new InputShape(false, features, 1, 1);
    }

    /// <summary>An image; a batch is <c>[N, channels, height, width]</c>, channels first, rows from the top.</summary>
    /// <param name="channels">Channels, 1 or more.</param>
    /// <param name="height">Height in pixels, 1 or more.</param>
    /// <param name="width">Width in pixels, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is less than 1.</exception>
    public static InputShape Image(int channels, int height, int width)
    {
        OptionCheck.AtLeast(channels, 1, nameof(channels));
        OptionCheck.AtLeast(height, 1, nameof(height));
        OptionCheck.AtLeast(width, 1, nameof(width));
        return new InputShape(true, channels, height, width);
    }

    /// <summary>The shape of a batch of <paramref name="rows"/> rows.</summary>
    /// <param name="rows">Number of rows, 0 or more.</param>
    public long[] ToBatchShape(long rows) =>
        IsImage ? [rows, Channels, Height, Width] : [rows, Channels];

    /// <summary>For example <c>vector of 30</c> or <c>image of 1 x 28 x 28</c>.</summary>
    public override string ToString() => IsImage
        ? string.Create(CultureInfo.InvariantCulture, $"image of {Channels} x {Height} x {Width}")
        : string.Create(CultureInfo.InvariantCulture, $"vector of {Channels}");
}
