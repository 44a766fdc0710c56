using DeepEstimators.Training;
using static TorchSharp.torch;

namespace DeepEstimators.Tests.Training;

public class TemperatureScalingTests
{
    [Theory]
    [InlineData(0.5)]
    [InlineData(1)]
    [InlineData(3)]
    public void The_temperature_that_labels_were_drawn_with_is_found(double temperature)
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(5);
        var logits = randn([40_000, 4], generator: generator) * 2;
        var labels = multinomial((logits / temperature).softmax(1), 1, true, generator).squeeze(1);

        Assert.InRange(TemperatureScaling.Fit(logits, labels, null), 0.96 * temperature, 1.04 * temperature);
    }

    [Fact]
    public void Two_classes_have_one_logit()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(5);
        var logits = randn([40_000, 1], generator: generator) * 2;
        var labels = bernoulli((logits / 2.5).sigmoid(), generator).squeeze(1);

        Assert.InRange(TemperatureScaling.Fit(logits, labels, null), 2.4, 2.6);
    }

    [Fact]
    public void Weights_count_and_answers_stay_in_bounds()
    {
        using var scope = NewDisposeScope();
        var logits = tensor(new float[] { 3, 0, 3, 0 }, [2, 2]);
        var labels = tensor(new long[] { 0, 1 });

        // One right and one wrong in 100: the odds are 99, the logit 3.
        Assert.Equal(3 / Math.Log(99), TemperatureScaling.Fit(logits, labels, tensor(new float[] { 99, 1 })), 1e-6);
        Assert.Equal(0.05, TemperatureScaling.Fit(logits, labels, tensor(new float[] { 1, 0 })), 1e-6);
        Assert.Equal(20, TemperatureScaling.Fit(logits, labels, tensor(new float[] { 0, 1 })), 1e-6);
    }
}
