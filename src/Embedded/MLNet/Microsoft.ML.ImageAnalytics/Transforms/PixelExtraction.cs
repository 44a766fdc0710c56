using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms.Image;

// Bytes of pixels to vectors: plane after plane, or (interleaved) pixel after pixel.
internal sealed class PixelExtraction(ColorPlanes planes, bool interleaves, float offset, float scale)
{
    private readonly int[] _bgra = planes.BytesOf(MLPixelFormat.Bgra32);
    private readonly int[] _rgba = planes.BytesOf(MLPixelFormat.Rgba32);

    public void Extract(MLImage image, Span<float> values)
    {
        var pixels = MemoryMarshal.Cast<byte, uint>(image.Pixels);
        var bytes = BytesOf(image);
        for (var plane = 0; plane < bytes.Length; plane++)
        {
            if (interleaves)
            {
                for (int i = 0, to = plane; i < pixels.Length; i++, to += bytes.Length)
                    values[to] = Value(pixels[i], 8 * bytes[plane]);
            }
            else
            {
                ExtractPlane(pixels, 8 * bytes[plane], values.Slice(plane * pixels.Length, pixels.Length));
            }
        }
    }

    // Bytes stay what they are: offset and scale are for numbers.
    public void Extract(MLImage image, Span<byte> values)
    {
        var pixels = image.Pixels;
        var bytes = BytesOf(image);
        var count = pixels.Length / MLImage.BytesPerPixel;
        var step = interleaves ? bytes.Length : 1;
        for (var plane = 0; plane < bytes.Length; plane++)
        {
            var to = interleaves ? plane : plane * count;
            for (var from = bytes[plane]; from < pixels.Length; from += MLImage.BytesPerPixel, to += step)
                values[to] = pixels[from];
        }
    }

    private int[] BytesOf(MLImage image) => image.PixelFormat == MLPixelFormat.Rgba32 ? _rgba : _bgra;

    private void ExtractPlane(ReadOnlySpan<uint> pixels, int shift, Span<float> values)
    {
        var mask = Vector256.Create((uint)byte.MaxValue);
        var i = 0;
        for (; i <= pixels.Length - Vector256<uint>.Count; i += Vector256<uint>.Count)
        {
            var color = Vector256.ShiftRightLogical(Vector256.Create(pixels[i..]), shift) & mask;
            ((Vector256.ConvertToSingle(color.AsInt32()) - Vector256.Create(offset)) * scale).CopyTo(values[i..]);
        }
        for (; i < pixels.Length; i++)
            values[i] = Value(pixels[i], shift);
    }

    private float Value(uint pixel, int shift) => ((byte)(pixel >> shift) - offset) * scale;
}
