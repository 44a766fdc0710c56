using DeepEstimators.Training;
using static TorchSharp.torch;

namespace DeepEstimators.Tests.Training;

public class RandomErasingTests
{
    [Fact]
    public void A_rectangle_of_some_images_is_filled_with_random_values()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(1);
        // No random byte is 300, so that what was erased is known.
        var images = full([1000, 2, 20, 20], 300.0);
        var erased = RandomErasing.Apply(images, areBytes: true, 0.6, generator).ne(300);

        // Both channels are erased alike.
        Assert.True(erased.select(1, 0).eq(erased.select(1, 1)).all().item<bool>());
        var areas = erased.select(1, 0).flatten(1).sum(1).data<long>().ToArray();
        // 600 of 1,000, deviation 15.5.
        Assert.InRange(areas.Count(area => area > 0), 540, 660);
        Assert.All(areas.Where(area => area > 0), area => Assert.InRange(area, 4, 176));
        Assert.InRange(areas.Where(area => area > 0).Average(), 75, 93);
        // What is erased is a whole rectangle.
        var first = erased.select(1, 0);
        var (rows, columns) = (first.any(2).sum(1), first.any(1).sum(1));
        Assert.True((rows * columns).eq(first.flatten(1).sum(1)).all().item<bool>());
    }

    [Fact]
    public void Bytes_stay_bytes_and_floats_stay_in_their_range()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(1);
        var options = new ImageAugmentation { EraseProbability = 1 };
        var bytes = Augmenter.Change(zeros([50, 1, 9, 9], ScalarType.Byte), options, generator);
        Assert.Equal(ScalarType.Byte, bytes.dtype);
        Assert.InRange(bytes.max().item<byte>(), (byte)240, (byte)255);
        var floats = Augmenter.Change(arange(0, 81, ScalarType.Float32).reshape(1, 1, 9, 9) - 40, options, generator);
        Assert.InRange(floats.min().item<float>(), -40, 40);
        Assert.InRange(floats.max().item<float>(), -40, 40);
    }
}
