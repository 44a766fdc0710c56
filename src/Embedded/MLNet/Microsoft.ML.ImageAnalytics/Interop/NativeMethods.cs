using System.Runtime.InteropServices;

namespace Microsoft.ML.Transforms.Image;

// native/abi.h says what each does. A function that can fail returns a message of static storage, or null.
internal static partial class NativeMethods
{
    private const string Library = "embeddedimages";

    [LibraryImport(Library)]
    internal static partial nint ei_info(ReadOnlySpan<byte> data, int length, out int width, out int height);

    [LibraryImport(Library)]
    internal static partial nint ei_decode(ReadOnlySpan<byte> data, int length, long memory, ref int width, ref int height, out NativeBytes pixels);

    [LibraryImport(Library)]
    internal static partial void ei_copy_bgra_premultiplied(NativeBytes pixels, long count, Span<byte> destination);

    [LibraryImport(Library)]
    internal static partial nint ei_encode_png(ReadOnlySpan<byte> pixels, int width, int height, int channels, out NativeBytes file, out long length);

    [LibraryImport(Library)]
    internal static partial nint ei_encode_jpeg(ReadOnlySpan<byte> pixels, int width, int height, int quality, out NativeBytes file, out long length);

    [LibraryImport(Library)]
    internal static partial void ei_free(nint bytes);
}
