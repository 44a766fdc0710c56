using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DeepEstimators.Networks;

/// <summary>
/// An embedding of each number: a linear function of its place among the training quantiles, plus a linear function of its
/// <see cref="PiecewiseLinearEncoding"/> that starts at zero, so that training begins with the simpler one (Gorishniy et
/// al., "TabM", 2025, appendix D). A column of one bin, such as the indicator of a category, stays a number from 0 to 1.
/// </summary>
internal sealed class PiecewiseLinearEmbeddings : nn.Module<Tensor, ColumnPlaces, Tensor>
{
    // Brings evenly spread numbers from 0 to 1 to standard deviation 1.
    private static readonly double Spread = Math.Sqrt(12);

    private readonly int size;
    private readonly PiecewiseLinearEncoding encoding;
    private readonly Parameter linearWeight;
    private readonly Parameter linearBias;
    private readonly Parameter weight;

    internal PiecewiseLinearEmbeddings(int columns, int bins, int size) : base(nameof(PiecewiseLinearEmbeddings))
    {
        this.size = size;
        encoding = new PiecewiseLinearEncoding(columns, bins);
        var bound = 1 / Math.Sqrt(size);
        linearWeight = nn.Parameter(empty(columns, 1, size).uniform_(-bound, bound));
        linearBias = nn.Parameter(empty(columns, 1, size).uniform_(-bound, bound));
        weight = nn.Parameter(zeros(columns, bins, size));
        register_module("encoding", encoding);
        register_parameter("linear_weight", linearWeight);
        register_parameter("linear_bias", linearBias);
        register_parameter("weight", weight);
    }

    internal void Adapt(Tensor inputs) => encoding.Adapt(inputs);

    /// <summary>Columns of two bins or more become an embedding.</summary>
    internal ColumnPlaces Places() => ColumnPlaces.Of(encoding.Bins().gt(1), size);

    /// <summary>What the columns become, in the order of the places.</summary>
    /// <param name="input"><c>[N, n]</c>.</param>
    /// <param name="places">What <see cref="Places"/> gave.</param>
    /// <returns><c>[N, used places]</c>.</returns>
    public override Tensor forward(Tensor input, ColumnPlaces places)
    {
        using var scope = NewDisposeScope();
        var (embedded, plain, _) = places;
        // Column by column: [p, N, bins].
        var encoded = encoding.call(input.index_select(1, embedded), embedded).transpose(0, 1);
        var bins = encoding.Bins().index_select(0, embedded).reshape(-1, 1, 1);
        var place = (encoded.sum([2], keepdim: true) / bins - 0.5) * Spread;
        var linear = place * linearWeight.index_select(0, embedded) + linearBias.index_select(0, embedded);
        var both = linear + encoded.bmm(weight.index_select(0, embedded));
        var numbers = encoding.call(input.index_select(1, plain), plain).sum(2);
        return cat([both.transpose(0, 1).flatten(1), numbers], 1).MoveToOuterDisposeScope();
    }
}
