using DeepEstimators.Networks;
using Microsoft.ML.Data;

namespace DeepEstimators.Inputs.Images;

/// <summary>
/// Brings images to one size by a triangle filter as wide as the image shrinks, one direction after the other, so that no pixel is
/// passed over. Grey is the luma of ITU-R BT.601.
/// </summary>
internal sealed class ImageResampler(InputShape shape)
{
    private const int BytesPerPixel = 4;

    private readonly float[] column = new float[shape.Height];
    private ResamplingAxis? across;
    private ResamplingAxis? down;
    private float[] plane = [];
    private float[] narrowed = [];

    /// <summary>Writes the image, channel after channel and row after row from the top: grey, or red, green, blue and alpha.</summary>
    internal void Run(MLImage image, Span<byte> destination)
    {
        int width = image.Width, height = image.Height;
        across = ResamplingAxis.For(across, width, shape.Width);
        down = ResamplingAxis.For(down, height, shape.Height);
        Array.Resize(ref plane, Math.Max(plane.Length, width * height));
        Array.Resize(ref narrowed, Math.Max(narrowed.Length, shape.Width * height));
        var isRedFirst = image.PixelFormat == MLPixelFormat.Rgba32;
        for (var channel = 0; channel < shape.Channels; channel++)
        {
            Take(image.Pixels, isRedFirst, channel, plane.AsSpan(0, width * height));
            for (var row = 0; row < height; row++)
                across.Run(plane.AsSpan(row * width, width), 1, narrowed.AsSpan(row * shape.Width, shape.Width));
            var area = destination.Slice(channel * shape.Height * shape.Width, shape.Height * shape.Width);
            for (var x = 0; x < shape.Width; x++)
            {
                down.Run(narrowed.AsSpan(x), shape.Width, column);
                for (var y = 0; y < shape.Height; y++)
                    area[y * shape.Width + x] = (byte)Math.Clamp(MathF.Round(column[y]), 0, 255);
            }
        }
    }

    private void Take(ReadOnlySpan<byte> pixels, bool isRedFirst, int channel, Span<float> values)
    {
        var (red, blue) = isRedFirst ? (0, 2) : (2, 0);
        if (shape.Channels == 1)
        {
            for (var i = 0; i < values.Length; i++)
            {
                var pixel = pixels.Slice(i * BytesPerPixel, BytesPerPixel);
                values[i] = 0.299f * pixel[red] + 0.587f * pixel[1] + 0.114f * pixel[blue];
            }

            return;
        }

        var offset = channel switch { 0 => red, 2 => blue, _ => channel };
        for (var i = 0; i < values.Length; i++)
            values[i] = pixels[i * BytesPerPixel + offset];
    }
}
