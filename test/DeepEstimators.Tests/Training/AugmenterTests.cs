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
}
