using Microsoft.ML.Data;

namespace Embedded.MLNet.Tests.Images;

/// <summary>Images from pixels and files, saved again, and what they refuse.</summary>
public sealed class MLImageTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(MLPixelFormat.Bgra32)]
    [InlineData(MLPixelFormat.Rgba32)]
    public void An_image_has_the_pixels_that_it_was_made_of(MLPixelFormat format)
    {
        byte[] pixels = [.. Enumerable.Range(0, 24).Select(i => i % 4 == 3 ? (byte)255 : (byte)(10 * i))];
        using MLImage image = MLImage.CreateFromPixels(3, 2, format, pixels);
        Assert.Equal((3, 2, 32, format), (image.Width, image.Height, image.BitsPerPixel, image.PixelFormat));
        Assert.Equal(pixels, image.Pixels.ToArray());
        byte[] bgr = image.GetBGRPixels;
        Assert.Equal(18, bgr.Length);
        Assert.Equal(format == MLPixelFormat.Bgra32 ? [40, 50, 60] : [60, 50, 40], bgr[3..6]);
        pixels[0]++;
        Assert.NotEqual(pixels[0], image.Pixels[0]);
    }

    [Fact]
    public void Bgr_pixels_are_not_multiplied_by_alpha()
    {
        using MLImage image = MLImage.CreateFromPixels(3, 1, MLPixelFormat.Bgra32, [10, 20, 40, 51, 0, 0, 0, 0, 7, 8, 9, 255]);
        Assert.Equal([50, 100, 200, 0, 0, 0, 7, 8, 9], image.GetBGRPixels);
    }

    [Fact]
    public void What_cannot_be_an_image_is_refused()
    {
        Assert.Throws<ArgumentException>("pixelFormat", () => MLImage.CreateFromPixels(1, 1, MLPixelFormat.Unknown, new byte[4]));
        Assert.Throws<ArgumentException>("width", () => MLImage.CreateFromPixels(0, 1, MLPixelFormat.Bgra32, []));
        Assert.Throws<ArgumentException>("height", () => MLImage.CreateFromPixels(1, -1, MLPixelFormat.Bgra32, []));
        Assert.Throws<ArgumentException>("imagePixelData", () => MLImage.CreateFromPixels(2, 2, MLPixelFormat.Bgra32, new byte[15]));
        Assert.Throws<ArgumentException>("imagePixelData", () => MLImage.CreateFromPixels(1 << 16, 1 << 16, MLPixelFormat.Bgra32, []));
        Assert.Throws<ArgumentNullException>("imageStream", () => MLImage.CreateFromStream(null));
        Assert.Throws<ArgumentNullException>("imagePath", () => MLImage.CreateFromFile(null));
        string missing = Path.Combine(_folder, "missing.png");
        ArgumentException thrown = Assert.Throws<ArgumentException>("imagePath", () => MLImage.CreateFromFile(missing));
        Assert.Contains(missing, thrown.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("imagePath", () => MLImage.CreateFromFile(_folder));
    }

    [Fact]
    public void A_disposed_image_says_so()
    {
        MLImage image = SmallImages.Random(2, 2, seed: 1);
        image.Tag = "tag";
        image.Dispose();
        image.Dispose();
        Assert.Throws<ObjectDisposedException>(() => image.Width);
        Assert.Throws<ObjectDisposedException>(() => image.Height);
        Assert.Throws<ObjectDisposedException>(() => image.BitsPerPixel);
        Assert.Throws<ObjectDisposedException>(() => image.PixelFormat);
        Assert.Throws<ObjectDisposedException>(() => image.GetBGRPixels);
        Assert.Throws<ObjectDisposedException>(() => image.Pixels.Length);
        Assert.Throws<ObjectDisposedException>(() => image.Save(Path.Combine(_folder, "a.png")));
        Assert.Equal("tag", image.Tag);
    }

    [Theory]
    [InlineData(MLPixelFormat.Bgra32, 1, 1)]
    [InlineData(MLPixelFormat.Bgra32, 57, 31)]
    [InlineData(MLPixelFormat.Rgba32, 16, 200)]
    public void Png_gives_back_every_pixel(MLPixelFormat format, int width, int height)
    {
        using MLImage image = SmallImages.Random(width, height, seed: width, format);
        using MLImage loaded = SaveAndLoad(image, "image.PNG");
        Assert.Equal((width, height), (loaded.Width, loaded.Height));
        Assert.Equal(image.GetBGRPixels, loaded.GetBGRPixels);
        Assert.Null(loaded.Tag);
    }

    [Fact]
    public void Png_gives_back_pixels_of_every_alpha()
    {
        // Every colour that a pixel of that alpha can have, multiplied by it.
        byte[] pixels = [.. Enumerable.Range(0, 256).SelectMany(alpha => Enumerable.Range(0, 256).SelectMany(color =>
            Enumerable.Repeat((byte)Math.Min(color, alpha), 3).Append((byte)alpha)))];
        using MLImage image = MLImage.CreateFromPixels(256, 256, MLPixelFormat.Bgra32, pixels);
        using MLImage loaded = SaveAndLoad(image, "alpha.png");
        Assert.Equal(pixels, loaded.Pixels.ToArray());
    }

    [Theory]
    [InlineData("image.jpg")]
    [InlineData("image.jpeg")]
    public void Jpeg_gives_back_nearly_the_same_pixels(string name)
    {
        using MLImage image = SmallImages.Gray(64, 48, (x, y) => (int)(127 + (100 * Math.Sin(x / 9.0) * Math.Cos(y / 7.0))));
        using MLImage loaded = SaveAndLoad(image, name);
        Assert.Equal((64, 48), (loaded.Width, loaded.Height));
        int[] differences = [.. SmallImages.Greens(image).Zip(SmallImages.Greens(loaded), (a, b) => Math.Abs(a - b))];
        Assert.InRange(differences.Max(), 0, 3);
        Assert.InRange(differences.Average(), 0, 0.6);
        Assert.All(Enumerable.Range(0, 64 * 48), i => Assert.Equal(255, loaded.Pixels[(4 * i) + 3]));
    }

    [Theory]
    [InlineData("image.gif")]
    [InlineData("image.tiff")]
    [InlineData("image")]
    public void Other_extensions_are_refused_and_leave_no_file(string name)
    {
        using MLImage image = SmallImages.Random(2, 2, seed: 3);
        string path = Path.Combine(_folder, name);
        Assert.Throws<ArgumentException>("imagePath", () => image.Save(path));
        Assert.False(File.Exists(path));
    }

    [Fact]
    public void A_stream_is_read_from_where_it_stands_and_need_not_seek()
    {
        byte[] png = ImageBytes.Png(2, 1, 0, 8, [[7, 9]]);
        using var stream = new MemoryStream([1, 2, 3, .. png, 4, 5]);
        stream.Position = 3;
        using MLImage image = MLImage.CreateFromStream(stream);
        Assert.Equal([7, 9], SmallImages.Greens(image));
        using var forward = new System.IO.Compression.BrotliStream(new MemoryStream(Compressed(png)), System.IO.Compression.CompressionMode.Decompress);
        using MLImage again = MLImage.CreateFromStream(forward);
        Assert.Equal([7, 9], SmallImages.Greens(again));
    }

    private static byte[] Compressed(byte[] bytes)
    {
        var stream = new MemoryStream();
        using (var brotli = new System.IO.Compression.BrotliStream(stream, System.IO.Compression.CompressionMode.Compress))
            brotli.Write(bytes);
        return stream.ToArray();
    }

    private MLImage SaveAndLoad(MLImage image, string name)
    {
        string path = Path.Combine(_folder, name);
        image.Save(path);
        return MLImage.CreateFromFile(path);
    }
}
