using DeepEstimators.Training;
using static TorchSharp.torch;

namespace DeepEstimators.Tests.Training;

public class BatchMixingTests
{
    [Fact]
    public void Mixup_mixes_images_and_remembers_whose_labels()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(1);
        var shares = new List<double>();
        for (var i = 0; i < 300; i++)
        {
            using var inner = NewDisposeScope();
            var batch = BatchMixing.Apply(Batch(), new ImageAugmentation { MixUp = 0.4 }, generator);
            var mixed = batch.Mixed!;
            shares.Add(mixed.OwnShare);
            // An image is its label everywhere.
            var expected = batch.Labels * mixed.OwnShare + mixed.Labels * (1 - mixed.OwnShare);
            Assert.True((batch.Inputs.mean([1, 2, 3]) - expected).abs().max().item<float>() < 1e-5f);
            Assert.True(mixed.Weights!.eq(mixed.Labels + 1).all().item<bool>());
        }

        // Beta(0.4, 0.4) has the mean 0.5 and the variance 0.139.
        Assert.InRange(shares.Average(), 0.42, 0.58);
        Assert.InRange(shares.Average(share => (share - 0.5) * (share - 0.5)), 0.11, 0.17);
    }

    [Fact]
    public void CutMix_puts_in_a_rectangle_whose_area_is_the_share()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(2);
        var shares = new List<double>();
        for (var i = 0; i < 100; i++)
        {
            using var inner = NewDisposeScope();
            var batch = BatchMixing.Apply(Batch(), new ImageAugmentation { CutMix = 1 }, generator);
            var mixed = batch.Mixed!;
            shares.Add(mixed.OwnShare);
            var expected = batch.Labels * mixed.OwnShare + mixed.Labels * (1 - mixed.OwnShare);
            Assert.True((batch.Inputs.mean([1, 2, 3]) - expected).abs().max().item<float>() < 1e-4f);
            Assert.Equal(0, batch.Inputs.remainder(1).abs().max().item<float>());
        }

        Assert.InRange(shares.Average(), 0.45, 0.75);
        Assert.True(shares.Distinct().Count() > 20);
    }

    [Fact]
    public void Both_take_turns_and_tables_are_not_mixed()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(3);
        var both = new ImageAugmentation { MixUp = 1, CutMix = 1 };
        var cuts = Enumerable.Range(0, 100).Count(_ =>
            BatchMixing.Apply(Batch(), both, generator).Inputs.remainder(1).abs().max().item<float>() == 0);
        Assert.InRange(cuts, 35, 65);
        Assert.Null(BatchMixing.Apply(new RowBatch(ones(4, 3), zeros(4), null), both, generator).Mixed);
        Assert.Null(BatchMixing.Apply(Batch(), new ImageAugmentation { Flip = true }, generator).Mixed);
    }

    [Fact]
    public void A_fit_with_every_change_learns_and_repeats_itself()
    {
        var augmentation = new ImageAugmentation
        {
            Flip = true, Shift = 1, CropScale = 0.7, Rotation = 5, EraseProbability = 0.2, RandAugmentOperations = 1,
            RandAugmentMagnitude = 2, MixUp = 0.2, CutMix = 0.5,
        };
        var options = new TrainingOptions
        {
            Epochs = 12, BatchSize = 32, LearningRate = 0.01, Seed = 4, ValidationFraction = 0, Augmentation = augmentation,
        };
        using var data = TestRows.Bars(256, 1);
        using var test = TestRows.Bars(200, 2);
        var outputs = new float[2][];
        for (var fit = 0; fit < 2; fit++)
        {
            using var module = Network.SmallCnn([8, 16]).Create(DeepEstimators.Networks.InputShape.Image(1, 8, 8), 2, 1);
            Trainer.Fit(module, data, test, Objective.MulticlassClassification, options);
            using var scope = NewDisposeScope();
            using var noGrad = no_grad();
            var logits = module.call(test.Inputs.to_type(ScalarType.Float32) / 255);
            outputs[fit] = logits.data<float>().ToArray();
            Assert.InRange(logits.argmax(1).eq(test.Labels).to_type(ScalarType.Float32).mean().item<float>(), 0.9f, 1);
        }

        Assert.Equal(outputs[0], outputs[1]);
    }

    // Images of one value each, which is their label; the weight is one more.
    private static RowBatch Batch()
    {
        var labels = arange(0, 8, ScalarType.Float32);
        return new RowBatch(labels.reshape(8, 1, 1, 1).expand(8, 2, 10, 10).contiguous(), labels, labels + 1);
    }
}
