using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DeepEstimators.Networks;

/// <summary>Every member's own multiple of what the columns became: all in which the members' inputs differ.</summary>
internal sealed class MemberScaling : nn.Module<Tensor, Tensor, Tensor>
{
    private readonly Parameter weight;

    /// <summary>Begins.</summary>
    /// <param name="members">Members.</param>
    /// <param name="sizes">Numbers of each column.</param>
    internal MemberScaling(int members, IReadOnlyList<int> sizes) : base(nameof(MemberScaling))
    {
        // The numbers of one column begin alike: a member begins with a weight for each column.
        using (var byColumn = randn(members, 1, sizes.Count))
        using (var column = torch.tensor(sizes.SelectMany((size, column) => Enumerable.Repeat((long)column, size)).ToArray()))
            weight = nn.Parameter(byColumn.index_select(2, column));
        register_parameter("weight", weight);
    }

    /// <summary>Scales rows.</summary>
    /// <param name="row"><c>[N, used places]</c>.</param>
    /// <param name="used">The places of its numbers, <c>[used places]</c>.</param>
    /// <returns><c>[members, N, used places]</c>.</returns>
    public override Tensor forward(Tensor row, Tensor used)
    {
        using var ofUsed = weight.index_select(2, used);
        return row * ofUsed;
    }
}
