using DeepEstimators.Networks;
using DeepEstimators.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Explanations;

/// <summary>How large the gradient of one layer's weights is.</summary>
/// <param name="Layer">The name of the weights.</param>
/// <param name="GradientNorm">Euclidean norm of the gradient.</param>
/// <param name="WeightNorm">Euclidean norm of the weights.</param>
public sealed record LayerGradient(string Layer, double GradientNorm, double WeightNorm);

/// <summary>
/// The gradients of a network's layers, from the first to the last: in a deep network without cure they vanish, or explode, on
/// the way back (Hochreiter, "Untersuchungen zu dynamischen neuronalen Netzen", 1991; Glorot and Bengio, "Understanding the
/// Difficulty of Training Deep Feedforward Neural Networks", 2010).
/// </summary>
public static class LayerGradients
{
    /// <summary>
    /// Of one pass over rows in training mode, with the cross-entropy of their classes as the loss. Weights of one dimension, such as
    /// biases and those of normalisation, are left out. Batch normalisation notes the rows, as in training; weights stay as they are.
    /// </summary>
    /// <param name="module">The network; ends in the mode it began in, without gradients.</param>
    /// <param name="data">Rows with class numbers.</param>
    /// <param name="rows">How many of them, from the first, 2 or more. Default 256.</param>
    /// <exception cref="ArgumentException">The labels are no class numbers.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rows"/> is out of its range.</exception>
    public static IReadOnlyList<LayerGradient> Of(DeepModule module, TrainingData data, int rows = 256)
    {
        ArgumentNullException.ThrowIfNull(module);
        ArgumentNullException.ThrowIfNull(data);
        OptionCheck.AtLeast(rows, 2, nameof(rows));
        if (data.Labels.dtype != ScalarType.Int64)
            throw new ArgumentException($"Class numbers are Int64, not {data.Labels.dtype}.", nameof(data));
        var wasTraining = module.training;
        using var scope = NewDisposeScope();
        using var gradients = enable_grad();
        module.train();
        try
        {
            var device = module.parameters().First().device;
            var count = Math.Min(rows, data.Rows);
            var inputs = InputBatch.ToFloat(data.Inputs.narrow(0, 0, count).to(device));
            nn.functional.cross_entropy(module.call(inputs), data.Labels.narrow(0, 0, count).to(device)).backward();
            return module.named_parameters()
                .Where(named => named.parameter.dim() > 1 && named.parameter.grad is not null)
                .Select(named => new LayerGradient(named.name, Norm(named.parameter.grad!), Norm(named.parameter)))
                .ToArray();
        }
        finally
        {
            module.zero_grad();
            module.train(wasTraining);
        }
    }

    private static double Norm(Tensor values)
    {
        using var noGradients = no_grad();
        return values.to_type(ScalarType.Float64).square().sum().sqrt().item<double>();
    }
}
