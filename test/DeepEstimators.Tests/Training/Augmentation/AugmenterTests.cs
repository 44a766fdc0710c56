using DeepEstimators.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Tests.Training;

public class AugmenterTests
{
    [Fact]
    public void Each_image_is_moved_by_whole_pixels_and_filled_with_0()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(1);
        // One bright pixel in the middle of 5x5: after a move by up to 1 it lies in the 3x3 in the middle.
        var images = zeros(900, 1, 5, 5);
        images.index_put_(1f, TensorIndex.Colon, 0, 2, 2);
        var moved = Augmenter.Change(images, new ImageAugmentation { Shift = 1 }, generator);
        Assert.Equal([900L, 1, 5, 5], moved.shape);
        Assert.All(moved.sum([1, 2, 3]).data<float>().ToArray(), sum => Assert.Equal(1f, sum));
        var counts = moved.sum([0L]).data<float>().ToArray();
        for (var place = 0; place < 25; place++)
        {
            var inside = place / 5 is >= 1 and <= 3 && place % 5 is >= 1 and <= 3;
            // 900 images over 9 places: 100 each, deviation 9.4.
            Assert.InRange(counts[place], inside ? 60 : 0, inside ? 140 : 0);
        }
    }

    [Fact]
    public void Half_of_the_images_are_mirrored()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(2);
        var images = arange(0, 12, ScalarType.Float32).reshape(1, 2, 2, 3).expand(400, 2, 2, 3);
        var changed = Augmenter.Change(images, new ImageAugmentation { Flip = true }, generator).data<float>().ToArray();
        var mirrored = 0;
        for (var image = 0; image < 400; image++)
        {
            var values = changed.AsSpan(12 * image, 12).ToArray();
            if (values[0] == 2)
            {
                mirrored++;
                Assert.Equal([2f, 1, 0, 5, 4, 3, 8, 7, 6, 11, 10, 9], values);
            }
            else
            {
                Assert.Equal([0f, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], values);
            }
        }

        Assert.InRange(mirrored, 150, 250);
    }

    [Fact]
    public void All_channels_of_an_image_move_together_and_bytes_stay_bytes()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(3);
        var one = randint(0, 256, [50, 1, 6, 6], ScalarType.Byte);
        var images = cat([one, one], 1);
        var changed = Augmenter.Change(images, new ImageAugmentation { Shift = 2, Flip = true }, generator);
        Assert.Equal(ScalarType.Byte, changed.dtype);
        Assert.True(changed.narrow(1, 0, 1).eq(changed.narrow(1, 1, 1)).all().item<bool>());
        Assert.False(changed.narrow(1, 0, 1).eq(one).all().item<bool>());
    }

    [Fact]
    public void A_crop_never_looks_outside_and_shows_a_part_of_the_image()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(5);
        // Each pixel is its column: a crop of a share s of the width shows a slope of s.
        var images = arange(0, 9, ScalarType.Float32).reshape(1, 1, 1, 9).expand(500, 1, 9, 9) + 1;
        var cropped = Augmenter.Change(images, new ImageAugmentation { CropScale = 0.25 }, generator);
        Assert.InRange(cropped.min().item<float>(), 0.999f, 2);
        Assert.InRange(cropped.max().item<float>(), 8, 9.001f);
        var slopes = (cropped.select(3, 8) - cropped.select(3, 0)).select(2, 0).flatten().data<float>().ToArray();
        Assert.All(slopes, slope => Assert.InRange(slope / 8, 0.43f, 1.001f));
        Assert.InRange(slopes.Average() / 8, 0.7, 0.85);
    }

    [Fact]
    public void A_turned_image_keeps_its_middle()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(6);
        var images = zeros(400, 1, 9, 9);
        images.index_put_(1f, TensorIndex.Colon, 0, 4, TensorIndex.Slice(4, 9));
        var turned = Augmenter.Change(images, new ImageAugmentation { Rotation = 180 }, generator);
        Assert.All(turned.select(2, 4).select(2, 4).flatten().data<float>().ToArray(), value => Assert.Equal(1, value, 1e-4));
        // The arm points in every direction alike.
        var ends = turned.mean([0, 1]);
        foreach (var (row, column) in new[] { (4, 8), (4, 0), (0, 4), (8, 4) })
            Assert.InRange(ends[row, column].item<float>(), 0.02f, 0.12f);
    }
}
