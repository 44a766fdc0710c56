using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DeepEstimators.Networks;

/// <summary>A Linear layer for each member.</summary>
internal sealed class MemberHeads : nn.Module<Tensor, Tensor>
{
    private readonly Parameter weight;
    private readonly Parameter bias;

    internal MemberHeads(int members, int units, int outputs) : base(nameof(MemberHeads))
    {
        var bound = 1 / Math.Sqrt(units);
        weight = nn.Parameter(empty(members, units, outputs).uniform_(-bound, bound));
        bias = nn.Parameter(empty(members, 1, outputs).uniform_(-bound, bound));
        register_parameter("weight", weight);
        register_parameter("bias", bias);
    }

    /// <summary>What each member makes of its units.</summary>
    /// <param name="input"><c>[members, N, units]</c>.</param>
    /// <returns><c>[members, N, outputs]</c>.</returns>
    public override Tensor forward(Tensor input)
    {
        using var products = input.bmm(weight);
        return products + bias;
    }
}
