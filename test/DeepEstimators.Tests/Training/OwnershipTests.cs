using DeepEstimators.Networks;
using DeepEstimators.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Tests.Training;

public class OwnershipTests
{
    [Fact]
    public void A_hundred_fits_leave_no_tensor() => LeaveNothing(100, (_, options) => { });

    [Fact]
    public void A_hundred_cancelled_fits_leave_no_tensor() => LeaveNothing(100, (fit, options) =>
    {
        var source = new CancellationTokenSource();
        options.CancellationToken = source.Token;
        options.ProgressInterval = TimeSpan.Zero;
        options.Progress = new Reporter(progress =>
        {
            if (progress.Step >= 1 + fit % 2)
                source.Cancel();
        });
    });

    [Fact]
    public void A_hundred_failed_fits_leave_no_tensor() => LeaveNothing(100, (fit, options) =>
    {
        options.ProgressInterval = TimeSpan.Zero;
        options.Progress = new Reporter(progress =>
        {
            if (progress.Epoch == 1 + fit % 2)
                throw new TimeoutException("from the listener");
        });
    });

    [Fact]
    public void Fits_whose_loss_is_not_finite_leave_no_tensor() => LeaveNothing(
        10, (_, options) => options.LearningRate = 10, data => data.Inputs.mul_(float.PositiveInfinity));

    [Fact]
    public void A_fit_inside_a_scope_leaves_nothing_in_it()
    {
        using var data = TestRows.Circle(40, 1);
        using var module = Network.Tabular(width: 8).Create(InputShape.Vector(2), 1, 1);
        using var scope = NewDisposeScope();
        Trainer.Fit(module, data, null, Objective.BinaryClassification, new TrainingOptions { Epochs = 2 });
        Assert.Equal(0, scope.DisposablesCount);
    }

    private static void LeaveNothing(int fits, Action<int, TrainingOptions> change, Action<TrainingData>? spoil = null)
    {
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        for (var fit = 0; fit < fits; fit++)
        {
            using var data = TestRows.Circle(40, fit);
            using (NewDisposeScope())
            using (no_grad())
                spoil?.Invoke(data);
            using var module = Network.Tabular(blocks: 1, width: 4).Create(InputShape.Vector(2), 1, fit);
            var options = new TrainingOptions { Epochs = 2, BatchSize = 10, ClipNorm = 1 };
            change(fit, options);
            try
            {
                Trainer.Fit(module, data, null, Objective.BinaryClassification, options);
            }
            catch (Exception error) when (error is TimeoutException or InvalidOperationException)
            {
                // The failed fits are meant to fail.
            }
        }

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    private sealed class Reporter(Action<TrainingProgress> report) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => report(value);
    }
}
