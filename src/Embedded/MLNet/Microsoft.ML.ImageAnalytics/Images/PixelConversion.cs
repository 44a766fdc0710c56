using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms.Image;

// Where the colours stand in a pixel, and pixels in other orders.
internal static class PixelConversion
{
    public const string Bgr = "BGR";
    public const string Rgb = "RGB";
    public const string Rgba = "RGBA";

    // The place of a colour, named by its letter, among the bytes of a pixel.
    public static int IndexOf(MLPixelFormat format, char color) => (format == MLPixelFormat.Rgba32 ? "RGBA" : "BGRA").IndexOf(color);

    public static bool IsOpaque(ReadOnlySpan<byte> pixels)
    {
        for (var i = 3; i < pixels.Length; i += MLImage.BytesPerPixel)
        {
            if (pixels[i] != byte.MaxValue)
                return false;
        }
        return true;
    }

    // The bytes of these colours as they are stored.
    public static byte[] ToStored(ReadOnlySpan<byte> pixels, MLPixelFormat format, string colors) =>
        Reorder(pixels, format, colors, divideByAlpha: false);

    // The bytes of these colours, no longer multiplied by alpha.
    public static byte[] ToStraight(ReadOnlySpan<byte> pixels, MLPixelFormat format, string colors) =>
        Reorder(pixels, format, colors, divideByAlpha: true);

    private static byte[] Reorder(ReadOnlySpan<byte> pixels, MLPixelFormat format, string colors, bool divideByAlpha)
    {
        var count = pixels.Length / MLImage.BytesPerPixel;
        var result = new byte[checked(count * colors.Length)];
        for (var channel = 0; channel < colors.Length; channel++)
        {
            var source = IndexOf(format, colors[channel]);
            var divides = divideByAlpha && colors[channel] != 'A';
            for (int i = 0, from = 0, to = channel; i < count; i++, from += MLImage.BytesPerPixel, to += colors.Length)
            {
                var value = pixels[from + source];
                result[to] = divides ? Divided(value, pixels[from + 3]) : value;
            }
        }
        return result;
    }

    private static byte Divided(byte value, byte alpha) => alpha switch
    {
        byte.MaxValue => value,
        0 => 0,
        _ => (byte)Math.Min(byte.MaxValue, ((value * byte.MaxValue) + (alpha / 2)) / alpha),
    };
}
