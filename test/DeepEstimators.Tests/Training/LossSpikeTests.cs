using DeepEstimators.Networks;
using DeepEstimators.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Tests.Training;

public class LossSpikeTests
{
    private const int Outlier = 41;

    [Fact]
    public void A_stop_names_the_rows_and_keeps_the_last_good_weights()
    {
        using var data = Data();
        using var module = NewModule();
        float[]? end = null;
        var error = Assert.Throws<LossSpikeException>(() => Fit(module, data, LossSpikeAction.Stop, options =>
            options.Observers = [new AtEnd(() => end = State(module))]));
        Assert.Contains(Outlier, error.Rows);
        Assert.Equal(10, error.Rows.Count);
        Assert.True(error.Loss > 5 * error.Median, error.Message);
        Assert.InRange(error.Epoch, 1, 2);
        Assert.Contains($"epoch {error.Epoch}, step {error.Step} ", error.Message, StringComparison.Ordinal);
        Assert.Contains("all of their values are finite", error.Message, StringComparison.Ordinal);
        if (error.Epoch == 2)
            Assert.Equal(end, State(module));
        else
            Assert.Equal(Fresh(), State(module));
    }

    [Fact]
    public void A_skip_leaves_out_the_batch_alone()
    {
        using var data = Data();
        using var module = NewModule();
        var result = Fit(module, data, LossSpikeAction.Skip);
        // Not before ten losses are known, so perhaps not in the first epoch.
        Assert.InRange(result.SkippedSteps, 3, 4);
        Assert.All(result.Skipped, step =>
        {
            Assert.Equal(SkipReason.Spike, step.Reason);
            Assert.Contains(Outlier, step.Rows);
        });
        Assert.Equal(result.SkippedSteps, result.Batches.Count(step => step.Skipped));
        Assert.All(result.Batches, step => Assert.True(double.IsFinite(step.Loss)));
    }

    [Fact]
    public void A_spike_is_measured_by_the_median_of_the_losses_before_it()
    {
        var spikes = new LossSpikes(new LossSpikeOptions { Factor = 3, Window = 10 });
        for (var i = 0; i < 9; i++)
            spikes.Add(1);
        Assert.False(spikes.IsSpike(1000));
        spikes.Add(50);
        Assert.Equal(1, spikes.Median());
        Assert.False(spikes.IsSpike(3));
        Assert.True(spikes.IsSpike(3.001));
        for (var i = 0; i < 5; i++)
            spikes.Add(-4);
        // Half of the window is -4, the rest 1, ..., 50: a spike is more than twice the size of the median above it.
        Assert.Equal(-1.5, spikes.Median());
        Assert.False(spikes.IsSpike(1.4));
        Assert.True(spikes.IsSpike(1.6));
    }

    [Theory]
    [InlineData("Factor", 1.0)]
    [InlineData("Factor", double.NaN)]
    [InlineData("Window", 9)]
    [InlineData("Action", 2)]
    public void Options_are_checked(string option, object value)
    {
        var spikes = new LossSpikeOptions();
        var property = typeof(LossSpikeOptions).GetProperty(option)!;
        property.SetValue(spikes, property.PropertyType.IsEnum ? Enum.ToObject(property.PropertyType, value) : value);
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => new TrainingOptions { LossSpikes = spikes }.Validate());
        Assert.Equal(option, error.ParamName);
    }

    private static TrainingResult Fit(DeepModule module, TrainingData data, LossSpikeAction action, Action<TrainingOptions>? change = null)
    {
        var options = new TrainingOptions
        {
            Epochs = 4, BatchSize = 10, Seed = 3, ValidationFraction = 0, BatchHistory = true,
            LossSpikes = new LossSpikeOptions { Action = action },
        };
        change?.Invoke(options);
        return Trainer.Fit(module, data, null, Objective.Regression, options);
    }

    // One target far from all others, which hardly differ beside it.
    private static TrainingData Data()
    {
        var data = TestRows.Plane(200, 1);
        using var scope = NewDisposeScope();
        data.Labels.narrow(0, Outlier, 1).fill_(1e6f);
        return data;
    }

    private static DeepModule NewModule() => Network.Mlp([8], dropout: 0).Create(InputShape.Vector(2), 1, 1);

    // As a module is when its fit begins: with the statistics of the inputs.
    private static float[] Fresh()
    {
        using var data = Data();
        using var module = NewModule();
        module.adapt(data.Inputs);
        return State(module);
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
