using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Networks;

/// <summary>Runs long batches in parts where no gradient is wanted: what lies between the layers is far larger than a row.</summary>
internal static class RowParts
{
    // Numbers of the largest tensor between two layers: 16 MiB.
    private const long NumbersAtOnce = 1 << 22;

    /// <summary>Concatenates what <paramref name="forward"/> makes of the parts.</summary>
    /// <param name="input">A batch.</param>
    /// <param name="numbersPerRow">Numbers of the largest tensor between two layers for each row.</param>
    /// <param name="forward">Makes a tensor <c>[N, …]</c> of a part.</param>
    internal static Tensor Run(Tensor input, long numbersPerRow, Func<Tensor, Tensor> forward)
    {
        var rows = input.shape[0];
        var atOnce = Math.Max(1, NumbersAtOnce / numbersPerRow);
        if (rows <= atOnce)
            return forward(input);
        using var scope = NewDisposeScope();
        var parts = new List<Tensor>();
        for (long start = 0; start < rows; start += atOnce)
            parts.Add(forward(input.narrow(0, start, Math.Min(atOnce, rows - start))));
        return cat(parts).MoveToOuterDisposeScope();
    }
}
