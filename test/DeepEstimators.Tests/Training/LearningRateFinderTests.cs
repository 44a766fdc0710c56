using DeepEstimators.Networks;
using DeepEstimators.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Tests.Training;

public class LearningRateFinderTests
{
    [Fact]
    public void A_sweep_rises_evenly_falls_and_ends_where_the_loss_explodes()
    {
        var finding = Run(TestRows.Plane(400, 1), Objective.Regression, highest: 100);
        var points = finding.Points;
        Assert.Equal(1e-6, points[0].LearningRate, 1e-15);
        var factor = Math.Pow(100 / 1e-6, 1.0 / 99);
        for (var i = 1; i < points.Count; i++)
            Assert.Equal(factor, points[i].LearningRate / points[i - 1].LearningRate, 1e-9);
        Assert.InRange(points.Count, 40, 99);
        Assert.InRange(finding.Suggestion!.Value, 1e-4, 1);

        // A suggestion is worth something: a short fit with it ends lower than with a hundredth of it.
        Assert.True(After(finding.Suggestion.Value) < 0.5 * After(finding.Suggestion.Value / 100));

        static double After(double rate)
        {
            using var data = TestRows.Plane(400, 1);
            using var module = Network.Mlp([16], dropout: 0).Create(InputShape.Vector(2), 1, 1);
            var options = new TrainingOptions { Epochs = 3, BatchSize = 32, LearningRate = rate, ValidationFraction = 0, Seed = 1 };
            return Trainer.Fit(module, data, null, Objective.Regression, options).History[^1].TrainingLoss;
        }
    }

    [Fact]
    public void The_smoothed_loss_is_the_average_of_the_losses()
    {
        var points = Run(TestRows.Circle(200, 1), Objective.BinaryClassification).Points;
        for (var i = 0; i < 20; i++)
        {
            double sum = 0, weights = 0;
            for (var j = 0; j <= i; j++)
            {
                sum += Math.Pow(0.9, i - j) * points[j].Loss;
                weights += Math.Pow(0.9, i - j);
            }

            Assert.Equal(sum / weights, points[i].SmoothedLoss, 1e-9);
        }
    }

    [Fact]
    public void The_module_the_random_numbers_and_the_tensors_are_left_as_they_were()
    {
        using var data = TestRows.Bars(120, 1);
        using var module = Network.SmallCnn([4], dropout: 0.4).Create(InputShape.Image(1, 8, 8), 2, 1);
        module.train();
        using var scope = NewDisposeScope();
        var before = State(module);
        manual_seed(11);
        var expected = rand(4).data<float>().ToArray();
        manual_seed(11);
        var live = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        var first = LearningRateFinder.Run(module, data, Objective.MulticlassClassification, new TrainingOptions { BatchSize = 32 });
        Assert.Equal(live, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
        Assert.Equal(expected, rand(4).data<float>().ToArray());
        Assert.Equal(before, State(module));
        Assert.True(module.training);
        var second = LearningRateFinder.Run(module, data, Objective.MulticlassClassification, new TrainingOptions { BatchSize = 32 });
        Assert.Equal(first.Points, second.Points);
        Assert.Equal(first.Suggestion, second.Suggestion);
    }

    [Fact]
    public void The_suggestion_is_where_the_loss_falls_fastest()
    {
        // Flat, then down by a logistic curve around the 30th of 60 steps, then flat.
        var points = Enumerable.Range(0, 60).Select(i => new LearningRatePoint(Math.Pow(10, -6 + i / 10.0), 0, 1 / (1 + Math.Exp((i - 30) / 3.0))))
            .ToArray();
        Assert.Equal(1e-3, LearningRateFinder.Steepest(points)!.Value, 1e-9);
        Assert.Null(LearningRateFinder.Steepest(points.Select((point, i) => point with { SmoothedLoss = i }).ToArray()));
    }

    [Fact]
    public void A_loss_that_is_not_finite_ends_the_sweep()
    {
        var data = TestRows.Circle(40, 1);
        using (NewDisposeScope())
        using (no_grad())
            data.Inputs.fill_(float.NaN);
        var finding = Run(data, Objective.BinaryClassification);
        Assert.Empty(finding.Points);
        Assert.Null(finding.Suggestion);
    }

    [Theory]
    [InlineData("lowest", 0, 1, 100)]
    [InlineData("highest", 1e-3, 1e-3, 100)]
    [InlineData("steps", 1e-6, 1, 9)]
    public void A_wrong_value_is_named(string name, double lowest, double highest, int steps)
    {
        using var data = TestRows.Circle(40, 1);
        using var module = Network.Mlp([4]).Create(InputShape.Vector(2), 1, 1);
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => LearningRateFinder.Run(
            module, data, Objective.BinaryClassification, new TrainingOptions(), null, lowest, highest, steps));
        Assert.Equal(name, error.ParamName);
    }

    private static LearningRateFinding Run(TrainingData data, Objective objective, double highest = 1)
    {
        using (data)
        {
            using var module = Network.Mlp([16], dropout: 0).Create(InputShape.Vector(2), 1, 1);
            return LearningRateFinder.Run(
                module, data, objective, new TrainingOptions { BatchSize = 32, Seed = 1 }, highest: highest);
        }
    }

    private static float[] State(DeepModule module)
    {
        using var scope = NewDisposeScope();
        return module.state_dict().Values.SelectMany(
            value => value.detach().to_type(ScalarType.Float32).data<float>().ToArray()).ToArray();
    }
}
