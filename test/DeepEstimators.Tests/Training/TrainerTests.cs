using DeepEstimators.Networks;
using DeepEstimators.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Tests.Training;

public class TrainerTests
{
    [Fact]
    public void Two_classes_are_learned()
    {
        using var data = TestRows.Circle(1000, 1);
        using var test = TestRows.Circle(500, 2);
        using var module = Network.Tabular(width: 32).Create(InputShape.Vector(2), 1, 3);
        var options = new TrainingOptions { Epochs = 30, LearningRate = 5e-3, BatchSize = 64, EarlyStoppingPatience = 0, Seed = 3 };
        var result = Trainer.Fit(module, data, null, Objective.BinaryClassification, options);
        var scores = Score(module, test);
        var labels = test.Labels.data<float>().ToArray();
        var accuracy = scores.Zip(labels, (score, label) => score > 0 == label > 0.5 ? 1.0 : 0).Average();
        Assert.InRange(accuracy, 0.95, 1);
        Assert.Equal(StopReason.Completed, result.StopReason);
        Assert.InRange(result.History[^1].ValidationMetric!.Value, 0.93, 1);
        Assert.Equal(TargetScaling.Identity, result.TargetScaling);
    }

    [Fact]
    public void Many_classes_are_learned_from_raw_scales()
    {
        using var data = TestRows.Clusters(300, 1);
        using var test = TestRows.Clusters(150, 2);
        using var module = Network.Mlp([16]).Create(InputShape.Vector(4), 3, 1);
        var options = new TrainingOptions { Epochs = 20, LearningRate = 1e-2, BatchSize = 32, Seed = 1 };
        Trainer.Fit(module, data, null, Objective.MulticlassClassification, options);
        var scores = Score(module, test);
        var labels = test.Labels.data<long>().ToArray();
        var hits = labels.Where((label, row) => scores.AsSpan(3 * row, 3).ToArray() is var s && s.Max() == s[label]).Count();
        Assert.InRange(hits / 150.0, 0.97, 1);
    }

    [Fact]
    public void A_number_is_learned_in_its_own_unit()
    {
        using var data = TestRows.Plane(1000, 1);
        using var test = TestRows.Plane(300, 2);
        using var module = Network.Mlp([32], dropout: 0).Create(InputShape.Vector(2), 1, 1);
        var options = new TrainingOptions { Epochs = 60, LearningRate = 1e-2, BatchSize = 64, Seed = 1 };
        var result = Trainer.Fit(module, data, null, Objective.Regression, options);
        Assert.InRange(result.TargetScaling.Mean, 980, 1020);
        Assert.InRange(result.TargetScaling.StandardDeviation, 260, 305); // sqrt(2) 200 = 283

        var scores = Score(module, test);
        result.TargetScaling.ToTarget(scores);
        var labels = test.Labels.data<float>().ToArray();
        var error = Math.Sqrt(scores.Zip(labels, (score, label) => Math.Pow(score - label, 2)).Average());
        Assert.InRange(error, 0.9, 15);
        Assert.InRange(result.History[result.BestEpoch - 1].ValidationMetric!.Value, 0.9, 15);
    }

    [Fact]
    public void Byte_images_are_learned_with_augmentation()
    {
        using var data = TestRows.Bars(200, 1);
        using var test = TestRows.Bars(100, 2);
        using var module = Network.SmallCnn([8, 16]).Create(InputShape.Image(1, 8, 8), 2, 1);
        var options = TrainingOptions.ForImages();
        options.Epochs = 6;
        options.BatchSize = 32;
        options.Augmentation = new ImageAugmentation { Shift = 1, Flip = true };
        var result = Trainer.Fit(module, data, test, Objective.MulticlassClassification, options);
        Assert.InRange(result.History[^1].ValidationMetric!.Value, 0.98, 1);
    }

    [Fact]
    public void The_best_weights_come_back()
    {
        using var data = TestRows.Circle(300, 1);
        using var validation = TestRows.Circle(300, 2);
        using var module = Network.Mlp([64, 64], dropout: 0).Create(InputShape.Vector(2), 1, 1);
        var options = new TrainingOptions
        {
            Epochs = 60, LearningRate = 3e-2, BatchSize = 16, EarlyStoppingPatience = 8,
            Schedule = LearningRateSchedule.Constant, Seed = 2,
        };
        var result = Trainer.Fit(module, data, validation, Objective.BinaryClassification, options);
        var lowest = result.History.MinBy(epoch => epoch.ValidationLoss)!;
        Assert.Equal(lowest.Epoch, result.BestEpoch);
        Assert.Equal(StopReason.EarlyStopped, result.StopReason);
        Assert.Equal(result.BestEpoch + 8, result.History.Count);

        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        var loss = nn.functional.binary_cross_entropy_with_logits(
            module.call(validation.Inputs).squeeze(1), validation.Labels).item<float>();
        Assert.Equal(lowest.ValidationLoss!.Value, loss, 1e-5);
    }

    [Fact]
    public void Without_restore_the_last_weights_stay()
    {
        using var data = TestRows.Circle(200, 1);
        using var module = Network.Mlp([8]).Create(InputShape.Vector(2), 1, 1);
        var options = new TrainingOptions { Epochs = 4, RestoreBest = false, EarlyStoppingPatience = 0 };
        var result = Trainer.Fit(module, data, null, Objective.BinaryClassification, options);
        Assert.Equal(4, result.BestEpoch);
        Assert.Equal(4, result.History.Count);
    }

    [Fact]
    public void The_module_ends_in_evaluation_mode_without_gradients()
    {
        using var data = TestRows.Circle(50, 1);
        using var module = Network.Mlp([8]).Create(InputShape.Vector(2), 1, 1);
        Trainer.Fit(module, data, null, Objective.BinaryClassification, new TrainingOptions { Epochs = 1 });
        Assert.False(module.training);
        Assert.All(module.parameters(), parameter => Assert.Null(parameter.grad));
    }

    [Fact]
    public void A_lone_last_row_does_not_break_batch_normalisation()
    {
        using var data = TestRows.Circle(33, 1);
        using var module = Network.Tabular(width: 8).Create(InputShape.Vector(2), 1, 1);
        var options = new TrainingOptions { Epochs = 2, BatchSize = 16, ValidationFraction = 0 };
        var result = Trainer.Fit(module, data, null, Objective.BinaryClassification, options);
        Assert.Equal(2, result.History.Count);
        Assert.Null(result.History[0].ValidationLoss);
    }

    [Fact]
    public void One_row_is_refused()
    {
        using var data = TestRows.Circle(1, 1);
        using var module = Network.Mlp([4]).Create(InputShape.Vector(2), 1, 1);
        var error = Assert.Throws<ArgumentException>(() =>
            Trainer.Fit(module, data, null, Objective.BinaryClassification, new TrainingOptions()));
        Assert.Contains("2 rows or more; there are 1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_of_the_wrong_type_are_refused()
    {
        using var data = TestRows.Circle(10, 1);
        using var module = Network.Mlp([4]).Create(InputShape.Vector(2), 2, 1);
        var error = Assert.Throws<ArgumentException>(() =>
            Trainer.Fit(module, data, null, Objective.MulticlassClassification, new TrainingOptions()));
        Assert.Contains("Int64 labels, not Float32", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_loss_that_is_not_finite_ends_the_fit_with_advice()
    {
        using var data = TestRows.Plane(64, 1);
        using var scope = NewDisposeScope();
        using (no_grad())
            data.Inputs.fill_(float.NaN);
        using var module = Network.Mlp([4]).Create(InputShape.Vector(2), 1, 1);
        var error = Assert.Throws<NonFiniteLossException>(() =>
            Trainer.Fit(module, data, null, Objective.Regression, new TrainingOptions()));
        Assert.Contains("not finite in epoch 1, step 1", error.Message, StringComparison.Ordinal);
        Assert.Contains("LearningRate", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_of_weight_zero_do_not_count()
    {
        // Class 2 of the clusters weighs nothing, so the module never learns to name it.
        using var data = TestRows.Clusters(300, 1, [.. Enumerable.Range(0, 300).Select(row => row % 3 == 2 ? 0f : 1f)]);
        using var module = Network.Mlp([16]).Create(InputShape.Vector(4), 3, 1);
        var options = new TrainingOptions { Epochs = 20, LearningRate = 1e-2, BatchSize = 32, ValidationFraction = 0 };
        Trainer.Fit(module, data, null, Objective.MulticlassClassification, options);
        var scores = Score(module, data);
        for (var row = 0; row < 300; row++)
            Assert.True(scores[3 * row + 2] < Math.Max(scores[3 * row], scores[3 * row + 1]), $"row {row}");
    }

    [Fact]
    public void Weights_that_are_all_zero_are_refused()
    {
        using var data = TestRows.Clusters(30, 1, new float[30]);
        using var module = Network.Mlp([4]).Create(InputShape.Vector(4), 3, 1);
        Assert.Throws<ArgumentException>(() =>
            Trainer.Fit(module, data, null, Objective.MulticlassClassification, new TrainingOptions()));
    }

    [Fact]
    public void Clipped_gradients_move_the_weights_less()
    {
        // AdamW's first step has the learning rate as its size whatever the gradient, but not beside its epsilon of 1e-8.
        Assert.True(Moved(clip: 1e-9) < Moved(clip: null) / 2);

        static double Moved(double? clip)
        {
            using var scope = NewDisposeScope();
            using var data = TestRows.Circle(64, 1);
            using var module = Network.Mlp([8], dropout: 0).Create(InputShape.Vector(2), 1, 1);
            var before = module.parameters().Select(parameter => parameter.detach().clone()).ToArray();
            var options = new TrainingOptions
            {
                Epochs = 1, BatchSize = 64, ValidationFraction = 0, WarmUpFraction = 0, WeightDecay = 0, ClipNorm = clip,
            };
            Trainer.Fit(module, data, null, Objective.BinaryClassification, options);
            using var noGrad = no_grad();
            return module.parameters().Zip(before, (after, was) => (after - was).abs().sum().item<float>()).Sum();
        }
    }

    private static float[] Score(DeepModule module, TrainingData data)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        return module.call(InputBatch.ToFloat(data.Inputs)).data<float>().ToArray();
    }
}
