using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DeepEstimators.Networks;

/// <summary>x + Attention(LayerNorm(x)), then x + Linear(GELU(Linear(LayerNorm(x)))), with dropout before each sum.</summary>
internal sealed class TextTransformerBlock : nn.Module<Tensor, Tensor, Tensor>
{
    private readonly int heads;
    private readonly LayerNorm norm1;
    private readonly Linear queryKeyValue;
    private readonly Linear attended;
    private readonly LayerNorm norm2;
    private readonly Linear linear1;
    private readonly Linear linear2;
    private readonly SeededDropout attentionDropout;
    private readonly SeededDropout dropout;

    internal TextTransformerBlock(TextTransformerNetwork network) : base(nameof(TextTransformerBlock))
    {
        long size = network.TokenSize;
        var units = Math.Max(1, (long)Math.Round(size * network.HiddenFactor));
        heads = network.Heads;
        Widest = Math.Max(3 * size, units);
        norm1 = nn.LayerNorm(size);
        queryKeyValue = nn.Linear(size, 3 * size);
        attended = nn.Linear(size, size);
        norm2 = nn.LayerNorm(size);
        linear1 = nn.Linear(size, units);
        linear2 = nn.Linear(units, size);
        attentionDropout = new SeededDropout(network.Dropout);
        dropout = new SeededDropout(network.Dropout);
        register_module("norm1", norm1);
        register_module("query_key_value", queryKeyValue);
        register_module("attended", attended);
        register_module("norm2", norm2);
        register_module("linear1", linear1);
        register_module("linear2", linear2);
        register_module("attention_dropout", attentionDropout);
        register_module("dropout", dropout);
    }

    /// <summary>Numbers of a token between two layers at most.</summary>
    internal long Widest { get; }

    /// <summary>Tokens that have looked at each other.</summary>
    /// <param name="tokens"><c>[N, T, size]</c>.</param>
    /// <param name="hidden">Added to the scores of attention, <c>[N, 1, 1, T]</c>: 0 for a token, far below 0 for padding.</param>
    /// <returns><c>[N, T, size]</c>.</returns>
    public override Tensor forward(Tensor tokens, Tensor hidden)
    {
        using var scope = NewDisposeScope();
        var parts = queryKeyValue.call(norm1.call(tokens))
            .reshape(tokens.shape[0], tokens.shape[1], 3, heads, -1).permute(2, 0, 3, 1, 4).unbind(0);
        var mixed = Attention.Of(parts[0], parts[1], parts[2], attentionDropout, hidden);
        var x = tokens + dropout.call(attended.call(mixed.transpose(1, 2).flatten(2)));
        var inner = linear2.call(nn.functional.gelu(linear1.call(norm2.call(x))));
        return (x + dropout.call(inner)).MoveToOuterDisposeScope();
    }
}
