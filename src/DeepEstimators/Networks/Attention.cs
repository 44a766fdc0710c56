using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Networks;

/// <summary>Scaled dot-product attention (Vaswani et al., "Attention Is All You Need", 2017).</summary>
internal static class Attention
{
    /// <summary>Mixes the values by how well their keys fit each query.</summary>
    /// <param name="queries"><c>[N, heads, T, size]</c>.</param>
    /// <param name="keys"><c>[N, heads, S, size]</c>.</param>
    /// <param name="values"><c>[N, heads, S, size]</c>.</param>
    /// <param name="dropout">Drops attention.</param>
    /// <param name="added">Added to the scores, broadcast to <c>[N, heads, T, S]</c>; or null.</param>
    /// <returns>A new tensor <c>[N, heads, T, size]</c>.</returns>
    internal static Tensor Of(Tensor queries, Tensor keys, Tensor values, SeededDropout dropout, Tensor? added = null)
    {
        if (!dropout.Drops)
            return nn.functional.scaled_dot_product_attention(queries, keys, values, added);
        // torch's own would draw from the global generator.
        using var scope = NewDisposeScope();
        var scores = ReducedPrecision.MatMul(queries.mul(1 / Math.Sqrt(keys.shape[^1])), keys.transpose(-2, -1));
        if (added is not null)
            scores = scores + added;
        return ReducedPrecision.MatMul(dropout.call(scores.softmax(-1)), values).MoveToOuterDisposeScope();
    }
}
