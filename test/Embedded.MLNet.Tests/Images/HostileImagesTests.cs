using System.Buffers.Binary;
using System.Diagnostics;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Embedded.MLNet.Tests.Images;

/// <summary>Images that are broken, or claim to be huge: an error that says so, never a crash, a hang or much memory.</summary>
public sealed class HostileImagesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public static TheoryData<string> Formats => [.. ImageBytes.OfEachFormat().Keys];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_truncated_image_is_an_error_at_every_length(string format)
    {
        byte[] file = ImageBytes.OfEachFormat()[format];
        using (MLImage whole = SmallImages.Decode(file))
            Assert.Equal((17, 9), (whole.Width, whole.Height));
        // The last byte of a GIF ends the file, the one before ends the image's blocks; without them the image is all there.
        int complete = format == "gif" ? file.Length - 1 : file.Length;
        for (int length = 0; length < complete; length++)
            Assert.Throws<ArgumentException>("imageStream", () => SmallImages.Decode(file[..length]));
    }

    [Fact]
    public void Any_changed_bit_of_the_data_of_a_png_is_an_error()
    {
        byte[] file = ImageBytes.OfEachFormat()["png"];
        int data = file.AsSpan().IndexOf("IDAT"u8);
        int end = file.AsSpan().IndexOf("IEND"u8) - 4;
        for (int i = data; i < end; i++)
        {
            byte[] changed = [.. file];
            changed[i] ^= (byte)(1 << (i % 8));
            Assert.Throws<ArgumentException>("imageStream", () => SmallImages.Decode(changed));
        }
    }

    [Fact]
    public void Errors_name_the_file()
    {
        foreach ((string format, byte[] file) in ImageBytes.OfEachFormat())
        {
            string name = $"broken.{format}";
            string path = Path.Combine(_folder, name);
            File.WriteAllBytes(path, file[..(file.Length / 2)]);
            ArgumentException thrown = Assert.Throws<ArgumentException>("imagePath", () => MLImage.CreateFromFile(path));
            Assert.Contains(path, thrown.Message, StringComparison.Ordinal);

            var ml = new MLContext(seed: 1);
            IDataView data = ml.Data.LoadFromEnumerable(new[] { new PathRow { Path = name } });
            IDataView loaded = ml.Transforms.LoadImages("Image", _folder, "Path").Fit(data).Transform(data);
            thrown = Assert.Throws<ArgumentException>(() => loaded.GetColumn<MLImage>("Image").Count());
            Assert.Contains(path, thrown.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(60_000, 60_000)]
    [InlineData(6_000, 5_000)]
    [InlineData(70_000, 1)]
    [InlineData(int.MaxValue, int.MaxValue)]
    public void A_small_file_cannot_claim_a_huge_image(int width, int height)
    {
        byte[] png = ImageBytes.PngOfScanlines(width, height, 2, 8, interlaced: false, new byte[100]);
        byte[] bmp = ImageBytes.OfEachFormat()["bmp"];
        BinaryPrimitives.WriteInt32LittleEndian(bmp.AsSpan(18), width);
        BinaryPrimitives.WriteInt32LittleEndian(bmp.AsSpan(22), height);
        AssertRefusedAtOnce(png);
        AssertRefusedAtOnce(bmp);
    }

    [Fact]
    public void Data_that_unpack_to_more_than_the_image_are_cut_short()
    {
        // A pixel whose data are 300 MB of zeros in 300 kB.
        AssertRefusedAtOnce(ImageBytes.PngOfScanlines(1, 1, 0, 8, interlaced: false, new byte[1_000_000], repeats: 300));
    }

    [Fact]
    public void A_jpeg_of_endless_scans_is_refused()
    {
        byte[] file = ImageBytes.OfEachFormat()["jpg"];
        int frame = file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]);
        int scan = file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xDA]);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(frame + 5), 4000);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(frame + 7), 4000);
        byte[] header = file[scan..(scan + 2 + BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(scan + 2)))];
        byte[] many = [.. file[..scan], .. Enumerable.Repeat(header, 5000).SelectMany(bytes => bytes), 0xFF, 0xD9];
        AssertRefusedAtOnce(many, "too many scans");
    }

    [Fact]
    public void A_jpeg_of_too_many_huffman_codes_is_refused()
    {
        byte[] file = ImageBytes.OfEachFormat()["jpg"];
        int table = file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC4]);
        file.AsSpan(table + 5, 16).Fill(255);
        AssertRefusedAtOnce(file, "Huffman");
        AssertRefusedAtOnce([0xFF, .. file], "Huffman");
    }

    [Fact]
    public void Changed_files_give_an_image_or_an_error()
    {
        byte[][] files = [.. ImageBytes.OfEachFormat().Values];
        var random = new Random(1);
        int images = 0, errors = 0;
        for (int i = 0; i < 6000; i++)
        {
            byte[] file = [.. files[i % files.Length]];
            for (int change = random.Next(1, 6); change > 0; change--)
                file[random.Next(file.Length)] = (byte)random.Next(256);
            try
            {
                using MLImage image = SmallImages.Decode(file);
                Assert.Equal(4 * image.Width * image.Height, image.Pixels.Length);
                images++;
            }
            catch (ArgumentException exception)
            {
                Assert.Equal("imageStream", exception.ParamName);
                errors++;
            }
        }
        Assert.True(images > 500 && errors > 500, $"{images} images and {errors} errors");
    }

    [Fact]
    public void Threads_decode_at_the_same_time()
    {
        Dictionary<string, byte[]> files = ImageBytes.OfEachFormat();
        Dictionary<string, byte[]> expected = files.ToDictionary(file => file.Key, file => SmallImages.Decode(file.Value).Pixels.ToArray());
        Parallel.For(0, 400, new ParallelOptions { MaxDegreeOfParallelism = 4 }, i =>
        {
            foreach ((string format, byte[] file) in files)
            {
                using MLImage image = SmallImages.Decode(file);
                Assert.Equal(expected[format], image.Pixels.ToArray());
            }
        });
    }

    private static void AssertRefusedAtOnce(byte[] file, string reason = "")
    {
        var watch = Stopwatch.StartNew();
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        ArgumentException thrown = Assert.Throws<ArgumentException>("imageStream", () => SmallImages.Decode(file));
        Assert.Contains(reason, thrown.Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - allocated, 0, (10L * file.Length) + 1_000_000);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 10);
    }

    private sealed class PathRow
    {
        public string? Path { get; set; }
    }
}
