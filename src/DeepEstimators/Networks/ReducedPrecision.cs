using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Networks;

/// <summary>
/// Products of float32 tensors, computed in a shorter type while it is in use on the thread, with float32 results: what autocast
/// does, which TorchSharp does not have. Gradients reach float32 weights through the conversions.
/// </summary>
internal static class ReducedPrecision
{
    [ThreadStatic]
    private static ScalarType? current;

    /// <summary>The type in use on this thread; null: float32 as it is.</summary>
    internal static ScalarType? Current => current;

    /// <summary>Computes products in a shorter type until the result is disposed of, on this thread.</summary>
    internal static IDisposable Use(ScalarType type)
    {
        var scope = new Scope(current);
        current = type;
        return scope;
    }

    /// <summary>A linear layer.</summary>
    internal static Tensor Linear(Tensor input, Tensor weight, Tensor? bias) =>
        Of(input, weight, bias, static (x, w, b) => nn.functional.linear(x, w, b));

    /// <summary>A product of two matrices, or of as many pairs as there are.</summary>
    internal static Tensor MatMul(Tensor left, Tensor right) => Of(left, right, null, static (a, b, _) => a.matmul(b));

    /// <summary>What <paramref name="product"/> makes of the input, the weight and the bias.</summary>
    internal static Tensor Of(Tensor input, Tensor weight, Tensor? bias, Func<Tensor, Tensor, Tensor?, Tensor> product)
    {
        if (current is not { } type || input.dtype != ScalarType.Float32 || weight.dtype != ScalarType.Float32)
            return product(input, weight, bias);
        using var scope = NewDisposeScope();
        return product(input.to_type(type), weight.to_type(type), bias?.to_type(type))
            .to_type(ScalarType.Float32).MoveToOuterDisposeScope();
    }

    private sealed class Scope(ScalarType? before) : IDisposable
    {
        public void Dispose() => current = before;
    }
}
