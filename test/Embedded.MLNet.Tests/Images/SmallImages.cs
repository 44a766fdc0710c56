using Microsoft.ML.Data;

namespace Embedded.MLNet.Tests.Images;

/// <summary>Images made of numbers, and their pixels as numbers.</summary>
internal static class SmallImages
{
    /// <summary>An opaque image of random colours.</summary>
    public static MLImage Random(int width, int height, int seed, MLPixelFormat format = MLPixelFormat.Bgra32)
    {
        var pixels = new byte[width * height * 4];
        new Random(seed).NextBytes(pixels);
        for (int i = 3; i < pixels.Length; i += 4)
            pixels[i] = 255;
        return MLImage.CreateFromPixels(width, height, format, pixels);
    }

    /// <summary>An opaque grey image of the function's values.</summary>
    public static MLImage Gray(int width, int height, Func<int, int, int> value) => MLImage.CreateFromPixels(width, height, MLPixelFormat.Bgra32,
        [.. Enumerable.Range(0, width * height).SelectMany(i => Enumerable.Repeat((byte)value(i % width, i / width), 3).Append((byte)255))]);

    /// <summary>The green of each pixel: of a grey image, its value.</summary>
    public static int[] Greens(MLImage image) => [.. Enumerable.Range(0, image.Width * image.Height).Select(i => (int)image.Pixels[(4 * i) + 1])];

    public static MLImage Decode(byte[] file) => MLImage.CreateFromStream(new MemoryStream(file));

    /// <summary>Red, green, blue, alpha of one pixel.</summary>
    public static int[] At(MLImage image, int x, int y)
    {
        ReadOnlySpan<byte> pixel = image.Pixels.Slice(((y * image.Width) + x) * 4, 4);
        return image.PixelFormat == MLPixelFormat.Bgra32 ? [pixel[2], pixel[1], pixel[0], pixel[3]] : [pixel[0], pixel[1], pixel[2], pixel[3]];
    }
}
