using DeepEstimators.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Training;

/// <summary>
/// The number that logits are divided by so that probabilities are as often right as they say (Guo et al., "On Calibration of
/// Modern Neural Networks", 2017): the one of the least cross-entropy on rows that were not trained on. The order of the classes,
/// and so the accuracy, stays.
/// </summary>
internal static class TemperatureScaling
{
    // Beyond these the rows are all right, or no better than chance, and say nothing of the temperature any more.
    private const double Lowest = 0.05;
    private const double Highest = 20;
    private const int Halvings = 50;

    /// <summary>The temperature, from 0.05 to 20.</summary>
    /// <param name="logits">Float <c>[N, classes]</c>, or <c>[N, 1]</c> of the true class.</param>
    /// <param name="labels">The class of each row, <c>[N]</c>.</param>
    /// <param name="weights">How much each row counts, <c>[N]</c>; null: all alike.</param>
    internal static double Fit(Tensor logits, Tensor labels, Tensor? weights)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var values = logits.to_type(ScalarType.Float64);
        if (values.shape[1] == 1)
            values = cat([zeros_like(values), values], 1);
        var own = values.gather(1, labels.to_type(ScalarType.Int64).unsqueeze(1)).squeeze(1);
        var counts = weights?.to_type(ScalarType.Float64) ?? ones_like(own);

        // Cross-entropy is convex in the inverse temperature, so its slope, which rises, is 0 once.
        double low = Math.Log(1 / Highest), high = Math.Log(1 / Lowest);
        for (var halving = 0; halving < Halvings; halving++)
        {
            var middle = (low + high) / 2;
            if (Slope(Math.Exp(middle)) > 0)
                high = middle;
            else
                low = middle;
        }

        return Math.Exp(-(low + high) / 2);

        double Slope(double inverse)
        {
            using var step = NewDisposeScope();
            var expected = (nn.functional.softmax(values * inverse, 1) * values).sum(1);
            return ((expected - own) * counts).sum().item<double>();
        }
    }
}
