using Microsoft.ML;
using Microsoft.ML.Data;

namespace Embedded.MLNet.Tests.Images;

/// <summary>Luma is 0.3 R + 0.59 G + 0.11 B.</summary>
public sealed class GrayscaleTests
{
    private readonly MLContext _ml = new(seed: 1);

    [Theory]
    [InlineData(MLPixelFormat.Bgra32)]
    [InlineData(MLPixelFormat.Rgba32)]
    public void Each_pixel_becomes_its_luma(MLPixelFormat format)
    {
        using MLImage image = SmallImages.Random(31, 17, seed: 4, format);
        image.Tag = "tag";
        using MLImage gray = Convert(image);
        Assert.Equal((31, 17, "tag"), (gray.Width, gray.Height, gray.Tag));
        for (int i = 0; i < 31 * 17; i++)
        {
            int[] color = SmallImages.At(image, i % 31, i / 31);
            int luma = (int)Math.Floor((((30 * color[0]) + (59 * color[1]) + (11 * color[2])) / 100.0) + 0.5);
            Assert.Equal([luma, luma, luma, 255], SmallImages.At(gray, i % 31, i / 31));
        }
    }

    [Fact]
    public void The_extremes_and_the_pure_colours()
    {
        using MLImage image = MLImage.CreateFromPixels(5, 1, MLPixelFormat.Rgba32,
            [255, 0, 0, 255, 0, 255, 0, 255, 0, 0, 255, 255, 255, 255, 255, 255, 0, 0, 0, 255]);
        using MLImage gray = Convert(image);
        Assert.Equal([77, 150, 28, 255, 0], SmallImages.Greens(gray));
    }

    [Fact]
    public void What_is_transparent_stands_on_black()
    {
        using MLImage image = MLImage.CreateFromPixels(2, 1, MLPixelFormat.Bgra32, [100, 100, 100, 100, 0, 0, 0, 0]);
        using MLImage gray = Convert(image);
        Assert.Equal([100, 100, 100, 255, 0, 0, 0, 255], gray.Pixels.ToArray());
    }

    private MLImage Convert(MLImage image) =>
        ImageRows.Apply<MLImage>(_ml, _ml.Transforms.ConvertToGrayscale("Out", "Image"), image).Single();
}
