using Microsoft.ML;
using Microsoft.ML.Data;
using static Microsoft.ML.Transforms.Image.ImageResizingEstimator;

namespace Embedded.MLNet.Tests.Images;

/// <summary>Where the pixels of each kind of resizing come from.</summary>
public sealed class ResizingTests
{
    private readonly MLContext _ml = new(seed: 1);

    [Fact]
    public void Fill_stretches_each_axis_to_the_nearest_pixel()
    {
        using MLImage image = SmallImages.Gray(4, 2, (x, y) => (10 * x) + (100 * y));
        using MLImage wide = Resize(image, 8, 2, ResizingKind.Fill);
        Assert.Equal([0, 0, 10, 10, 20, 20, 30, 30, 100, 100, 110, 110, 120, 120, 130, 130], SmallImages.Greens(wide));
        // Centres between two pixels take the first.
        using MLImage narrow = Resize(image, 2, 1, ResizingKind.Fill);
        Assert.Equal([0, 20], SmallImages.Greens(narrow));
        using MLImage odd = Resize(image, 3, 3, ResizingKind.Fill);
        Assert.Equal([0, 10, 30, 0, 10, 30, 100, 110, 130], SmallImages.Greens(odd));
    }

    [Fact]
    public void Fill_keeps_alpha_and_the_order_of_bytes()
    {
        using MLImage image = MLImage.CreateFromPixels(2, 1, MLPixelFormat.Rgba32, [1, 2, 3, 4, 5, 6, 7, 8]);
        image.Tag = "tag";
        using MLImage resized = Resize(image, 2, 2, ResizingKind.Fill);
        Assert.Equal((MLPixelFormat.Rgba32, "tag"), (resized.PixelFormat, resized.Tag));
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 6, 7, 8], resized.Pixels.ToArray());
    }

    [Theory]
    [InlineData(40, 20, 10, 10, 0, 2, 10, 5)]
    [InlineData(20, 40, 10, 10, 2, 0, 5, 10)]
    [InlineData(10, 10, 30, 12, 9, 0, 12, 12)]
    [InlineData(30, 10, 20, 10, 0, 1, 20, 6)]
    public void IsoPad_centres_the_whole_image_on_black(int fromWidth, int fromHeight, int width, int height, int left, int top, int innerWidth, int innerHeight)
    {
        using MLImage image = SmallImages.Gray(fromWidth, fromHeight, (_, _) => 200);
        using MLImage resized = Resize(image, width, height, ResizingKind.IsoPad);
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                bool isInside = x >= left && x < left + innerWidth && y >= top && y < top + innerHeight;
                Assert.Equal(isInside ? [200, 200, 200, 255] : [0, 0, 0, 255], SmallImages.At(resized, x, y));
            }
        }
    }

    [Theory]
    [InlineData(Anchor.Left, 0)]
    [InlineData(Anchor.Center, 40)]
    [InlineData(Anchor.Right, 80)]
    [InlineData(Anchor.Top, 40)]
    [InlineData(Anchor.Bottom, 40)]
    public void IsoCrop_of_a_wide_image_cuts_left_and_right(Anchor anchor, int first)
    {
        // A ramp of one level a pixel comes through the filter as it is.
        using MLImage image = SmallImages.Gray(120, 40, (x, _) => x);
        using MLImage same = Resize(image, 40, 40, ResizingKind.IsoCrop, anchor);
        Assert.Equal(Enumerable.Range(first, 40), SmallImages.Greens(same).Take(40).Select((value, i) => Edge(i) ? first + i : value));
        using MLImage half = Resize(image, 20, 20, ResizingKind.IsoCrop, anchor);
        for (int x = 1; x < 19; x++)
            Assert.InRange(SmallImages.At(half, x, 10)[0], first + (2 * x), first + (2 * x) + 1);

        bool Edge(int i) => first + i is 0 or 119;
    }

    [Theory]
    [InlineData(Anchor.Top, 0)]
    [InlineData(Anchor.Center, 30)]
    [InlineData(Anchor.Bottom, 60)]
    [InlineData(Anchor.Left, 30)]
    [InlineData(Anchor.Right, 30)]
    public void IsoCrop_of_a_tall_image_cuts_top_and_bottom(Anchor anchor, int first)
    {
        using MLImage image = SmallImages.Gray(20, 80, (_, y) => y);
        using MLImage cropped = Resize(image, 20, 20, ResizingKind.IsoCrop, anchor);
        for (int y = 1; y < 19; y++)
            Assert.Equal(first + y, SmallImages.At(cropped, 10, y)[1]);
    }

    [Fact]
    public void Iso_kinds_weigh_by_the_cubic_filter_of_Mitchell_and_Netravali()
    {
        // One bright column, doubled: target centres fall a quarter pixel beside source centres.
        using MLImage image = SmallImages.Gray(9, 9, (x, _) => x == 4 ? 180 : 0);
        using MLImage doubled = Resize(image, 18, 18, ResizingKind.IsoPad);
        int[] row = [.. Enumerable.Range(0, 18).Select(x => SmallImages.At(doubled, x, 9)[1])];
        double[] distances = [.. Enumerable.Range(0, 18).Select(x => Math.Abs(((x + 0.5) / 2) - 0.5 - 4))];
        Assert.Equal(distances.Select(distance => (int)Math.Round(180 * Math.Max(0, Mitchell(distance)))), row);
    }

    [Fact]
    public void Every_kind_keeps_colours_apart_and_drops_what_was_behind_alpha()
    {
        byte[] pixels = [.. Enumerable.Range(0, 64).SelectMany(_ => (byte[])[30, 20, 10, 128])];
        using MLImage image = MLImage.CreateFromPixels(8, 8, MLPixelFormat.Rgba32, pixels);
        foreach (ResizingKind kind in (ResizingKind[])[ResizingKind.IsoCrop, ResizingKind.IsoPad])
        {
            using MLImage resized = Resize(image, 5, 5, kind);
            Assert.Equal(MLPixelFormat.Bgra32, resized.PixelFormat);
            Assert.All(Enumerable.Range(0, 25), i => Assert.Equal([30, 20, 10, 255], SmallImages.At(resized, i % 5, i / 5)));
        }
    }

    [Fact]
    public void An_image_of_the_size_stays_as_it_is_and_can_be_disposed_alone()
    {
        using MLImage image = SmallImages.Random(6, 5, seed: 9);
        MLImage resized = Resize(image, 6, 5, ResizingKind.IsoCrop);
        Assert.Equal(image.Pixels.ToArray(), resized.Pixels.ToArray());
        resized.Dispose();
        Assert.Equal(6, image.Width);
    }

    [Fact]
    public void Images_of_several_sizes_and_no_image_stand_in_one_column()
    {
        using MLImage small = SmallImages.Gray(3, 3, (_, _) => 50);
        using MLImage large = SmallImages.Gray(50, 20, (_, _) => 90);
        IDataView data = ImageRows.Load(_ml, 0, 0, small, null, large, small);
        MLImage[] resized = [.. _ml.Transforms.ResizeImages("Out", 4, 4, "Image").Fit(data).Transform(data).GetColumn<MLImage>("Out")];
        Assert.Equal([50, -1, 90, 50], resized.Select(image => image is null ? -1 : SmallImages.Greens(image).Distinct().Single()));
    }

    [Theory]
    [InlineData(1, 1, 1000, 3)]
    [InlineData(1, 300, 2, 2)]
    [InlineData(300, 1, 1, 300)]
    [InlineData(2, 2, 1, 1)]
    public void Extreme_shapes_come_through(int fromWidth, int fromHeight, int width, int height)
    {
        using MLImage image = SmallImages.Gray(fromWidth, fromHeight, (_, _) => 70);
        foreach (ResizingKind kind in Enum.GetValues<ResizingKind>())
        {
            using MLImage resized = Resize(image, width, height, kind);
            Assert.Equal((width, height), (resized.Width, resized.Height));
            Assert.All(SmallImages.Greens(resized), value => Assert.True(value == 70 || (value == 0 && kind == ResizingKind.IsoPad)));
        }
    }

    [Fact]
    public void Wrong_options_are_refused_by_name()
    {
        Assert.Throws<ArgumentOutOfRangeException>("imageWidth", () => _ml.Transforms.ResizeImages("Out", 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>("imageHeight", () => _ml.Transforms.ResizeImages("Out", 1, -1));
        Assert.Throws<ArgumentOutOfRangeException>("imageWidth", () => _ml.Transforms.ResizeImages("Out", 1 << 16, 1 << 16));
        Assert.Throws<ArgumentOutOfRangeException>("resizing", () => _ml.Transforms.ResizeImages("Out", 1, 1, resizing: (ResizingKind)9));
        Assert.Throws<ArgumentOutOfRangeException>("cropAnchor", () => _ml.Transforms.ResizeImages("Out", 1, 1, cropAnchor: (Anchor)9));
    }

    // The piecewise cubic of the paper for B = C = 1/3, multiplied out.
    private static double Mitchell(double x) => x < 1
        ? ((7 * x * x * x) - (12 * x * x) + (16.0 / 3)) / 6
        : x < 2 ? ((-7.0 / 3 * x * x * x) + (12 * x * x) - (20 * x) + (32.0 / 3)) / 6 : 0;

    private MLImage Resize(MLImage image, int width, int height, ResizingKind kind, Anchor anchor = Anchor.Center) =>
        ImageRows.Apply<MLImage>(_ml, _ml.Transforms.ResizeImages("Out", width, height, "Image", kind, anchor), image).Single();
}
