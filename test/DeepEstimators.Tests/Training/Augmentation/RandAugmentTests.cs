using DeepEstimators.Training;
using static TorchSharp.torch;

namespace DeepEstimators.Tests.Training;

public class RandAugmentTests
{
    public static TheoryData<int, float[], float[]> Known => new()
    {
        { 1, [0.2f, 0.4f, 0.6f, 0.4f], [0, 0.5f, 1, 0.5f] },
        // Levels 0.2, 0.4 (twice) and 0.6: of the three pixels that are not the darkest, two and then all are passed.
        { 2, [0.2f, 0.4f, 0.6f, 0.4f], [0, 2 / 3f, 1, 2 / 3f] },
        { 4, [0.2f, 0.4f, 0.6f, 0.9f], [0.2f, 0.4f, 0.4f, 0.1f] },
        // Six bits at strength 0.5.
        { 6, [0, 5 / 255f, 7 / 255f, 255 / 255f], [0, 4 / 255f, 4 / 255f, 252 / 255f] },
        // The mean is 0.4; the share of what differs from it is 1.45.
        { 7, [0.2f, 0.4f, 0.6f, 0.4f], [0.11f, 0.4f, 0.69f, 0.4f] },
        { 8, [0.2f, 0.4f, 0.6f, 0.4f], [0.29f, 0.58f, 0.87f, 0.58f] },
        // With the border repeated: the sum of nine neighbours and four more of the pixel itself.
        { 9, [1, 0, 0, 0], [1 + 0.45f * 5 / 13, -0.45f * 2 / 13, -0.45f * 2 / 13, -0.45f / 13] },
    };

    [Theory]
    [MemberData(nameof(Known))]
    public void An_operation_gives_known_values_at_half_strength(int operation, float[] image, float[] expected)
    {
        using var scope = NewDisposeScope();
        var changed = RandAugment.Apply(operation, tensor(image, [1, 1, 2, 2]), ones(1, 1, 1, 1), 0.5).data<float>().ToArray();
        for (var i = 0; i < 4; i++)
            Assert.Equal(expected[i], changed[i], 1e-5f);
    }

    [Fact]
    public void Without_strength_an_image_stays_as_it_is()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(3);
        var images = rand([5, 3, 6, 6], generator: generator);
        foreach (var operation in Enumerable.Range(0, RandAugment.Operations).Except([1, 2, 6]))
        {
            var changed = RandAugment.Apply(operation, images, ones(5, 1, 1, 1), 0);
            Assert.True((changed - images).abs().max().item<float>() < 1e-5f, $"operation {operation}");
        }
    }

    [Fact]
    public void Operations_are_drawn_for_each_image_and_stay_within_its_range()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(4);
        var images = randint(0, 256, [300, 3, 8, 8], generator: generator).to_type(ScalarType.Byte);
        var options = new ImageAugmentation { RandAugmentOperations = 2, RandAugmentMagnitude = 10 };

        var changed = Augmenter.Change(images, options, generator.manual_seed(7));
        var again = Augmenter.Change(images, options, generator.manual_seed(7));

        Assert.Equal(ScalarType.Byte, changed.dtype);
        Assert.True(changed.eq(again).all().item<bool>());
        // Identity twice leaves one of 196 as it is; all else is seen.
        var differing = changed.ne(images).flatten(1).any(1).sum().item<long>();
        Assert.InRange(differing, 270, 299);
        var floats = RandAugment.Apply(images.to_type(ScalarType.Float32) - 1000, false, 2, 10, generator);
        Assert.InRange(floats.min().item<float>(), -1000.001f, -745);
        Assert.InRange(floats.max().item<float>(), -1000, -744.999f);
    }
}
