using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DeepEstimators.Networks;

/// <summary>A token for each category of a row: what its code has learned plus what its column has learned.</summary>
internal sealed class CategoryTokens : nn.Module<Tensor, Tensor>
{
    private readonly Parameter weight;
    private readonly Parameter bias;

    internal CategoryTokens(RowLayout layout, long size) : base(nameof(CategoryTokens))
    {
        var first = new long[layout.Categories.Count];
        for (var i = 1; i < first.Length; i++)
            first[i] = first[i - 1] + layout.Categories[i - 1].Codes;
        var bound = 1 / Math.Sqrt(size);
        weight = nn.Parameter(empty(first[^1] + layout.Categories[^1].Codes, size).uniform_(-bound, bound));
        bias = nn.Parameter(empty(1, first.Length, size).uniform_(-bound, bound));
        // The unknown category begins as its column alone, and stays so where no training row has it.
        using (no_grad())
        using (var unknown = torch.tensor(first))
        using (var nothing = zeros(first.Length, size))
            weight.index_copy_(0, unknown, nothing);
        register_parameter("weight", weight);
        register_parameter("bias", bias);
        register_buffer("first", torch.tensor(first, [1, first.Length]), persistent: false);
    }

    /// <summary>Tokens, <c>[N, c, size]</c>.</summary>
    /// <param name="input">Codes, int64 <c>[N, c]</c>.</param>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var codes = input + get_buffer("first")!;
        return (weight.index_select(0, codes.flatten()).reshape(codes.shape[0], codes.shape[1], -1) + bias).MoveToOuterDisposeScope();
    }
}
