using System.Buffers;
using Microsoft.ML.Data;
using Microsoft.Win32.SafeHandles;

namespace Microsoft.ML.Transforms.Image;

// Whole files, without an array a file.
internal static class ImageFile
{
    public static MLImage Decode(string path, string paramName)
    {
        using var file = Open(path, out var length);
        var buffer = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            var content = buffer.AsSpan(0, length);
            Read(file, content, path);
            return ImageDecoder.Decode(content, path, paramName);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public static void Load(string path, ref VBuffer<byte> content)
    {
        using var file = Open(path, out var length);
        var editor = VBufferEditor.Create(ref content, length);
        Read(file, editor.Values, path);
        content = editor.Commit();
    }

    private static SafeFileHandle Open(string path, out int length)
    {
        var file = File.OpenHandle(path);
        var size = RandomAccess.GetLength(file);
        if (size > Array.MaxLength)
        {
            file.Dispose();
            throw new IOException($"The file '{path}' has {size} bytes, more than an image may have");
        }
        length = (int)size;
        return file;
    }

    private static void Read(SafeFileHandle file, Span<byte> content, string path)
    {
        for (var done = 0; done < content.Length;)
        {
            var count = RandomAccess.Read(file, content[done..], done);
            if (count == 0)
                throw new EndOfStreamException($"The file '{path}' has become shorter while it was read");
            done += count;
        }
    }
}
