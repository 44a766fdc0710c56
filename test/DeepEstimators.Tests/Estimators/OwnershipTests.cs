using Microsoft.ML;

namespace DeepEstimators.Tests.Estimators;

/// <summary>Whatever becomes of a fit, no tensor stays behind.</summary>
[Collection(nameof(TensorCount))]
public sealed class OwnershipTests
{
    private readonly MLContext ml = new(seed: 1);

    [Fact]
    public void A_hundred_fits_leave_no_tensor()
    {
        var data = ml.Data.LoadFromEnumerable(Rows.Make(32, seed: 1));
        var trainer = ml.Regression.Trainers.DeepTabular(
            "Target", network: Rows.SmallNetwork(), training: Rows.Quick(epochs: 1));
        trainer.Fit(data).Dispose();
        var before = TensorCount.Now();

        for (var i = 0; i < 100; i++)
        {
            using var model = trainer.Fit(data);
            Assert.Equal(32, model.Transform(data).GetColumnValues<float>("Score").Length);
        }

        Assert.Equal(before, TensorCount.Now());
    }

    [Fact]
    public void A_hundred_failed_fits_leave_no_tensor()
    {
        var rows = Rows.Make(32, seed: 1);
        rows[31].Features[2] = float.NaN;
        var broken = ml.Data.LoadFromEnumerable(rows);
        var trainer = ml.Regression.Trainers.DeepTabular(
            "Target", network: Rows.SmallNetwork(), training: Rows.Quick(epochs: 1));
        var diverging = new TrainingOptions { Epochs = 2, Progress = new Thrower() };
        var failing = ml.Regression.Trainers.DeepTabular("Target", network: Rows.SmallNetwork(), training: diverging);
        var good = ml.Data.LoadFromEnumerable(Rows.Make(32, seed: 1));
        trainer.Fit(good).Dispose();
        var before = TensorCount.Now();

        for (var i = 0; i < 50; i++)
        {
            Assert.Throws<InvalidOperationException>(() => trainer.Fit(broken));
            Assert.Throws<NotSupportedException>(() => failing.Fit(good));
        }

        Assert.Equal(before, TensorCount.Now());
    }

    [Fact]
    public void A_hundred_cancelled_fits_give_a_model_and_leave_no_tensor()
    {
        var data = ml.Data.LoadFromEnumerable(Rows.Make(32, seed: 1));
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        var options = Rows.Quick(epochs: 1000);
        options.CancellationToken = cancelled.Token;
        var trainer = ml.Regression.Trainers.DeepTabular("Target", network: Rows.SmallNetwork(), training: options);
        trainer.Fit(data).Dispose();
        var before = TensorCount.Now();

        for (var i = 0; i < 100; i++)
        {
            using var model = trainer.Fit(data);
            Assert.Equal(DeepEstimators.Training.StopReason.Cancelled, model.Model.Training.StopReason);
            Assert.True(float.IsFinite(model.Transform(data).GetColumnValues<float>("Score")[0]));
        }

        Assert.Equal(before, TensorCount.Now());
    }

    [Fact]
    public void Features_keep_the_network_until_their_own_end()
    {
        var data = ml.Data.LoadFromEnumerable(Rows.Make(32, seed: 1));
        var trainer = ml.Regression.Trainers.DeepTabular(
            "Target", network: Rows.SmallNetwork(), training: Rows.Quick(epochs: 1));
        var before = TensorCount.Now();
        var model = trainer.Fit(data);
        var features = ml.Transforms.DeepFeatures("Learned", model).Fit(data);

        model.Dispose();
        Assert.Equal(8, features.Transform(data).GetColumnValues<float[]>("Learned")[0].Length);
        Assert.True(TensorCount.Now() > before);
        features.Dispose();

        Assert.Equal(before, TensorCount.Now());
    }

    [Fact]
    public void A_disposed_model_says_so()
    {
        var data = ml.Data.LoadFromEnumerable(Rows.Make(32, seed: 1));
        var trainer = ml.Regression.Trainers.DeepTabular(
            "Target", network: Rows.SmallNetwork(), training: Rows.Quick(epochs: 1));
        var model = trainer.Fit(data);
        var scored = model.Transform(data);
        model.Dispose();
        model.Dispose();

        var late = Assert.Throws<ObjectDisposedException>(() => model.Transform(data));
        Assert.Contains("DeepRegressionTransformer", late.Message);
        Assert.Contains("Mlp", late.Message);
        Assert.Throws<ObjectDisposedException>(() => scored.GetColumnValues<float>("Score"));
    }

    private sealed class Thrower : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => throw new NotSupportedException("told to fail");
    }
}
