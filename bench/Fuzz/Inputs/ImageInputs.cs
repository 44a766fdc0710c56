using System.Buffers.Binary;
using System.IO.Compression;
using Embedded.MLNet.Tests.Images;
using Microsoft.ML.Data;

namespace Bench.Fuzz.Inputs;

/// <summary>Images in each format: decoded, and their pixels looked at.</summary>
internal sealed class ImageInputs : InputKind
{
    private const int SignatureSize = 8;
    private const int ChunkFrame = 12;

    private readonly byte[][] _images = [.. ImageBytes.OfEachFormat().Values, .. Odd()];

    protected override FuzzInput Make(Random random)
    {
        byte[] image = _images[random.Next(_images.Length)];
        byte[] other = _images[random.Next(_images.Length)];
        bool png = image[1] == (byte)'P';
        byte[] changed = png && random.Next(4) > 0 ? ChangeChunk(image, other, random) : Change(image, other, random);
        return new FuzzInput(png ? "png" : "image", changed, () => Use(changed));
    }

    private static void Use(byte[] file)
    {
        using MLImage image = MLImage.CreateFromStream(new MemoryStream(file, writable: false));
        long sum = 0;
        foreach (byte value in image.Pixels)
            sum += value;
        if (sum < 0 || image.Pixels.Length != 4L * image.Width * image.Height)
            throw new InvalidDataException("The pixels are not those of the size.");
        if (image.Pixels.Length < 1 << 16)
            _ = image.GetBGRPixels.Length;
    }

    private static byte[] Change(byte[] image, byte[] other, Random random)
    {
        if (random.Next(2) == 0)
            return Mutation.Apply(image, random, other);
        byte[] changed = [.. image];
        // Headers say sizes; most bytes behind them are pixels.
        for (int count = random.Next(1, 4); count > 0; count--)
            Mutation.Overwrite(changed.AsSpan(0, Math.Min(changed.Length, random.Next(2) == 0 ? 64 : 700)), random);
        return changed;
    }

    // One chunk of a PNG with a checksum that holds; of the pixels also what the packing hides.
    private static byte[] ChangeChunk(byte[] png, byte[] other, Random random)
    {
        int count = 0;
        for (int at = SignatureSize; at < png.Length; at = Next(png, at))
            count++;
        int start = SignatureSize;
        for (int skip = random.Next(count); skip > 0; skip--)
            start = Next(png, start);
        string type = System.Text.Encoding.Latin1.GetString(png, start + 4, 4);
        byte[] content = png[(start + 8)..(Next(png, start) - 4)];
        byte[] changed = type == "IDAT" && random.Next(2) == 0
            ? Pack(Mutation.Apply(Unpack(content), random, other))
            : Mutation.Apply(content, random, other);
        if (type == "IHDR" && random.Next(2) == 0)
        {
            changed = [.. content];
            Mutation.Overwrite(changed, random);
        }
        return [.. png.AsSpan(0, start), .. ImageBytes.Chunk(type, changed), .. png.AsSpan(Next(png, start))];
    }

    private static int Next(byte[] png, int chunk) => chunk + ChunkFrame + BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(chunk));

    private static byte[] Unpack(byte[] packed)
    {
        using var content = new MemoryStream();
        using (var zlib = new ZLibStream(new MemoryStream(packed), CompressionMode.Decompress))
            zlib.CopyTo(content);
        return content.ToArray();
    }

    private static byte[] Pack(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            zlib.Write(content);
        return packed.ToArray();
    }

    private static IEnumerable<byte[]> Odd()
    {
        var random = new Random(9);
        byte[][] Rows(int width, int height) => [.. Enumerable.Range(0, height).Select(_ =>
        {
            var row = new byte[width];
            random.NextBytes(row);
            return row;
        })];
        yield return ImageBytes.Png(5, 7, 6, 8, Rows(20, 7));
        yield return ImageBytes.Png(16, 4, 0, 1, Rows(2, 4));
        yield return ImageBytes.Png(9, 5, 0, 16, Rows(18, 5));
        yield return ImageBytes.Png(8, 8, 3, 8, [.. Rows(8, 8).Select(row => row.Select(value => (byte)(value % 4)).ToArray())],
            ("PLTE", [0, 0, 0, 255, 0, 0, 0, 255, 0, 9, 9, 9]), ("tRNS", [0, 128]));
        yield return ImageBytes.PngOfScanlines(6, 6, 2, 8, interlaced: true, new byte[400]);
        // A megabyte of zeros for a small price, and a header that says much more.
        yield return ImageBytes.PngOfScanlines(600, 600, 2, 8, interlaced: false, new byte[1801], repeats: 600);
        yield return ImageBytes.PngOfScanlines(6000, 6000, 2, 8, interlaced: false, new byte[18001], repeats: 600);
        yield return ImageBytes.Bmp(7, 3, 32, Rows(28, 3));
        yield return ImageBytes.Bmp(8, 4, 8, Rows(8, 4), Rows(1024, 1)[0]);
        yield return ImageBytes.Gif(12, 10, Rows(768, 1)[0], Rows(120, 1)[0], transparent: 3);
    }
}
