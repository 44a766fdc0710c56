using System.Text.Json.Serialization;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DeepEstimators.Networks;

/// <summary>Describes a transformer encoder over the tokens of a text; see <see cref="Network.TextTransformer"/>.</summary>
public sealed class TextTransformerNetwork : Network
{
    internal const int DefaultBlocks = 2;
    internal const int DefaultTokenSize = 64;
    internal const int DefaultHeads = 4;
    internal const double DefaultHiddenFactor = 2;
    internal const double DefaultDropout = 0.1;

    /// <summary>Describes a transformer encoder.</summary>
    /// <param name="blocks">Blocks of attention and a feed-forward layer, 1 to 64.</param>
    /// <param name="tokenSize">Numbers of a token, 1 to 8,192, a multiple of <paramref name="heads"/>.</param>
    /// <param name="heads">Heads of attention, 1 to 256.</param>
    /// <param name="hiddenFactor">Units of a feed-forward layer, as a multiple of the token's size, from 0.1 to 16.</param>
    /// <param name="dropout">Share of embeddings, attention and layers dropped in training, from 0 up to 0.95.</param>
    /// <param name="pooling">How the embedding of a text comes out of its tokens.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    [JsonConstructor]
    public TextTransformerNetwork(
        int blocks = DefaultBlocks,
        int tokenSize = DefaultTokenSize,
        int heads = DefaultHeads,
        double hiddenFactor = DefaultHiddenFactor,
        double dropout = DefaultDropout,
        TextPooling pooling = TextPooling.Mean)
    {
        OptionCheck.InRange(blocks, 1, 64, nameof(blocks));
        OptionCheck.InRange(heads, 1, 256, nameof(heads));
        OptionCheck.InRange(tokenSize, 1, 8_192, nameof(tokenSize));
        if (tokenSize % heads != 0)
            throw OptionCheck.OutOfRange(nameof(tokenSize), tokenSize, $"a multiple of the {heads} heads");
        OptionCheck.InRange(hiddenFactor, 0.1, 16, nameof(hiddenFactor));
        OptionCheck.InRange(dropout, 0, 0.95, nameof(dropout));
        OptionCheck.Defined(pooling, nameof(pooling));
        Blocks = blocks;
        TokenSize = tokenSize;
        Heads = heads;
        HiddenFactor = hiddenFactor;
        Dropout = dropout;
        Pooling = pooling;
    }

    /// <summary>Blocks of attention and a feed-forward layer.</summary>
    public int Blocks { get; }

    /// <summary>Numbers of a token.</summary>
    public int TokenSize { get; }

    /// <summary>Heads of attention.</summary>
    public int Heads { get; }

    /// <summary>Units of a feed-forward layer, as a multiple of the token's size.</summary>
    public double HiddenFactor { get; }

    /// <summary>Share of embeddings, attention and layers dropped in training.</summary>
    public double Dropout { get; }

    /// <summary>How the embedding of a text comes out of its tokens.</summary>
    public TextPooling Pooling { get; }

    private protected override bool Takes(InputShape input) => input.Kind == InputKind.Tokens;

    private protected override DeepModule Build(InputShape input, int outputs) => new TextTransformer(this, input, outputs);

    internal override double LeastNumbers(InputShape input, int outputs) =>
        ((double)input.Vocabulary + input.Length + outputs) * TokenSize
        + Blocks * (4.0 * TokenSize * TokenSize + 2.0 * TokenSize * Math.Max(1, Math.Round(TokenSize * HiddenFactor)));
}

/// <summary>
/// Embeddings of tokens and of their positions, both learned, go through pre-norm blocks (Xiong et al., "On Layer Normalization
/// in the Transformer Architecture", 2020) and a last layer normalisation; the mean over the tokens, or the first token, is the
/// embedding of the text, then come dropout and a Linear head.
/// </summary>
internal sealed class TextTransformer : DeepModule
{
    private const double InitialDeviation = 0.02;

    private readonly Embedding tokens;
    private readonly Parameter positions;
    private readonly Parameter? summary;
    private readonly TextTransformerBlock[] blocks;
    private readonly LayerNorm norm;
    private readonly SeededDropout dropout;
    private readonly Linear head;
    private readonly long heads;
    private readonly long widest;

    internal TextTransformer(TextTransformerNetwork network, InputShape input, int outputs) : base(nameof(TextTransformer))
    {
        long size = network.TokenSize;
        heads = network.Heads;
        tokens = nn.Embedding(input.Vocabulary + 1L, size, padding_idx: 0);
        using (no_grad())
        {
            tokens.weight!.normal_(0, InitialDeviation);
            tokens.weight.narrow(0, 0, 1).zero_();
        }

        positions = nn.Parameter(randn(1, input.Length, size) * InitialDeviation);
        summary = network.Pooling == TextPooling.FirstToken ? nn.Parameter(randn(1, 1, size) * InitialDeviation) : null;
        blocks = new TextTransformerBlock[network.Blocks];
        for (var block = 0; block < blocks.Length; block++)
            blocks[block] = new TextTransformerBlock(network);
        widest = blocks[0].Widest;
        norm = nn.LayerNorm(size);
        dropout = new SeededDropout(network.Dropout);
        head = nn.Linear(size, outputs);
        FeatureSize = network.TokenSize;
        StepsPerRow = input.Length;
        register_module("tokens", tokens);
        register_parameter("positions", positions);
        if (summary is not null)
            register_parameter("summary", summary);
        for (var block = 0; block < blocks.Length; block++)
            register_module($"block{block}", blocks[block]);
        register_module("norm", norm);
        register_module("dropout", dropout);
        register_module("head", head);
    }

    public override int FeatureSize { get; }

    internal override bool DrawsGlobally => false;

    internal override long StepsPerRow { get; }

    /// <param name="input">int64 <c>[N, L]</c>, 0 after a text's last token.</param>
    public override Tensor features(Tensor input)
    {
        using var scope = NewDisposeScope();
        var ids = Narrow(input);
        var length = ids.shape[1];
        return (training ? Embed(ids) : RowParts.Run(ids, length * Math.Max(widest, heads * length), Embed))
            .MoveToOuterDisposeScope();
    }

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        return head.call(dropout.call(features(input))).MoveToOuterDisposeScope();
    }

    // No longer than the longest text of the batch.
    private static Tensor Narrow(Tensor input)
    {
        var ids = input.to_type(ScalarType.Int64);
        var longest = ids.ne(0).sum(1).max().item<long>();
        return ids.narrow(1, 0, Math.Max(1, longest));
    }

    private Tensor Embed(Tensor ids)
    {
        using var scope = NewDisposeScope();
        // A text without a token is one of padding alone, so that there is something to look at.
        var isToken = ids.ne(0);
        isToken.narrow(1, 0, 1).fill_(true);
        var x = tokens.call(ids) + positions.narrow(1, 0, ids.shape[1]);
        if (summary is not null)
        {
            x = cat([summary.expand(ids.shape[0], 1, FeatureSize), x], 1);
            isToken = cat([ones(ids.shape[0], 1, ScalarType.Bool, ids.device), isToken], 1);
        }

        var mask = isToken.to_type(ScalarType.Float32);
        // Added to the scores of attention: nobody looks at padding.
        var hidden = ((mask - 1) * 1e9).unsqueeze(1).unsqueeze(1);
        x = dropout.call(x);
        foreach (var block in blocks)
            x = block.call(x, hidden);
        x = norm.call(x);
        var embedding = summary is not null
            ? x.select(1, 0)
            : (x * mask.unsqueeze(2)).sum(1) / mask.sum([1], keepdim: true);
        return embedding.MoveToOuterDisposeScope();
    }
}
