using DeepEstimators.Networks;
using DeepEstimators.Training;
using TorchSharp;

namespace DeepEstimators.Tests.Training;

public class CancellationTests
{
    [Fact]
    public void A_cancelled_fit_gives_the_best_so_far()
    {
        using var data = TestRows.Circle(200, 1);
        using var validation = TestRows.Circle(200, 2);
        using var module = Network.Mlp([16]).Create(InputShape.Vector(2), 1, 1);
        using var source = new CancellationTokenSource();
        var options = new TrainingOptions
        {
            Epochs = 50, BatchSize = 20, LearningRate = 1e-2, CancellationToken = source.Token,
            ProgressInterval = TimeSpan.Zero,
            Progress = new Reporter(progress =>
            {
                if (progress is { Epoch: 4, Step: 3 })
                    source.Cancel();
            }),
        };
        var result = Trainer.Fit(module, data, validation, Objective.BinaryClassification, options);
        Assert.True(result.Cancelled);
        Assert.Equal(3, result.History.Count);
        Assert.Equal(result.History.MinBy(epoch => epoch.ValidationLoss)!.Epoch, result.BestEpoch);
        using var rows = TorchSharp.torch.NewDisposeScope();
        var again = Evaluation.Run(
            module, new DeviceRows(validation, null, torch.CPU),
            Loss.Create(Objective.BinaryClassification, new DeviceRows(data, null, torch.CPU), null, new TrainingOptions()));
        Assert.Equal(result.History[result.BestEpoch - 1].ValidationLoss!.Value, again.Loss, 1e-9);
    }

    [Fact]
    public void A_token_that_is_already_cancelled_trains_nothing()
    {
        using var data = TestRows.Circle(20, 1);
        using var module = Network.Mlp([4]).Create(InputShape.Vector(2), 1, 1);
        var options = new TrainingOptions { CancellationToken = new CancellationToken(canceled: true) };
        var result = Trainer.Fit(module, data, null, Objective.BinaryClassification, options);
        Assert.Equal(StopReason.Cancelled, result.StopReason);
        Assert.Empty(result.History);
        Assert.Equal(0, result.BestEpoch);
    }

    private sealed class Reporter(Action<TrainingProgress> report) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => report(value);
    }
}
