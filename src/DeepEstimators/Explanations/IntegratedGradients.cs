using DeepEstimators.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Explanations;

/// <summary>
/// What each number of a row adds to a network's output (Sundararajan, Taly and Yan, "Axiomatic Attribution for Deep Networks",
/// 2017): its difference from a baseline, times the mean of the output's gradient on the straight line from the baseline to the row.
/// The attributions sum to the output of the row less that of the baseline, as far as the steps of the line allow.
/// </summary>
public static class IntegratedGradients
{
    private const int StepsAtOnce = 256;

    /// <summary>The attributions of one row to one output.</summary>
    /// <param name="module">The network, in evaluation mode.</param>
    /// <param name="shape">What one row is.</param>
    /// <param name="row">The row, as the network receives it.</param>
    /// <param name="baseline">The row to compare with, such as the mean of the training rows; null: zeros.</param>
    /// <param name="output">The output: a class from 0; 0 with a single output.</param>
    /// <param name="steps">Points on the line, in the middle of as many parts, 1 to 100,000. Default 256.</param>
    /// <returns>As many numbers as the row has, in the unit of the output (a logit, or the standardised target).</returns>
    /// <exception cref="ArgumentException">A row is of another size.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such output, or the steps are out of their range.</exception>
    public static float[] Of(
        DeepModule module, InputShape shape, float[] row, float[]? baseline = null, int output = 0, int steps = 256)
    {
        ArgumentNullException.ThrowIfNull(module);
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentNullException.ThrowIfNull(row);
        OptionCheck.InRange(steps, 1, 100_000, nameof(steps));
        using var scope = NewDisposeScope();
        using var gradients = enable_grad();
        var end = ModuleInputs.Batch(module, shape, row);
        var start = ModuleInputs.Batch(module, shape, baseline ?? new float[shape.Size]);
        var difference = end - start;
        var sum = zeros_like(difference);
        for (var first = 0; first < steps; first += StepsAtOnce)
        {
            using var stepScope = NewDisposeScope();
            var count = Math.Min(StepsAtOnce, steps - first);
            var shares = Enumerable.Range(first, count).Select(step => (step + 0.5f) / steps).ToArray();
            var weights = torch.tensor(shares, [count, .. Enumerable.Repeat(1L, (int)end.dim() - 1)]).to(end.device);
            var points = (start + weights * difference).detach().requires_grad_(true);
            var score = ModuleInputs.Output(module.call(points), output).sum();
            var gradient = autograd.grad([score], [points])[0];
            sum.add_(gradient.sum([0L], keepdim: true));
        }

        return ModuleInputs.Floats(sum * difference / steps);
    }
}
