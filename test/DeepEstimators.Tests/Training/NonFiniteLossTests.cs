using DeepEstimators.Networks;
using DeepEstimators.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Tests.Training;

public class NonFiniteLossTests
{
    private const int Rows = 100;
    private const int Bad = 41;

    [Theory]
    [InlineData(null)]
    [InlineData(3)]
    [InlineData(50)]
    public void A_stop_names_the_rows_and_keeps_the_last_good_weights(int? stepsBetweenReads)
    {
        using var data = Spoilt([Bad]);
        using var module = NewModule();
        var before = State(module);
        var error = Assert.Throws<NonFiniteLossException>(() => Fit(
            module, data, options => (options.ValidationFraction, options.StepsBetweenReads) = (0, stepsBetweenReads)));
        Assert.Equal(1, error.Epoch);
        Assert.Equal(10, error.Rows.Count);
        Assert.Contains(Bad, error.Rows);
        Assert.InRange(error.Step, 1, 10);
        Assert.Contains($"epoch 1, step {error.Step} ", error.Message, StringComparison.Ordinal);
        Assert.Contains($"; values that are not finite are in {Bad}. ", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, State(module));
    }

    [Fact]
    public void The_step_does_not_depend_on_how_often_the_loss_is_read()
    {
        var steps = new int?[] { null, 2, 3, 7, 50 }.Select(reads =>
        {
            using var data = Spoilt([Bad]);
            using var module = NewModule();
            return Assert.Throws<NonFiniteLossException>(() => Fit(
                module, data, options => (options.ValidationFraction, options.StepsBetweenReads) = (0, reads))).Step;
        });
        Assert.Single(steps.Distinct());
    }

    [Fact]
    public void Rows_have_their_numbers_before_the_split()
    {
        // All but the bad row are validated with or trained on; whichever mini-batch has it is named by rows of the whole data.
        using var data = Spoilt(Enumerable.Range(60, 40).ToArray());
        using var module = NewModule();
        var error = Assert.Throws<NonFiniteLossException>(() => Fit(module, data, options => options.ValidationFraction = 0.3));
        Assert.All(error.Rows, row => Assert.InRange(row, 0, Rows - 1));
        Assert.Contains(error.Rows, row => row >= 60);
        using var scope = NewDisposeScope();
        var bad = error.Rows.Where(row => !data.Inputs.narrow(0, row, 1).isfinite().all().item<bool>());
        Assert.Contains($"; values that are not finite are in {BatchRows.Text(bad.ToArray())}. ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_skip_leaves_out_the_batch_and_learns_from_the_rest()
    {
        using var data = Spoilt([Bad]);
        using var module = NewModule();
        var result = Fit(module, data, options =>
            (options.OnNonFiniteLoss, options.ValidationFraction, options.BatchHistory) = (NonFiniteLoss.Skip, 0, true));
        // One mini-batch of each epoch has the row.
        Assert.Equal(3, result.SkippedSteps);
        Assert.Equal([1, 2, 3], result.Skipped.Select(step => step.Epoch));
        Assert.All(result.Skipped, step => Assert.Contains(Bad, step.Rows));
        Assert.All(result.History, epoch => Assert.Equal(1, epoch.SkippedSteps));
        Assert.Equal(
            result.Skipped.Select(step => (step.Epoch, step.Step)),
            result.Batches.Where(step => step.Skipped).Select(step => (step.Epoch, step.Step)));
        foreach (var epoch in result.History)
        {
            var taken = result.Batches.Where(step => step.Epoch == epoch.Epoch && !step.Skipped).ToArray();
            Assert.Equal(epoch.TrainingLoss, taken.Sum(step => step.Rows * step.Loss) / taken.Sum(step => step.Rows), 1e-9);
        }

        Assert.All(State(module), value => Assert.True(float.IsFinite(value)));
    }

    [Fact]
    public void A_skipped_step_changes_neither_weights_nor_statistics()
    {
        // Every row is bad, and the fit has fewer steps than it may skip.
        using var data = Spoilt(Enumerable.Range(0, Rows).ToArray());
        using var module = NewModule();
        var before = State(module);
        var result = Fit(module, data, options =>
            (options.OnNonFiniteLoss, options.SkipsInARow, options.ValidationFraction) = (NonFiniteLoss.Skip, 100, 0));
        Assert.Equal(30, result.SkippedSteps);
        Assert.All(result.History, epoch => Assert.True(double.IsNaN(epoch.TrainingLoss)));
        Assert.Equal(before, State(module));
    }

    [Fact]
    public void Too_many_skips_in_a_row_give_up()
    {
        using var data = Spoilt(Enumerable.Range(0, Rows).ToArray());
        using var module = NewModule();
        var before = State(module);
        var error = Assert.Throws<NonFiniteLossException>(() => Fit(module, data, options =>
            (options.OnNonFiniteLoss, options.SkipsInARow, options.ValidationFraction) = (NonFiniteLoss.Skip, 4, 0)));
        Assert.Equal(4, error.Step);
        Assert.Contains("after 3 steps that were left out", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, State(module));
    }

    [Fact]
    public void A_gradient_that_is_not_finite_is_skipped_too()
    {
        using var scope = NewDisposeScope();
        using var module = new Root();
        using var data = TrainingData.Create(new float[20], InputShape.Vector(1), Enumerable.Range(0, 20).Select(row => (float)row).ToArray());
        // The slope of the root is infinite at zero, where the root itself is finite.
        var result = Trainer.Fit(module, data, null, Objective.Regression, new TrainingOptions
        {
            Epochs = 1, BatchSize = 10, ValidationFraction = 0, OnNonFiniteLoss = NonFiniteLoss.Skip, BatchHistory = true,
        });
        Assert.Equal(2, result.SkippedSteps);
        Assert.All(result.Batches, step => Assert.True(step.Skipped && double.IsFinite(step.Loss)));
        Assert.Equal([0f], State(module));
    }

    [Fact]
    public void A_stop_after_good_epochs_gives_the_weights_of_the_last()
    {
        using var data = TestRows.Circle(Rows, 1);
        using var module = NewModule();
        float[]? end = null;
        var observer = new Watcher(epoch =>
        {
            if (epoch != 2)
                return;
            end = State(module);
            using var noGrad = no_grad();
            module.parameters().First().fill_(float.NaN);
        });
        var error = Assert.Throws<NonFiniteLossException>(() => Fit(
            module, data, options => (options.ValidationFraction, options.Observers) = (0, [observer])));
        Assert.Equal((3, 1), (error.Epoch, error.Step));
        Assert.Contains("all of their values are finite", error.Message, StringComparison.Ordinal);
        Assert.Equal(end, State(module));
    }

    private static TrainingResult Fit(DeepModule module, TrainingData data, Action<TrainingOptions> change)
    {
        var options = new TrainingOptions { Epochs = 3, BatchSize = 10, Seed = 3 };
        change(options);
        return Trainer.Fit(module, data, null, Objective.BinaryClassification, options);
    }

    // Batch normalisation, whose statistics a bad batch would spoil. Statistics of the inputs are not learned in steps.
    private static DeepModule NewModule() => DeepModule.Wrap(nn.Sequential(
        ("linear", nn.Linear(2, 8)), ("norm", nn.BatchNorm1d(8)), ("relu", nn.ReLU()), ("head", nn.Linear(8, 1))));

    private static TrainingData Spoilt(int[] rows)
    {
        var data = TestRows.Circle(Rows, 1);
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        foreach (var row in rows)
            data.Inputs.narrow(0, row, 1).fill_(float.NaN);
        return data;
    }

    private static float[] State(DeepModule module)
    {
        using var scope = NewDisposeScope();
        return module.state_dict().Values.SelectMany(
            value => value.detach().to_type(ScalarType.Float32).data<float>().ToArray()).ToArray();
    }

    private sealed class Watcher(Action<int> atEnd) : ITrainingObserver
    {
        public void EpochEnded(EpochSummary epoch) => atEnd(epoch.Epoch);
    }

    private sealed class Root : DeepModule
    {
        private readonly TorchSharp.Modules.Parameter weight = new(zeros(1));

        internal Root() : base(nameof(Root)) => register_parameter("weight", weight);

        public override int FeatureSize => 1;

        public override Tensor features(Tensor input) => (input + weight).sqrt();

        public override Tensor forward(Tensor input) => features(input);
    }
}
