using DeepEstimators.Networks;
using DeepEstimators.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Tests.Training;

public class RepeatabilityTests
{
    [Fact]
    public void Same_seed_gives_the_same_bits()
    {
        var first = Weights(seed: 5, noise: 1);
        var second = Weights(seed: 5, noise: 2);
        Assert.Equal(first, second);
    }

    [Fact]
    public void Another_seed_gives_other_weights() => Assert.NotEqual(Weights(5, 1), Weights(6, 1));

    [Fact]
    public void A_fit_leaves_the_global_random_numbers_alone()
    {
        using var scope = NewDisposeScope();
        manual_seed(11);
        var expected = rand(4).data<float>().ToArray();
        manual_seed(11);
        Weights(1, null);
        Assert.Equal(expected, rand(4).data<float>().ToArray());
    }

    // Dropout, augmentation, shuffling and the split all take part.
    private static float[] Weights(long seed, int? noise)
    {
        if (noise is { } other)
            manual_seed(other);
        using var data = TestRows.Bars(120, 1);
        using var module = Network.SmallCnn([4, 8], dropout: 0.4).Create(InputShape.Image(1, 8, 8), 2, seed);
        var options = new TrainingOptions
        {
            Epochs = 3, BatchSize = 32, Seed = seed, Augmentation = new ImageAugmentation { Shift = 2, Flip = true },
        };
        Trainer.Fit(module, data, null, Objective.MulticlassClassification, options);
        using var scope = NewDisposeScope();
        return module.state_dict().Values.SelectMany(
            value => value.detach().to_type(ScalarType.Float32).data<float>().ToArray()).ToArray();
    }
}
