using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Networks;

/// <summary>
/// The value that the standard normal distribution has at a number's place among the training rows: linear between quantiles, the
/// middle of its places for a value that many rows have. The quantiles are a buffer, saved with the weights.
/// </summary>
internal sealed class QuantileNormal : nn.Module<Tensor, Tensor>, IAdaptedModule
{
    private const int Intervals = 1_000;

    // The ends of the distribution, so that no number becomes infinite: 3.7 deviations.
    private const double Tail = 1e-4;

    private readonly int columns;

    internal QuantileNormal(int columns) : base(nameof(QuantileNormal))
    {
        this.columns = columns;
        using var line = linspace(0, 1, Intervals + 1);
        register_buffer("edges", line.unsqueeze(0).repeat(columns, 1));
    }

    /// <summary>Numbers about normally distributed over the training rows.</summary>
    /// <param name="input"><c>[N, columns]</c>, none missing.</param>
    /// <returns><c>[N, columns]</c>.</returns>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var edges = get_buffer("edges")!;
        var values = input.t().contiguous();
        var before = searchsorted(edges, values);
        var upTo = searchsorted(edges, values, right: true);
        var low = edges.gather(1, (before - 1).clamp(0, Intervals));
        var high = edges.gather(1, before.clamp(0, Intervals));
        var width = high - low;
        var share = (values - low) / where(width.gt(0), width, ones_like(width));
        var between = before.to_type(ScalarType.Float32) - 1 + share;
        var middle = (before + upTo - 1).to_type(ScalarType.Float32) / 2;
        var place = (where(upTo.gt(before), middle, between) / Intervals).clamp(Tail, 1 - Tail);
        return ((place * 2 - 1).erfinv() * Math.Sqrt(2)).t().contiguous().MoveToOuterDisposeScope();
    }

    /// <summary>Takes the quantiles of rows, <c>[N, columns]</c>.</summary>
    internal void Adapt(Tensor inputs)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var rows = inputs.shape[0];
        var ranks = torch.tensor(Enumerable.Range(0, Intervals + 1)
            .Select(edge => (long)Math.Round((double)edge * (rows - 1) / Intervals)).ToArray()).to(inputs.device);
        for (var column = 0; column < columns; column++)
        {
            using var columnScope = NewDisposeScope();
            var sorted = inputs.select(1, column).contiguous().sort().Item1;
            get_buffer("edges")!.select(0, column).copy_(sorted.index_select(0, ranks));
        }
    }
}
