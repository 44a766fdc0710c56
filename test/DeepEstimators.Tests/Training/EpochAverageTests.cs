using DeepEstimators.Networks;
using DeepEstimators.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Tests.Training;

public class EpochAverageTests
{
    [Fact]
    public void The_fit_gives_the_mean_of_the_last_epochs_weights()
    {
        using var data = TestRows.Circle(100, 1);
        using var module = Network.Mlp([8], dropout: 0).Create(InputShape.Vector(2), 1, 1);
        var ends = new List<float[]>();
        var result = Trainer.Fit(module, data, null, Objective.BinaryClassification, new TrainingOptions
        {
            Epochs = 6, BatchSize = 10, LearningRate = 1e-2, ValidationFraction = 0, Seed = 1,
            StochasticWeightAveraging = new() { Start = 0.5, LearningRate = 5e-2 }, Observers = [new AtEnd(() => ends.Add(State(module)))],
        });
        Assert.NotNull(result.Averaged);
        Assert.Equal(6, result.BestEpoch);
        Assert.Equal([5e-2, 5e-2, 5e-2], result.History.Skip(3).Select(epoch => epoch.LearningRate));
        Assert.All(result.History.Take(3), epoch => Assert.True(epoch.LearningRate <= 1e-2));
        var mean = State(module);
        for (var i = 0; i < mean.Length; i++)
            Assert.Equal(ends.Skip(3).Average(end => end[i]), mean[i], 1e-5);
        Assert.NotEqual(ends[^1], mean);
    }

    [Fact]
    public void Batch_normalisation_gets_the_statistics_of_the_training_rows()
    {
        using var data = TestRows.Circle(60, 1);
        using var module = DeepModule.Wrap(nn.Sequential(
            ("linear", nn.Linear(2, 5)), ("norm", nn.BatchNorm1d(5)), ("dropout", nn.Dropout(0.5)), ("inner", nn.Linear(5, 4)),
            ("norm2", nn.BatchNorm1d(4)), ("head", nn.Linear(4, 1))));
        Trainer.Fit(module, data, null, Objective.BinaryClassification, new TrainingOptions
        {
            Epochs = 4, BatchSize = 60, LearningRate = 1e-2, ValidationFraction = 0, Seed = 1, StochasticWeightAveraging = new(),
        });
        // One batch holds all rows, so its statistics are theirs, with dropout out of the way.
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        var state = module.state_dict().ToDictionary(pair => pair.Key["module.".Length..], pair => pair.Value);
        var first = nn.functional.linear(data.Inputs, state["linear.weight"], state["linear.bias"]);
        Check(first, "norm");
        var normed = (first - first.mean([0L])) / (first - first.mean([0L])).pow(2).mean([0L]).add(1e-5).sqrt();
        var inner = nn.functional.linear(
            normed * state["norm.weight"] + state["norm.bias"], state["inner.weight"], state["inner.bias"]);
        Check(inner, "norm2");

        void Check(Tensor input, string name)
        {
            var centred = input - input.mean([0L]);
            var variance = centred.pow(2).sum([0L]) / 59;
            Assert.InRange((state[name + ".running_mean"] - input.mean([0L])).abs().max().item<float>(), 0, 1e-4);
            Assert.InRange((state[name + ".running_var"] - variance).abs().max().item<float>(), 0, 1e-4);
        }
    }

    [Fact]
    public void An_average_that_is_worse_than_the_best_epoch_is_not_taken()
    {
        using var data = TestRows.Circle(200, 1);
        using var validation = TestRows.Circle(100, 2);
        using var module = Network.Mlp([16], dropout: 0).Create(InputShape.Vector(2), 1, 1);
        var ends = new List<float[]>();
        var result = Trainer.Fit(module, data, validation, Objective.BinaryClassification, new TrainingOptions
        {
            Epochs = 8, BatchSize = 10, LearningRate = 1e-2, Seed = 1, EarlyStoppingPatience = 1,
            StochasticWeightAveraging = new() { Start = 0.5, LearningRate = 10 }, Observers = [new AtEnd(() => ends.Add(State(module)))],
        });
        Assert.Null(result.Averaged);
        // Early stopping is off once averaging is on.
        Assert.Equal(8, result.History.Count);
        Assert.InRange(result.BestEpoch, 1, 4);
        Assert.Equal(ends[result.BestEpoch - 1], State(module));
    }

    [Fact]
    public void It_is_steadier_than_the_last_epoch()
    {
        Assert.InRange(Loss(new()) / Loss(null), 0, 0.9);

        static double Loss(StochasticWeightAveragingOptions? averaging) => new long[] { 1, 2, 3 }.Average(seed =>
        {
            using var data = TestRows.Plane(500, 1);
            using var validation = TestRows.Plane(300, 2);
            using var module = Network.Mlp([16], dropout: 0).Create(InputShape.Vector(2), 1, 1);
            var result = Trainer.Fit(module, data, validation, Objective.Regression, new TrainingOptions
            {
                Epochs = 20, LearningRate = 5e-2, BatchSize = 16, Schedule = LearningRateSchedule.Constant, RestoreBest = false,
                EarlyStoppingPatience = 0, Seed = seed, StochasticWeightAveraging = averaging,
            });
            return (result.Averaged ?? result.History[^1]).ValidationLoss!.Value;
        });
    }

    [Fact]
    public void Options_are_checked()
    {
        Check("Start", options => options.StochasticWeightAveraging!.Start = 1);
        Check("LearningRate", options => options.StochasticWeightAveraging!.LearningRate = 0);
        Check("AverageDecay", options => options.AverageDecay = 0.9);

        static void Check(string option, Action<TrainingOptions> change)
        {
            var options = new TrainingOptions { StochasticWeightAveraging = new() };
            options.Validate();
            change(options);
            Assert.Equal(option, Assert.Throws<ArgumentOutOfRangeException>(options.Validate).ParamName);
        }
    }

    private static float[] State(DeepModule module)
    {
        using var scope = NewDisposeScope();
        return module.state_dict().Values.SelectMany(value => value.detach().data<float>().ToArray()).ToArray();
    }

    private sealed class AtEnd(Action action) : ITrainingObserver
    {
        public void EpochEnded(EpochSummary summary) => action();
    }
}
