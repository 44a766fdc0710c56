using DeepEstimators.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Explanations;

/// <summary>Rows as tensors where the module is, and checks of what explanations are given.</summary>
internal static class ModuleInputs
{
    internal static Tensor Batch(DeepModule module, InputShape shape, float[] rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Length == 0 || rows.Length % shape.Size != 0)
            throw new ArgumentException($"{rows.Length} numbers are no whole rows: a row ({shape}) has {shape.Size}.", nameof(rows));
        var batch = torch.tensor(rows, shape.ToBatchShape(rows.Length / shape.Size));
        return module.parameters().FirstOrDefault() is { } weight ? batch.to(weight.device) : batch;
    }

    /// <summary>One text, as tokens without padding, int64 <c>[1, T]</c>.</summary>
    internal static Tensor Tokens(DeepModule module, InputShape shape, IReadOnlyList<int> tokens)
    {
        if (shape.Kind != InputKind.Tokens)
            throw new ArgumentException($"The network takes a {shape}, no text.", nameof(shape));
        if (tokens.Count == 0 || tokens.Count > shape.Length)
            throw new ArgumentException($"A text of {tokens.Count} tokens; the network reads 1 to {shape.Length}.", nameof(tokens));
        if (tokens.Any(token => token < 1 || token > shape.Vocabulary))
            throw new ArgumentException($"A token is not in the vocabulary: numbers are from 1 to {shape.Vocabulary}.", nameof(tokens));
        var batch = torch.tensor(tokens.Select(token => (long)token).ToArray(), [1, tokens.Count]);
        return module.parameters().FirstOrDefault() is { } weight ? batch.to(weight.device) : batch;
    }

    internal static float[] Floats(Tensor values) => values.detach().cpu().contiguous().data<float>().ToArray();

    internal static void CheckImage(InputShape shape)
    {
        if (!shape.IsImage)
            throw new ArgumentException($"The network takes a {shape}, no image.", nameof(shape));
    }

    /// <summary>The column of an output, summed over rows.</summary>
    internal static Tensor Output(Tensor outputs, int output)
    {
        if (output < 0 || output >= outputs.shape[1])
            throw OptionCheck.OutOfRange(nameof(output), output, $"from 0 to {outputs.shape[1] - 1}, the network's outputs");
        return outputs.select(1, output);
    }
}
