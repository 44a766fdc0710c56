using System.Runtime.InteropServices;
using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms.Image;

// Images to files: PNG with what there is of alpha, JPEG at the best quality without it.
internal static class ImageEncoder
{
    private const int JpegQuality = 100;

    public static byte[] Encode(MLImage image, string extension, string paramName)
    {
        var format = extension?.ToLowerInvariant();
        if (format is not (".png" or ".jpg" or ".jpeg"))
            throw new ArgumentException($"An image is saved as .png, .jpg or .jpeg, not as '{extension}'", paramName);
        var error = format == ".png" ? EncodePng(image, out var file, out var length) : EncodeJpeg(image, out file, out length);
        using (file)
        {
            if (error != 0)
                throw new InvalidOperationException($"The image of {image.Width} x {image.Height} cannot be saved: {Marshal.PtrToStringUTF8(error)}");
            var result = new byte[length];
            Marshal.Copy(file.DangerousGetHandle(), result, 0, result.Length);
            return result;
        }
    }

    private static nint EncodePng(MLImage image, out NativeBytes file, out long length)
    {
        var colors = PixelConversion.IsOpaque(image.Pixels) ? PixelConversion.Rgb : PixelConversion.Rgba;
        var pixels = PixelConversion.ToStraight(image.Pixels, image.PixelFormat, colors);
        return NativeMethods.ei_encode_png(pixels, image.Width, image.Height, colors.Length, out file, out length);
    }

    private static nint EncodeJpeg(MLImage image, out NativeBytes file, out long length)
    {
        var pixels = PixelConversion.ToStored(image.Pixels, image.PixelFormat, PixelConversion.Rgb);
        return NativeMethods.ei_encode_jpeg(pixels, image.Width, image.Height, JpegQuality, out file, out length);
    }
}
