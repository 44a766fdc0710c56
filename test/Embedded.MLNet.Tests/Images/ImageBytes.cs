using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Embedded.MLNet.Tests.Images;

/// <summary>Small image files written byte by byte, so that what a decoder must give is known.</summary>
internal static class ImageBytes
{
    private static readonly uint[] _crcTable = [.. Enumerable.Range(0, 256).Select(i =>
        Enumerable.Range(0, 8).Aggregate((uint)i, (crc, _) => (crc & 1) != 0 ? 0xEDB88320u ^ (crc >> 1) : crc >> 1))];

    /// <summary>A PNG of these rows (samples as they are stored, without filter bytes); row y gets the filter y modulo 5.</summary>
    public static byte[] Png(int width, int height, int colorType, int depth, byte[][] rows, params (string Type, byte[] Content)[] extra)
    {
        int[] channels = [1, 0, 3, 1, 2, 0, 4];
        int step = Math.Max(1, channels[colorType] * depth / 8);
        byte[] scanlines = [.. rows.SelectMany((row, y) => Filtered(row, y > 0 ? rows[y - 1] : new byte[row.Length], step, y % 5))];
        return PngOfScanlines(width, height, colorType, depth, interlaced: false, scanlines, repeats: 1, extra);
    }

    public static byte[] PngOfScanlines(int width, int height, int colorType, int depth, bool interlaced, byte[] scanlines,
        int repeats = 1, params (string Type, byte[] Content)[] extra)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = (byte)depth;
        header[9] = (byte)colorType;
        header[12] = interlaced ? (byte)1 : (byte)0;
        var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            for (int i = 0; i < repeats; i++)
                zlib.Write(scanlines);
        }
        return [0x89, .. "PNG\r\n\x1a\n"u8, .. Chunk("IHDR", header), .. extra.SelectMany(chunk => Chunk(chunk.Type, chunk.Content)),
            .. Chunk("IDAT", packed.ToArray()), .. Chunk("IEND", [])];
    }

    public static byte[] Chunk(string type, byte[] content)
    {
        var chunk = new byte[12 + content.Length];
        BinaryPrimitives.WriteInt32BigEndian(chunk, content.Length);
        Encoding.ASCII.GetBytes(type, chunk.AsSpan(4));
        content.CopyTo(chunk, 8);
        uint crc = ~chunk.AsSpan(4, 4 + content.Length).ToArray().Aggregate(uint.MaxValue, (sum, next) => _crcTable[(byte)(sum ^ next)] ^ (sum >> 8));
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(8 + content.Length), crc);
        return chunk;
    }

    /// <summary>A BMP of 24 or 32 bits, or of fewer with a palette (blue, green, red, 0 a colour); rows from the top.</summary>
    public static byte[] Bmp(int width, int height, int bits, byte[][] rows, byte[]? palette = null)
    {
        int stride = ((width * bits) + 31) / 32 * 4;
        palette ??= [];
        var file = new byte[54 + palette.Length + (stride * height)];
        "BM"u8.CopyTo(file);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(2), file.Length);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(10), 54 + palette.Length);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(14), 40);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(18), width);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(22), height);
        file[26] = 1;
        file[28] = (byte)bits;
        palette.CopyTo(file, 54);
        for (int y = 0; y < height; y++)
            rows[height - 1 - y].CopyTo(file, 54 + palette.Length + (y * stride));
        return file;
    }

    /// <summary>A GIF whose codes are the palette's indices, with a clear code often enough that none becomes longer.</summary>
    public static byte[] Gif(int width, int height, byte[] palette, byte[] indices, int transparent = -1)
    {
        int bits = System.Numerics.BitOperations.Log2((uint)(palette.Length / 3));
        int clear = 1 << bits;
        List<int> codes = [clear];
        for (int i = 0; i < indices.Length; i++)
        {
            codes.Add(indices[i]);
            if ((i + 1) % (clear - 2) == 0)
                codes.Add(clear);
        }
        codes.Add(clear + 1);
        List<byte> data = [];
        int buffer = 0, count = 0;
        foreach (int code in codes)
        {
            buffer |= code << count;
            for (count += bits + 1; count >= 8; count -= 8, buffer >>= 8)
                data.Add((byte)buffer);
        }
        data.Add((byte)buffer);
        byte[] control = transparent < 0 ? [] : [0x21, 0xF9, 4, 1, 0, 0, (byte)transparent, 0];
        byte[] blocks = [.. data.Chunk(255).SelectMany(block => (byte[])[(byte)block.Length, .. block]), 0];
        return [.. "GIF89a"u8, .. Word(width), .. Word(height), (byte)(0x80 | (bits - 1)), 0, 0, .. palette, .. control,
            0x2C, 0, 0, 0, 0, .. Word(width), .. Word(height), 0, (byte)bits, .. blocks, 0x3B];
    }

    /// <summary>An image of 17 x 9 in each format, by its extension.</summary>
    public static Dictionary<string, byte[]> OfEachFormat()
    {
        var random = new Random(5);
        byte[][] Rows(int bytes, int values = 256) =>
            [.. Enumerable.Range(0, 9).Select(_ => Enumerable.Range(0, bytes).Select(_ => (byte)random.Next(values)).ToArray())];
        return new Dictionary<string, byte[]>
        {
            ["png"] = Png(17, 9, 2, 8, Rows(51)),
            ["bmp"] = Bmp(17, 9, 24, Rows(51)),
            ["gif"] = Gif(17, 9, [.. Enumerable.Range(0, 48).Select(i => (byte)(5 * i))], [.. Rows(17, 16).SelectMany(row => row)]),
            ["jpg"] = Jpeg(17, 9),
        };
    }

    // What the supplier itself writes.
    private static byte[] Jpeg(int width, int height)
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        string path = Path.Combine(folder, "image.jpg");
        using (var image = SmallImages.Random(width, height, seed: 6))
            image.Save(path);
        byte[] file = File.ReadAllBytes(path);
        Directory.Delete(folder, recursive: true);
        return file;
    }

    private static byte[] Word(int value) => [(byte)value, (byte)(value >> 8)];

    /// <summary>Takes a row of a PNG back from the differences that its filter made.</summary>
    public static void Unfilter(byte[] row, byte[] above, int step, int filter)
    {
        for (int i = 0; i < row.Length; i++)
            row[i] += Guess(row, above, step, filter, i);
    }

    private static byte[] Filtered(byte[] row, byte[] above, int step, int filter) =>
        [(byte)filter, .. row.Select((value, i) => (byte)(value - Guess(row, above, step, filter, i)))];

    private static byte Guess(byte[] row, byte[] above, int step, int filter, int i)
    {
        byte left = i >= step ? row[i - step] : (byte)0;
        byte corner = i >= step ? above[i - step] : (byte)0;
        return filter switch
        {
            1 => left,
            2 => above[i],
            3 => (byte)((left + above[i]) / 2),
            4 => (byte)Paeth(left, above[i], corner),
            _ => 0,
        };
    }

    private static int Paeth(int left, int up, int corner)
    {
        int guess = left + up - corner;
        int toLeft = Math.Abs(guess - left), toUp = Math.Abs(guess - up), toCorner = Math.Abs(guess - corner);
        return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
    }
}
