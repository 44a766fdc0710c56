using System.Buffers.Binary;
using System.IO.Compression;
using Microsoft.ML.Data;

namespace Embedded.MLNet.Tests.Images;

/// <summary>Images of the field: those that another decoder has read too, and those that are simple enough to be read here.</summary>
public sealed class RealImagesTests
{
    private const int CifarPixels = 32 * 32;

    [SkippableFact]
    public void Photos_are_decoded_as_another_decoder_did()
    {
        // Each record is a label and the planes red, green, blue of an image that is in the archive.
        using var records = new GZipStream(GoldenFiles.OpenData("cifar10/mini_test_batch.bin.gz"), CompressionMode.Decompress);
        var unpacked = new MemoryStream();
        records.CopyTo(unpacked);
        byte[][] known = [.. unpacked.ToArray().Chunk(1 + (3 * CifarPixels)).Select(record => record[1..])];
        using var archive = new ZipArchive(GoldenFiles.OpenData("cifar10/test.zip"));
        List<double> found = [];
        int largest = 0;
        foreach (ZipArchiveEntry entry in archive.Entries.Where(entry => entry.Name.EndsWith(".jpg", StringComparison.Ordinal)))
        {
            using Stream content = entry.Open();
            using MLImage image = MLImage.CreateFromStream(content);
            Assert.Equal((32, 32), (image.Width, image.Height));
            byte[] planes = Planes(image);
            byte[]? same = known.FirstOrDefault(record => IsNear(record, planes));
            if (same is null)
                continue;
            int[] differences = [.. same.Zip(planes, (a, b) => Math.Abs(a - b))];
            found.Add(differences.Average());
            largest = Math.Max(largest, differences.Max());
        }
        Assert.Equal(250, found.Count);
        Assert.InRange(found.Max(), 0, 0.2);
        Assert.InRange(largest, 0, 4);
    }

    [SkippableFact]
    public void Black_and_white_drawings_have_every_pixel()
    {
        using var archive = new ZipArchive(GoldenFiles.OpenData("omniglot/one_shot_all_runs.zip"));
        ZipArchiveEntry[] drawings = [.. archive.Entries.Where(entry => entry.Name.EndsWith(".png", StringComparison.Ordinal)).Take(100)];
        Assert.Equal(100, drawings.Length);
        foreach (ZipArchiveEntry drawing in drawings)
        {
            var content = new MemoryStream();
            using (Stream stream = drawing.Open())
                stream.CopyTo(content);
            byte[] file = content.ToArray();
            using MLImage image = SmallImages.Decode(file);
            Assert.Equal((105, 105), (image.Width, image.Height));
            byte[][] rows = OneBitRows(file, 105);
            for (int i = 0; i < 105 * 105; i++)
            {
                int bit = (rows[i / 105][i % 105 / 8] >> (7 - (i % 105 % 8))) & 1;
                Assert.Equal([255 * bit, 255 * bit, 255 * bit, 255], SmallImages.At(image, i % 105, i / 105));
            }
        }
    }

    [SkippableFact]
    public void Photos_saved_as_png_stay_the_same_and_as_jpeg_nearly()
    {
        using var archive = new ZipArchive(GoldenFiles.OpenData("sdnet-bridge-decks/bridge_decks.zip"));
        string folder = Directory.CreateTempSubdirectory().FullName;
        foreach (ZipArchiveEntry entry in archive.Entries.Where(entry => entry.Name.EndsWith(".jpg", StringComparison.Ordinal)).Take(6))
        {
            using Stream content = entry.Open();
            using MLImage photo = MLImage.CreateFromStream(content);
            Assert.Equal((256, 256), (photo.Width, photo.Height));
            string png = Path.Combine(folder, "photo.png"), jpeg = Path.Combine(folder, "photo.jpg");
            photo.Save(png);
            photo.Save(jpeg);
            using MLImage exact = MLImage.CreateFromFile(png);
            using MLImage near = MLImage.CreateFromFile(jpeg);
            Assert.Equal(photo.Pixels.ToArray(), exact.Pixels.ToArray());
            Assert.InRange(photo.GetBGRPixels.Zip(near.GetBGRPixels, (a, b) => Math.Abs(a - b)).Average(), 0, 1);
        }
        Directory.Delete(folder, recursive: true);
    }

    private static byte[] Planes(MLImage image)
    {
        byte[] bgr = image.GetBGRPixels;
        var planes = new byte[bgr.Length];
        for (int i = 0; i < planes.Length; i++)
            planes[i] = bgr[(3 * (i % CifarPixels)) + 2 - (i / CifarPixels)];
        return planes;
    }

    private static bool IsNear(byte[] left, byte[] right)
    {
        for (int i = 0; i < left.Length; i += 61)
        {
            if (Math.Abs(left[i] - right[i]) > 12)
                return false;
        }
        return true;
    }

    // The rows of a PNG of one bit a pixel, read by its specification.
    private static byte[][] OneBitRows(byte[] file, int size)
    {
        var packed = new MemoryStream();
        for (int at = 8; at < file.Length;)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            if (file.AsSpan(at + 4, 4).SequenceEqual("IDAT"u8))
                packed.Write(file, at + 8, length);
            at += 12 + length;
        }
        packed.Position = 0;
        using var zlib = new ZLibStream(packed, CompressionMode.Decompress);
        var rows = new byte[size][];
        var above = new byte[(size + 7) / 8];
        for (int y = 0; y < size; y++)
        {
            int filter = zlib.ReadByte();
            rows[y] = new byte[above.Length];
            zlib.ReadExactly(rows[y]);
            ImageBytes.Unfilter(rows[y], above, step: 1, filter);
            above = rows[y];
        }
        return rows;
    }
}
