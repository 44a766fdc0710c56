using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DeepEstimators.Networks;

/// <summary>
/// x + Attention(LayerNorm(x)), then x + Linear(Dropout(ReGLU(Linear(LayerNorm(x))))). The first block has no first
/// normalisation, as in the paper; the last one gives the first token only, the one that is looked at afterwards.
/// </summary>
internal sealed class FTTransformerBlock : nn.Module<Tensor, Tensor>
{
    private readonly int heads;
    private readonly bool isLast;
    private readonly LayerNorm? norm1;
    private readonly Linear query;
    private readonly Linear keyValue;
    private readonly Linear attended;
    private readonly LayerNorm norm2;
    private readonly Linear linear1;
    private readonly SeededDropout attentionDropout;
    private readonly SeededDropout dropout;
    private readonly Linear linear2;

    internal FTTransformerBlock(FTTransformerNetwork network, bool isFirst, bool isLast) : base(nameof(FTTransformerBlock))
    {
        long size = network.TokenSize;
        var units = Math.Max(1, (long)Math.Round(size * network.HiddenFactor));
        heads = network.Heads;
        this.isLast = isLast;
        norm1 = isFirst ? null : nn.LayerNorm(size);
        query = nn.Linear(size, size);
        keyValue = nn.Linear(size, 2 * size);
        attended = nn.Linear(size, size);
        norm2 = nn.LayerNorm(size);
        linear1 = nn.Linear(size, 2 * units);
        attentionDropout = new SeededDropout(network.AttentionDropout);
        dropout = new SeededDropout(network.Dropout);
        linear2 = nn.Linear(units, size);
        if (norm1 is not null)
            register_module("norm1", norm1);
        register_module("query", query);
        register_module("key_value", keyValue);
        register_module("attended", attended);
        register_module("norm2", norm2);
        register_module("linear1", linear1);
        register_module("attention_dropout", attentionDropout);
        register_module("dropout", dropout);
        register_module("linear2", linear2);
    }

    /// <summary>Tokens that have looked at each other.</summary>
    /// <param name="input">Tokens, <c>[N, T, size]</c>.</param>
    /// <returns><c>[N, T, size]</c>; of the last block <c>[N, 1, size]</c>.</returns>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var normed = norm1?.call(input) ?? input;
        var x = isLast
            ? input.narrow(1, 0, 1) + Attend(normed.narrow(1, 0, 1), normed)
            : input + Attend(normed, normed);
        var gates = linear1.call(norm2.call(x)).chunk(2, -1);
        var hidden = gates[0] * nn.functional.relu(gates[1]);
        return (x + linear2.call(dropout.call(hidden))).MoveToOuterDisposeScope();
    }

    private Tensor Attend(Tensor asking, Tensor tokens)
    {
        var pair = keyValue.call(tokens).chunk(2, -1);
        var mixed = Attention.Of(ByHead(query.call(asking)), ByHead(pair[0]), ByHead(pair[1]), attentionDropout);
        return attended.call(mixed.transpose(1, 2).flatten(2));
    }

    private Tensor ByHead(Tensor tokens) =>
        tokens.reshape(tokens.shape[0], tokens.shape[1], heads, tokens.shape[2] / heads).transpose(1, 2);
}
