using System.Text.Json.Serialization;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DeepEstimators.Networks;

/// <summary>Describes a transformer over a table's columns; see <see cref="Network.FTTransformer"/>.</summary>
public sealed class FTTransformerNetwork : Network
{
    internal const int DefaultBlocks = 3;
    internal const int DefaultTokenSize = 64;
    internal const int DefaultHeads = 8;
    internal const double DefaultHiddenFactor = 4.0 / 3;
    internal const double DefaultAttentionDropout = 0.2;
    internal const double DefaultDropout = 0.1;

    /// <summary>Describes a transformer over a table's columns.</summary>
    /// <param name="blocks">Blocks of attention and a feed-forward layer, 1 to 64.</param>
    /// <param name="tokenSize">Numbers of a token, 1 to 8,192, a multiple of <paramref name="heads"/>.</param>
    /// <param name="heads">Heads of attention, 1 to 256.</param>
    /// <param name="hiddenFactor">Units of a feed-forward layer, as a multiple of the token's size, from 0.1 to 16.</param>
    /// <param name="attentionDropout">Share of attention dropped in training, from 0 up to 0.95.</param>
    /// <param name="dropout">Share of the units of a feed-forward layer dropped in training, from 0 up to 0.95.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    [JsonConstructor]
    public FTTransformerNetwork(
        int blocks = DefaultBlocks,
        int tokenSize = DefaultTokenSize,
        int heads = DefaultHeads,
        double hiddenFactor = DefaultHiddenFactor,
        double attentionDropout = DefaultAttentionDropout,
        double dropout = DefaultDropout)
    {
        OptionCheck.InRange(blocks, 1, 64, nameof(blocks));
        OptionCheck.InRange(heads, 1, 256, nameof(heads));
        OptionCheck.InRange(tokenSize, 1, 8_192, nameof(tokenSize));
        if (tokenSize % heads != 0)
            throw OptionCheck.OutOfRange(nameof(tokenSize), tokenSize, $"a multiple of the {heads} heads");
        OptionCheck.InRange(hiddenFactor, 0.1, 16, nameof(hiddenFactor));
        OptionCheck.InRange(attentionDropout, 0, 0.95, nameof(attentionDropout));
        OptionCheck.InRange(dropout, 0, 0.95, nameof(dropout));
        Blocks = blocks;
        TokenSize = tokenSize;
        Heads = heads;
        HiddenFactor = hiddenFactor;
        AttentionDropout = attentionDropout;
        Dropout = dropout;
    }

    /// <summary>Blocks of attention and a feed-forward layer.</summary>
    public int Blocks { get; }

    /// <summary>Numbers of a token.</summary>
    public int TokenSize { get; }

    /// <summary>Heads of attention.</summary>
    public int Heads { get; }

    /// <summary>Units of a feed-forward layer, as a multiple of the token's size.</summary>
    public double HiddenFactor { get; }

    /// <summary>Share of attention dropped in training.</summary>
    public double AttentionDropout { get; }

    /// <summary>Share of the units of a feed-forward layer dropped in training.</summary>
    public double Dropout { get; }

    private protected override DeepModule Build(InputShape input, int outputs) => new FTTransformer(this, input, outputs);

    internal override double LeastNumbers(InputShape input, int outputs) =>
        2 * Parts(input).Numbers * TokenSize + (double)TokenSize * outputs
        + (input.Layout?.Categories.Sum(category => (category.Codes - 1.0) * TokenSize) ?? 0)
        + Blocks * (4.0 * TokenSize * TokenSize + 3.0 * TokenSize * Math.Max(1, Math.Round(TokenSize * HiddenFactor)));
}

/// <summary>
/// Gorishniy et al. 2021, section 3.3: each standardised number x becomes the token x w + b with w and b of its column, a
/// category a learned token of its own plus b; a learned token stands before them, goes through the blocks with them and ends as layer normalisation, ReLU and a Linear
/// head see it.
/// </summary>
internal sealed class FTTransformer : DeepModule
{
    private readonly InputStandardization standardization;
    private readonly CategoryTokens? categories;
    private readonly Parameter? weight;
    private readonly Parameter? bias;
    private readonly Parameter summary;
    private readonly FTTransformerBlock[] blocks;
    private readonly LayerNorm norm;
    private readonly Linear head;
    private readonly long numbersPerRow;

    internal FTTransformer(FTTransformerNetwork network, InputShape input, int outputs) : base(nameof(FTTransformer))
    {
        long size = network.TokenSize;
        standardization = new InputStandardization(input);
        categories = input.Layout is { Categories.Count: > 0 } layout ? new CategoryTokens(layout, size) : null;
        var indicators = input.Layout?.Numbers.Count(number => number.HasMissing) ?? 0;
        long columns = standardization.Numbers + indicators, tokens = 1 + columns + (input.Layout?.Categories.Count ?? 0);
        numbersPerRow = tokens * Math.Max(3 * size, network.Heads * tokens);
        var bound = 1 / Math.Sqrt(size);
        if (columns > 0)
        {
            weight = nn.Parameter(empty(1, columns, size).uniform_(-bound, bound));
            bias = nn.Parameter(empty(1, columns, size).uniform_(-bound, bound));
        }

        summary = nn.Parameter(empty(1, 1, size).uniform_(-bound, bound));
        blocks = new FTTransformerBlock[network.Blocks];
        for (var block = 0; block < blocks.Length; block++)
            blocks[block] = new FTTransformerBlock(network, isFirst: block == 0, isLast: block == blocks.Length - 1);
        norm = nn.LayerNorm(size);
        head = nn.Linear(size, outputs);
        FeatureSize = network.TokenSize;
        register_module("standardization", standardization);
        if (categories is not null)
            register_module("categories", categories);
        if (weight is not null)
        {
            register_parameter("weight", weight);
            register_parameter("bias", bias!);
        }

        register_parameter("summary", summary);
        for (var block = 0; block < blocks.Length; block++)
            register_module($"block{block}", blocks[block]);
        register_module("norm", norm);
        register_module("head", head);
    }

    public override int FeatureSize { get; }

    internal override bool DrawsGlobally => false;

    public override void adapt(Tensor inputs) => standardization.Adapt(inputs);

    public override Tensor features(Tensor input) => training ? Embed(input) : RowParts.Run(input, numbersPerRow, Embed);

    public override Tensor forward(Tensor input)
    {
        using var embedding = features(input);
        return head.call(embedding);
    }

    private Tensor Numbers(Tensor input)
    {
        var numbers = standardization.Numbers > 0 ? standardization.Standardized(input).flatten(1) : null;
        return standardization.Columns?.Missing(input) is { } missing ? cat([numbers!, missing], 1) : numbers!;
    }

    private Tensor Embed(Tensor input)
    {
        using var scope = NewDisposeScope();
        var parts = new List<Tensor> { summary.expand(input.shape[0], 1, FeatureSize) };
        if (weight is not null)
            parts.Add(Numbers(input).unsqueeze(2) * weight + bias!);
        if (categories is not null)
            parts.Add(categories.call(standardization.Columns!.Codes(input)));
        var tokens = cat(parts, 1);
        foreach (var block in blocks)
            tokens = block.call(tokens);
        return nn.functional.relu(norm.call(tokens.select(1, 0))).MoveToOuterDisposeScope();
    }
}
