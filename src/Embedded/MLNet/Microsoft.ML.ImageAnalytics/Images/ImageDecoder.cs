using System.Runtime.InteropServices;
using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms.Image;

// Image files to images. What decoding may cost is bounded by the size of the file: a header can claim anything.
internal static class ImageDecoder
{
    private const long MaximumPixels = 1L << 28;
    private const long FreeBytes = 192_000_000;
    private const long BytesPerByteOfFile = 8;

    // name: of the file, or null for a stream. paramName: of the argument that was wrong where the image is.
    public static MLImage Decode(ReadOnlySpan<byte> file, string name, string paramName)
    {
        if (file.IsEmpty)
            throw Refused(name, paramName, "it is empty");
        Check(NativeMethods.ei_info(file, file.Length, out var width, out var height), name, paramName);
        var memory = FreeBytes + (BytesPerByteOfFile * file.Length);
        // The decoder's pixels and ours are there at the same time.
        if ((long)width * height > Math.Min(MaximumPixels, memory / (2 * MLImage.BytesPerPixel)))
            throw Refused(name, paramName, $"{width} x {height} pixels are too many for {file.Length} bytes");
        var error = NativeMethods.ei_decode(file, file.Length, memory, ref width, ref height, out var decoded);
        using (decoded)
        {
            Check(error, name, paramName);
            var pixels = GC.AllocateUninitializedArray<byte>(checked(width * height * MLImage.BytesPerPixel));
            NativeMethods.ei_copy_bgra_premultiplied(decoded, (long)width * height, pixels);
            return new MLImage(width, height, MLPixelFormat.Bgra32, pixels, tag: null);
        }
    }

    private static void Check(nint error, string name, string paramName)
    {
        if (error != 0)
            throw Refused(name, paramName, Marshal.PtrToStringUTF8(error));
    }

    private static ArgumentException Refused(string name, string paramName, string why) =>
        new($"{(name is null ? "The stream" : $"The file '{name}'")} is no image that can be decoded (PNG, JPEG, BMP or GIF): {why}", paramName);
}
