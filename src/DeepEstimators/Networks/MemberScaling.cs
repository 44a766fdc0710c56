using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DeepEstimators.Networks;

/// <summary>Every member's own multiple of what the columns became: all in which the members' inputs differ.</summary>
internal sealed class MemberScaling : nn.Module<Tensor, Tensor, Tensor>
{
    private readonly Parameter weight;

    internal MemberScaling(int members, int columns, int size) : base(nameof(MemberScaling))
    {
        // The numbers of one column begin alike: a member begins with a weight for each column.
        using (var byColumn = randn(members, 1, columns))
            weight = nn.Parameter(byColumn.repeat_interleave(size, 2));
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
