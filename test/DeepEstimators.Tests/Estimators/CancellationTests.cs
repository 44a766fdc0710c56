using System.Reflection;
using DeepEstimators.Training;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DeepEstimators.Tests.Estimators;

public class CancellationTests
{
    [Fact]
    public void A_token_gives_the_best_model_so_far() => GivesTheBestSoFar((ml, source) => source.Cancel());

    [Fact]
    public void The_contexts_cancellation_gives_the_best_model_so_far() => GivesTheBestSoFar((ml, source) => CancelExecution(ml));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Or_throws_where_that_is_asked_for(bool byContext)
    {
        var ml = new MLContext(1);
        using var source = new CancellationTokenSource();
        var (trainer, data) = Trainer(ml, CancelledFit.Throw, () =>
        {
            if (byContext)
                CancelExecution(ml);
            else
                source.Cancel();
        }, source.Token);
        var error = Assert.Throws<OperationCanceledException>(() => trainer.Fit(data));
        Assert.Equal(byContext ? CancellationToken.None : source.Token, byContext ? CancellationToken.None : error.CancellationToken);
    }

    [Fact]
    public void A_context_that_was_cancelled_before_trains_nothing_with_the_trainers_it_had()
    {
        var ml = new MLContext(1);
        var (trainer, data) = Trainer(ml, CancelledFit.GiveBest, () => { }, default);
        CancelExecution(ml);
        Assert.Throws<OperationCanceledException>(() => trainer.Fit(data));
        var (another, more) = Trainer(ml, CancelledFit.GiveBest, () => { }, default);
        using var model = another.Fit(more);
        Assert.Equal(StopReason.Completed, model.Model.Training.StopReason);
    }

    private static void GivesTheBestSoFar(Action<MLContext, CancellationTokenSource> cancel)
    {
        var ml = new MLContext(1);
        using var source = new CancellationTokenSource();
        var (trainer, data) = Trainer(ml, CancelledFit.GiveBest, () => cancel(ml, source), source.Token);
        using var model = trainer.Fit(data);
        Assert.Equal(StopReason.Cancelled, model.Model.Training.StopReason);
        Assert.Equal(4, model.Model.Training.Epochs);
        Assert.InRange(model.Model.Training.BestEpoch, 1, 4);
        Assert.Equal(64, model.Transform(data).GetColumn<float>("Score").Count());
    }

    private static (DeepRegressionTrainer Trainer, IDataView Data) Trainer(
        MLContext ml, CancelledFit onCancellation, Action inFifthEpoch, CancellationToken token)
    {
        var options = Rows.Quick(epochs: 40);
        options.CancellationToken = token;
        options.OnCancellation = onCancellation;
        options.BatchSize = 16;
        options.Observers = [new AtEpoch(5, inFifthEpoch)];
        var trainer = ml.Regression.Trainers.DeepTabular("Target", network: Rows.SmallNetwork(), training: options);
        return (trainer, ml.Data.LoadFromEnumerable(Rows.Make(64, 1)));
    }

    // Not public in ML.NET, whose own AutoML calls it.
    private static void CancelExecution(MLContext ml) =>
        typeof(MLContext).GetMethod("CancelExecution", BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)!.Invoke(ml, null);

    private sealed class AtEpoch(int wanted, Action action) : ITrainingObserver
    {
        public bool ObservesSteps => false;

        public void EpochBegan(int epoch)
        {
            if (epoch == wanted)
                action();
        }
    }
}
