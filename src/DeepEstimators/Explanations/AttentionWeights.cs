using DeepEstimators.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Explanations;

/// <summary>
/// How much each token of a text looks at each other in a transformer (Vaswani et al., "Attention Is All You Need", 2017), by layer and
/// head.
/// </summary>
public static class AttentionWeights
{
    private const string Projection = "query_key_value";

    /// <summary>The weights of one text. Nobody else may run the module meanwhile.</summary>
    /// <param name="module">A text transformer, in evaluation mode.</param>
    /// <param name="shape">What one row is.</param>
    /// <param name="tokens">The numbers of the text's tokens, from 1 to the vocabulary's size.</param>
    /// <param name="heads">The heads of a layer, 1 or more.</param>
    /// <returns>
    /// For each layer from the first a map a head, <c>[heads, 1, T, T]</c>: the row is the token that looks, the column the one that is
    /// looked at, and each row sums to 1. With <see cref="TextPooling.FirstToken"/> the first of the T is the token of the summary.
    /// </returns>
    /// <exception cref="ArgumentException">The network takes no tokens or is no text transformer, or there are no tokens, more than the
    /// network reads, or one that is not in the vocabulary.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="heads"/> is less than 1.</exception>
    public static IReadOnlyList<FeatureMaps> Of(DeepModule module, InputShape shape, IReadOnlyList<int> tokens, int heads)
    {
        ArgumentNullException.ThrowIfNull(module);
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentNullException.ThrowIfNull(tokens);
        OptionCheck.AtLeast(heads, 1, nameof(heads));
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        var input = ModuleInputs.Tokens(module, shape, tokens);
        using var projections = new LayerOutputs(module, name => name.EndsWith(Projection, StringComparison.Ordinal));
        module.call(input);
        if (projections.Outputs.Count == 0)
            throw new ArgumentException($"{module.GetName()} is no text transformer.", nameof(module));
        return [.. projections.Outputs.Select(found => Weights(found.Name, found.Output, heads))];
    }

    private static FeatureMaps Weights(string name, Tensor projection, int heads)
    {
        var length = (int)projection.shape[1];
        // [3, heads, T, size]
        var parts = projection.reshape(length, 3, heads, -1).permute(1, 2, 0, 3);
        var keys = parts.select(0, 1);
        var weights = parts.select(0, 0).mul(1 / Math.Sqrt(keys.shape[^1])).matmul(keys.transpose(-2, -1)).softmax(-1);
        return new FeatureMaps(
            name[..Math.Max(0, name.Length - Projection.Length - 1)], heads, 1, length, length, ModuleInputs.Floats(weights));
    }
}
