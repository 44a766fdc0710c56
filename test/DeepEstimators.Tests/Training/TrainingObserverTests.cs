using DeepEstimators.Networks;
using DeepEstimators.Training;
using TorchSharp;

namespace DeepEstimators.Tests.Training;

public class TrainingObserverTests
{
    [Fact]
    public void An_observer_hears_of_all_in_order()
    {
        var observer = new Recorder();
        var result = Fit(options => options.Observers = [observer]);
        Assert.Equal(
            [
                "fit 2 3 90 10 Accuracy", "epoch 1", "step 1.1", "step 1.2", "step 1.3", "end 1", "epoch 2", "step 2.1", "step 2.2",
                "step 2.3", "end 2", "result",
            ],
            observer.Heard);
        Assert.Same(result, observer.Result);
        Assert.Equal(result.History, observer.Epochs);
    }

    [Fact]
    public void The_losses_of_batches_make_that_of_the_epoch()
    {
        var result = Fit(options => options.BatchHistory = true);
        Assert.Equal(6, result.Batches.Count);
        foreach (var epoch in result.History)
        {
            var steps = result.Batches.Where(step => step.Epoch == epoch.Epoch).ToArray();
            Assert.Equal(90, steps.Sum(step => step.Rows));
            Assert.Equal(epoch.TrainingLoss, steps.Sum(step => step.Rows * step.Loss) / 90, 1e-9);
            Assert.Equal(steps[^1].LearningRate, epoch.LearningRate);
        }
    }

    [Fact]
    public void Batches_are_kept_only_when_asked() => Assert.Empty(Fit(_ => { }).Batches);

    [Fact]
    public void Observing_changes_no_bit()
    {
        var plain = Fit(_ => { });
        var watched = Fit(options => (options.Observers, options.BatchHistory, options.OnNonFiniteLoss) = ([new Recorder()], true, NonFiniteLoss.Skip));
        Assert.Equal(
            plain.History.Select(epoch => (epoch.TrainingLoss, epoch.ValidationLoss)),
            watched.History.Select(epoch => (epoch.TrainingLoss, epoch.ValidationLoss)));
    }

    [Fact]
    public void One_that_wants_no_steps_hears_of_none()
    {
        var observer = new Recorder { ObservesSteps = false };
        Fit(options => (options.Observers, options.BatchHistory) = ([observer], true));
        Assert.DoesNotContain(observer.Heard, heard => heard.StartsWith("step", StringComparison.Ordinal));
    }

    [Fact]
    public void A_failure_reaches_all_that_heard_the_beginning_and_the_caller()
    {
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        var (first, failing) = (new Recorder(), new Recorder { FailsAt = "step 1.2" });
        var error = Assert.Throws<TimeoutException>(() => Fit(options => options.Observers = [first, failing]));
        Assert.Equal("failed", first.Heard[^1]);
        Assert.Equal("failed", failing.Heard[^1]);
        Assert.Same(error, first.Error);
        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);

        var (begins, never) = (new Recorder { FailsAt = "fit 2 3 90 10 Accuracy" }, new Recorder());
        Assert.Throws<TimeoutException>(() => Fit(options => options.Observers = [begins, never]));
        Assert.Equal("failed", begins.Heard[^1]);
        Assert.Empty(never.Heard);
    }

    [Fact]
    public void A_cancelled_fit_has_a_result()
    {
        using var source = new CancellationTokenSource();
        var observer = new Recorder { Cancels = source, CancelsAt = "step 2.1" };
        var result = Fit(options => (options.Observers, options.CancellationToken) = ([observer], source.Token));
        Assert.True(result.Cancelled);
        Assert.Equal(["epoch 2", "step 2.1", "result"], observer.Heard.TakeLast(3));
    }

    private static TrainingResult Fit(Action<TrainingOptions> change)
    {
        using var data = TestRows.Circle(100, 1);
        using var module = Network.Tabular(blocks: 1, width: 4).Create(InputShape.Vector(2), 1, 1);
        var options = new TrainingOptions { Epochs = 2, BatchSize = 30, Seed = 1 };
        change(options);
        return Trainer.Fit(module, data, null, Objective.BinaryClassification, options);
    }

    private sealed class Recorder : ITrainingObserver
    {
        public List<string> Heard { get; } = [];

        public List<EpochSummary> Epochs { get; } = [];

        public TrainingResult? Result { get; private set; }

        public Exception? Error { get; private set; }

        public string? FailsAt { get; init; }

        public string? CancelsAt { get; init; }

        public CancellationTokenSource? Cancels { get; init; }

        public bool ObservesSteps { get; init; } = true;

        public void FitBegan(FitStart fit) =>
            Hear($"fit {fit.Epochs} {fit.StepsPerEpoch} {fit.TrainingRows} {fit.ValidationRows} {fit.MetricName}");

        public void EpochBegan(int epoch) => Hear($"epoch {epoch}");

        public void StepEnded(StepSummary step) => Hear($"step {step.Epoch}.{step.Step}");

        public void EpochEnded(EpochSummary epoch)
        {
            Epochs.Add(epoch);
            Hear($"end {epoch.Epoch}");
        }

        public void FitEnded(TrainingResult result)
        {
            Result = result;
            Hear("result");
        }

        public void FitFailed(Exception error)
        {
            Error = error;
            Heard.Add("failed");
            throw new InvalidTimeZoneException("The fit's own error is what counts.");
        }

        private void Hear(string what)
        {
            Heard.Add(what);
            if (what == CancelsAt)
                Cancels!.Cancel();
            if (what == FailsAt)
                throw new TimeoutException("from the observer");
        }
    }
}
