using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DeepEstimators.Networks;

/// <summary>
/// An embedding of each number x by ReLU(Linear([sin(2 pi c x), cos(2 pi c x)])) with learned frequencies c, which begin
/// normally distributed (Gorishniy, Rubachev and Babenko, "On Embeddings for Numerical Features in Tabular Deep Learning",
/// 2022, section 3.3). A column of at most two values in training stays a number.
/// </summary>
internal sealed class PeriodicEmbeddings : nn.Module<Tensor, ColumnPlaces, Tensor>, IAdaptedModule
{
    private readonly int size;
    private readonly Parameter frequencies;
    private readonly Parameter weight;
    private readonly Parameter bias;

    internal PeriodicEmbeddings(int columns, int frequencies, double frequencyScale, int size)
        : base(nameof(PeriodicEmbeddings))
    {
        this.size = size;
        this.frequencies = nn.Parameter(empty(columns, frequencies).normal_(0, frequencyScale));
        var bound = 1 / Math.Sqrt(2 * frequencies);
        weight = nn.Parameter(empty(columns, 2 * frequencies, size).uniform_(-bound, bound));
        bias = nn.Parameter(empty(columns, 1, size).uniform_(-bound, bound));
        register_parameter("frequencies", this.frequencies);
        register_parameter("weight", weight);
        register_parameter("bias", bias);
        register_buffer("is_embedded", ones(columns, ScalarType.Int64));
    }

    /// <summary>Looks in the training rows, <c>[N, n]</c> or <c>[N, C, H, W]</c>, for columns of more than two values.</summary>
    internal void Adapt(Tensor inputs)
    {
        using var noGrad = no_grad();
        if (inputs.shape[0] == 0)
            return;
        using var scope = NewDisposeScope();
        var table = inputs.flatten(1);
        var isEmbedded = new long[table.shape[1]];
        for (var column = 0; column < isEmbedded.Length; column++)
        {
            using var columnScope = NewDisposeScope();
            var values = InputBatch.ToFloat(table.narrow(1, column, 1));
            var between = values.gt(values.min()).logical_and(values.lt(values.max()));
            isEmbedded[column] = between.any().item<bool>() ? 1 : 0;
        }

        get_buffer("is_embedded")!.copy_(torch.tensor(isEmbedded));
    }

    /// <summary>Which columns become an embedding.</summary>
    internal ColumnPlaces Places() => ColumnPlaces.Of(get_buffer("is_embedded")!.gt(0), size);

    /// <summary>Sines, then cosines.</summary>
    /// <param name="input">Columns, <c>[N, p]</c>.</param>
    /// <param name="selected">Which columns of the table those are, <c>[p]</c>.</param>
    /// <returns><c>[p, N, 2 frequencies]</c>.</returns>
    internal Tensor Waves(Tensor input, Tensor selected)
    {
        using var scope = NewDisposeScope();
        var angles = input.t().unsqueeze(2) * (frequencies.index_select(0, selected).unsqueeze(1) * (2 * Math.PI));
        return cat([angles.sin(), angles.cos()], 2).MoveToOuterDisposeScope();
    }

    /// <summary>What the columns become, in the order of the places.</summary>
    /// <param name="input"><c>[N, n]</c>.</param>
    /// <param name="places">What <see cref="Places"/> gave.</param>
    /// <returns><c>[N, used places]</c>.</returns>
    public override Tensor forward(Tensor input, ColumnPlaces places)
    {
        using var scope = NewDisposeScope();
        var (embedded, plain, _) = places;
        var linear = Waves(input.index_select(1, embedded), embedded).bmm(weight.index_select(0, embedded))
            + bias.index_select(0, embedded);
        var embeddings = nn.functional.relu(linear).transpose(0, 1).flatten(1);
        return cat([embeddings, input.index_select(1, plain)], 1).MoveToOuterDisposeScope();
    }
}
