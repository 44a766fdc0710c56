using DeepEstimators.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Training;

/// <summary>Runs rows of about one length together where no gradient is wanted, so that little of a batch is padding.</summary>
internal static class RowLengths
{
    // Rows that run together where lengths differ.
    private const long RowsAtOnce = 32;

    /// <summary>What <paramref name="forward"/> makes of the rows, in their order.</summary>
    /// <param name="batch">A batch as a module receives it.</param>
    /// <param name="shape">What one row is.</param>
    /// <param name="forward">Makes a tensor <c>[N, …]</c> of a batch.</param>
    internal static Tensor Run(Tensor batch, InputShape shape, Func<Tensor, Tensor> forward)
    {
        var rows = batch.shape[0];
        if (rows <= RowsAtOnce || Of(batch, shape) is not { } lengths)
            return forward(batch);
        using var scope = NewDisposeScope();
        var order = lengths.argsort();
        var sorted = batch.index_select(0, order);
        var parts = new List<Tensor>();
        for (long start = 0; start < rows; start += RowsAtOnce)
            parts.Add(forward(sorted.narrow(0, start, Math.Min(RowsAtOnce, rows - start))));
        return cat(parts).index_select(0, order.argsort()).MoveToOuterDisposeScope();
    }

    private static Tensor? Of(Tensor batch, InputShape shape) => shape switch
    {
        { Kind: InputKind.Tokens } => batch.ne(0).sum(1),
        { IsVariable: true } => batch.select(1, 0),
        _ => null,
    };
}
