using Microsoft.ML.Data;

namespace Embedded.MLNet.Tests.Images;

/// <summary>Each format, each way in which it stores pixels, against the pixels that were written.</summary>
public sealed class DecodingTests
{
    private const int Width = 13;
    private const int Height = 11;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(16)]
    public void Gray_png(int depth)
    {
        (byte[][] rows, int[][] samples) = Samples(channels: 1, depth);
        using MLImage image = SmallImages.Decode(ImageBytes.Png(Width, Height, 0, depth, rows));
        int scale = depth >= 8 ? 1 : 255 / ((1 << depth) - 1);
        Check(image, (x, y) => [samples[y][x] * scale, samples[y][x] * scale, samples[y][x] * scale, 255]);
    }

    [Theory]
    [InlineData(8)]
    [InlineData(16)]
    public void Colour_png(int depth)
    {
        (byte[][] rows, int[][] samples) = Samples(channels: 3, depth);
        using MLImage image = SmallImages.Decode(ImageBytes.Png(Width, Height, 2, depth, rows));
        Check(image, (x, y) => [.. samples[y].AsSpan(3 * x, 3), 255]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(8)]
    public void Palette_png_with_transparent_colours(int depth)
    {
        (byte[][] rows, int[][] samples) = Samples(channels: 1, depth);
        byte[] palette = [.. Enumerable.Range(0, 768).Select(i => (byte)(i * 37))];
        byte[] alphas = [0, 255, 51];
        using MLImage image = SmallImages.Decode(ImageBytes.Png(Width, Height, 3, depth, rows, ("PLTE", palette), ("tRNS", alphas)));
        Check(image, (x, y) =>
        {
            int index = samples[y][x];
            int alpha = index < alphas.Length ? alphas[index] : 255;
            return [.. palette.AsSpan(3 * index, 3).ToArray().Select(color => Multiplied(color, alpha)), alpha];
        });
    }

    [Theory]
    [InlineData(8)]
    [InlineData(16)]
    public void Colours_are_multiplied_by_alpha_in_a_png_that_has_it(int depth)
    {
        (byte[][] rows, int[][] samples) = Samples(channels: 4, depth);
        using MLImage image = SmallImages.Decode(ImageBytes.Png(Width, Height, 6, depth, rows));
        Check(image, (x, y) =>
        {
            int alpha = samples[y][(4 * x) + 3];
            return [.. samples[y].Skip(4 * x).Take(3).Select(color => Multiplied(color, alpha)), alpha];
        });
    }

    [Fact]
    public void Gray_png_with_alpha()
    {
        (byte[][] rows, int[][] samples) = Samples(channels: 2, depth: 8);
        using MLImage image = SmallImages.Decode(ImageBytes.Png(Width, Height, 4, 8, rows));
        Check(image, (x, y) =>
        {
            int alpha = samples[y][(2 * x) + 1];
            return [.. Enumerable.Repeat(Multiplied(samples[y][2 * x], alpha), 3), alpha];
        });
    }

    [Fact]
    public void Interlaced_png()
    {
        int[][] samples = Samples(channels: 3, depth: 8).Samples;
        (int X, int Y, int StepX, int StepY)[] passes =
            [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];
        List<byte> scanlines = [];
        foreach ((int left, int top, int stepX, int stepY) in passes)
        {
            for (int y = top; y < Height; y += stepY)
            {
                scanlines.Add(0);
                for (int x = left; x < Width; x += stepX)
                    scanlines.AddRange(samples[y].Skip(3 * x).Take(3).Select(sample => (byte)sample));
            }
        }
        using MLImage image = SmallImages.Decode(ImageBytes.PngOfScanlines(Width, Height, 2, 8, interlaced: true, [.. scanlines]));
        Check(image, (x, y) => [.. samples[y].AsSpan(3 * x, 3), 255]);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(8)]
    public void Palette_bmp(int bits)
    {
        (byte[][] rows, int[][] samples) = Samples(channels: 1, bits);
        byte[] palette = [.. Enumerable.Range(0, 4 << bits).Select(i => i % 4 == 3 ? (byte)0 : (byte)(i * 53))];
        using MLImage image = SmallImages.Decode(ImageBytes.Bmp(Width, Height, bits, rows, palette));
        Check(image, (x, y) =>
        {
            int at = 4 * samples[y][x];
            return [palette[at + 2], palette[at + 1], palette[at], 255];
        });
    }

    [Theory]
    [InlineData(24, 3)]
    [InlineData(32, 4)]
    public void Colour_bmp(int bits, int channels)
    {
        (byte[][] rows, int[][] samples) = Samples(channels, depth: 8);
        // The fourth byte is no alpha where it is 0 everywhere.
        if (channels == 4)
        {
            foreach (byte[] row in rows)
            {
                for (int i = 3; i < row.Length; i += 4)
                    row[i] = 0;
            }
        }
        using MLImage image = SmallImages.Decode(ImageBytes.Bmp(Width, Height, bits, rows));
        Check(image, (x, y) =>
        {
            int at = channels * x;
            return [samples[y][at + 2], samples[y][at + 1], samples[y][at], 255];
        });
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(8)]
    public void Gif_with_and_without_a_transparent_colour(int bits)
    {
        int[][] samples = Samples(channels: 1, bits).Samples;
        byte[] palette = [.. Enumerable.Range(0, 3 << bits).Select(i => (byte)(i * 91))];
        byte[] indices = [.. samples.SelectMany(row => row.Select(sample => (byte)sample))];
        foreach (int transparent in (int[])[-1, 1])
        {
            using MLImage image = SmallImages.Decode(ImageBytes.Gif(Width, Height, palette, indices, transparent));
            Check(image, (x, y) => samples[y][x] == transparent ? [0, 0, 0, 0] : [.. palette.Skip(3 * samples[y][x]).Take(3).Select(color => (int)color), 255]);
        }
    }

    private static int Multiplied(int color, int alpha) => (int)Math.Round(color * alpha / 255.0, MidpointRounding.AwayFromZero);

    private static void Check(MLImage image, Func<int, int, int[]> expected)
    {
        Assert.Equal((Width, Height, MLPixelFormat.Bgra32), (image.Width, image.Height, image.PixelFormat));
        for (int y = 0; y < Height; y++)
        {
            for (int x = 0; x < Width; x++)
                Assert.Equal(expected(x, y), SmallImages.At(image, x, y));
        }
    }

    // Rows as a file stores them, most significant bit first, and the samples in them (the upper byte of one of 16 bits).
    private static (byte[][] Rows, int[][] Samples) Samples(int channels, int depth)
    {
        var random = new Random(100 + (10 * channels) + depth);
        var rows = new byte[Height][];
        var samples = new int[Height][];
        for (int y = 0; y < Height; y++)
        {
            rows[y] = new byte[((Width * channels * depth) + 7) / 8];
            random.NextBytes(rows[y]);
            samples[y] = [.. Enumerable.Range(0, Width * channels).Select(i => depth switch
            {
                16 => rows[y][2 * i],
                8 => rows[y][i],
                _ => (rows[y][i * depth / 8] >> (8 - depth - (i * depth % 8))) & ((1 << depth) - 1),
            })];
        }
        return (rows, samples);
    }
}
