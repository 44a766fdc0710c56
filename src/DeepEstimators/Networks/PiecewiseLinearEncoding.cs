using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Networks;

/// <summary>
/// Encodes a number by the bins that it has passed, between quantiles of the training rows: 1 for a bin below it, the share
/// that it has gone of its own bin, 0 for a bin above it; the first and the last bin go on beyond their outer edges
/// (Gorishniy, Rubachev and Babenko, "On Embeddings for Numerical Features in Tabular Deep Learning", 2022, section 3.2).
/// The edges are a buffer, saved with the weights. Until <see cref="Adapt"/> every column has one bin from 0 to 1, which
/// leaves a number as it is.
/// </summary>
internal sealed class PiecewiseLinearEncoding : nn.Module<Tensor, Tensor, Tensor>, IAdaptedModule
{
    // Quantiles that are no further apart are one edge: what a number is divided by stays finite.
    private const float SmallestWidth = 1e-30f;

    private readonly int columns;
    private readonly int bins;

    internal PiecewiseLinearEncoding(int columns, int bins) : base(nameof(PiecewiseLinearEncoding))
    {
        this.columns = columns;
        this.bins = bins;
        // A column with fewer bins repeats its last edge: the shape does not depend on the data.
        var edges = ones(columns, bins + 1);
        using (var first = edges.narrow(1, 0, 1))
            first.zero_();
        register_buffer("edges", edges);
    }

    /// <summary>The bins of each column: 0 for a constant, 1 for two values, at most as many as asked for.</summary>
    internal Tensor Bins()
    {
        using var scope = NewDisposeScope();
        var edges = get_buffer("edges")!;
        return (edges.narrow(1, 1, bins) - edges.narrow(1, 0, bins)).gt(SmallestWidth).sum(1).MoveToOuterDisposeScope();
    }

    /// <summary>Encodes columns.</summary>
    /// <param name="input">Their numbers, <c>[N, p]</c>.</param>
    /// <param name="selected">Which columns of the table those are, <c>[p]</c>.</param>
    /// <returns><c>[N, p, bins]</c>; 0 in bins that a column does not have.</returns>
    public override Tensor forward(Tensor input, Tensor selected)
    {
        using var scope = NewDisposeScope();
        var edges = get_buffer("edges")!.index_select(0, selected);
        Tensor start = edges.narrow(1, 0, bins), end = edges.narrow(1, 1, bins);
        var width = end - start;
        var infinite = full_like(width, double.PositiveInfinity);
        var share = (input.unsqueeze(2) - start) / where(width.gt(SmallestWidth), width, infinite);
        var least = where(start.gt(edges.narrow(1, 0, 1)), zeros_like(width), -infinite);
        var most = where(end.lt(edges.narrow(1, bins, 1)), ones_like(width), infinite);
        return share.maximum(least).minimum(most).MoveToOuterDisposeScope();
    }

    /// <summary>Takes the edges from the training rows, <c>[N, n]</c> or <c>[N, C, H, W]</c>.</summary>
    internal void Adapt(Tensor inputs)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var rows = inputs.shape[0];
        if (rows == 0)
            return;
        var table = inputs.flatten(1);
        var edges = new float[columns * (bins + 1)];
        for (var column = 0; column < columns; column++)
        {
            using var columnScope = NewDisposeScope();
            var values = InputBatch.ToFloat(table.narrow(1, column, 1)).flatten().contiguous();
            Distinct(Edges(values.sort().Item1.cpu().data<float>().ToArray()), edges.AsSpan(column * (bins + 1), bins + 1));
        }

        get_buffer("edges")!.copy_(torch.tensor(edges, [columns, bins + 1]));
    }

    // Values that fill a bin alone are edges; between them are quantiles of the others, so that the tail of a column that is mostly
    // one value has bins too. Values of rows, not between them, so that two values give one bin.
    private float[] Edges(float[] sorted)
    {
        var frequent = new List<float>();
        var others = new List<float>(sorted.Length);
        for (int start = 0, end; start < sorted.Length; start = end)
        {
            for (end = start + 1; end < sorted.Length && sorted[end] == sorted[start];)
                end++;
            if ((long)(end - start) * bins > sorted.Length)
                frequent.Add(sorted[start]);
            else
                others.AddRange(sorted.AsSpan(start, end - start));
        }

        var free = bins + 1 - frequent.Count;
        if (others.Count > 0 && free > 0)
        {
            for (var edge = 0; edge < free; edge++)
                frequent.Add(others[(int)Math.Round((double)edge * (others.Count - 1) / Math.Max(1, free - 1))]);
        }

        frequent.Sort();
        return [.. frequent];
    }

    // Ever greater quantiles, then the last one again and again.
    private static void Distinct(float[] quantiles, Span<float> edges)
    {
        edges[0] = quantiles[0];
        var count = 1;
        foreach (var quantile in quantiles)
        {
            if (quantile - edges[count - 1] > SmallestWidth)
                edges[count++] = quantile;
        }

        edges[count..].Fill(edges[count - 1]);
    }
}
