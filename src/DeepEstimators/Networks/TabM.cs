using System.Text.Json.Serialization;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DeepEstimators.Networks;

/// <summary>Describes an ensemble of multi-layer perceptrons that share most weights; see <see cref="Network.TabM"/>.</summary>
public sealed class TabMNetwork : Network
{
    internal const int DefaultMembers = 32;
    internal const int DefaultBlocks = 2;
    internal const int DefaultWidth = 512;
    internal const double DefaultDropout = 0.1;
    internal const int DefaultBins = 48;
    internal const int DefaultEmbeddingSize = 16;

    /// <summary>Describes an ensemble of multi-layer perceptrons that share most weights.</summary>
    /// <param name="members">Members of the ensemble, 1 to 1,024.</param>
    /// <param name="blocks">Hidden layers, 1 to 64.</param>
    /// <param name="width">Units of each hidden layer, 1 to 8,192.</param>
    /// <param name="dropout">Share of hidden units dropped in training, from 0 up to 0.95.</param>
    /// <param name="bins">Bins of a number at most, 2 to 1,024.</param>
    /// <param name="embeddingSize">Length of a number's embedding, 1 to 1,024.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    [JsonConstructor]
    public TabMNetwork(
        int members = DefaultMembers,
        int blocks = DefaultBlocks,
        int width = DefaultWidth,
        double dropout = DefaultDropout,
        int bins = DefaultBins,
        int embeddingSize = DefaultEmbeddingSize)
    {
        OptionCheck.InRange(members, 1, 1_024, nameof(members));
        OptionCheck.InRange(blocks, 1, 64, nameof(blocks));
        OptionCheck.InRange(width, 1, 8_192, nameof(width));
        OptionCheck.InRange(dropout, 0, 0.95, nameof(dropout));
        OptionCheck.InRange(bins, 2, 1_024, nameof(bins));
        OptionCheck.InRange(embeddingSize, 1, 1_024, nameof(embeddingSize));
        Members = members;
        Blocks = blocks;
        Width = width;
        Dropout = dropout;
        Bins = bins;
        EmbeddingSize = embeddingSize;
    }

    /// <summary>Members of the ensemble.</summary>
    public int Members { get; }

    /// <summary>Hidden layers.</summary>
    public int Blocks { get; }

    /// <summary>Units of each hidden layer.</summary>
    public int Width { get; }

    /// <summary>Share of hidden units dropped in training.</summary>
    public double Dropout { get; }

    /// <summary>Bins of a number at most.</summary>
    public int Bins { get; }

    /// <summary>Length of a number's embedding.</summary>
    public int EmbeddingSize { get; }

    private protected override DeepModule Build(InputShape input, int outputs) => new TabM(this, input, outputs);

    internal override double LeastNumbers(InputShape input, int outputs)
    {
        var (numbers, plain, embeddings) = Parts(input);
        return embeddings + plain * ((double)Members + Width) + numbers * (Bins + (1.0 + Bins + Members + Width) * EmbeddingSize)
            + (Blocks - 1.0) * Width * Width + (double)Members * Width * outputs;
    }
}

/// <summary>
/// TabM-mini: every member multiplies what the columns became by numbers of its own, then all share the hidden layers
/// (Linear, ReLU and dropout), then every member has a Linear head of its own. Tensors inside are
/// <c>[members, N, units]</c>.
/// </summary>
internal sealed class TabM : DeepModule
{
    private readonly RowColumns? columns;
    private readonly PiecewiseLinearEmbeddings? embeddings;
    private readonly int embedded;
    private readonly MemberScaling scaling;
    private readonly Linear first;
    private readonly Sequential hidden;
    private readonly MemberHeads head;

    internal TabM(TabMNetwork network, InputShape input, int outputs) : base(nameof(TabM))
    {
        Members = network.Members;
        FeatureSize = network.Width;
        columns = input.Layout is { } layout ? new RowColumns(layout) : null;
        int numbers = columns?.Numbers ?? input.Size, size = network.EmbeddingSize;
        embedded = checked(numbers * size);
        embeddings = numbers > 0 ? new PiecewiseLinearEmbeddings(numbers, network.Bins, size) : null;
        scaling = new MemberScaling(Members, [.. Enumerable.Repeat(size, numbers), .. columns?.PlainSizes ?? []]);
        first = nn.Linear((long)embedded + (columns?.PlainSize ?? 0), network.Width);
        var layers = new List<(string, nn.Module<Tensor, Tensor>)>();
        for (var block = 0; block < network.Blocks; block++)
        {
            if (block > 0)
                layers.Add(($"linear{block}", nn.Linear(network.Width, network.Width)));
            layers.Add(($"relu{block}", nn.ReLU()));
            layers.Add(($"dropout{block}", new SeededDropout(network.Dropout)));
        }

        hidden = nn.Sequential(layers.ToArray());
        head = new MemberHeads(Members, network.Width, outputs);
        if (columns is not null)
            register_module("columns", columns);
        if (embeddings is not null)
            register_module("embeddings", embeddings);
        register_module("scaling", scaling);
        register_module("first", first);
        register_module("hidden", hidden);
        register_module("head", head);
        register_buffer("output_kind", zeros(1, ScalarType.Int64));
    }

    public override int FeatureSize { get; }

    internal override bool DrawsGlobally => false;

    public override int Members { get; }

    public override void adapt(Tensor inputs)
    {
        if (columns is null)
        {
            embeddings!.Adapt(inputs);
            return;
        }

        columns.Adapt(inputs);
        if (embeddings is null || inputs.shape[0] == 0)
            return;
        using var imputed = columns.Imputed(inputs);
        embeddings.Adapt(imputed);
    }

    public override void adapt(OutputKind outputs)
    {
        using var noGrad = no_grad();
        get_buffer("output_kind")!.fill_((long)outputs);
    }

    /// <summary>The mean of the members' last hidden layers.</summary>
    public override Tensor features(Tensor input) => InParts(input, part => Hidden(part).mean([0]));

    /// <summary>
    /// Outputs of every member in training, <c>[N, members, outputs]</c>; otherwise, or with one member, the average.
    /// </summary>
    public override Tensor forward(Tensor input)
    {
        if (training && Members > 1)
            return Scoped(input, part => Heads(part).transpose(0, 1));
        var kind = (OutputKind)get_buffer("output_kind")!.item<long>();
        return InParts(input, part => MemberAverage.Of(Heads(part), kind));
    }

    private Tensor InParts(Tensor input, Func<Tensor, Tensor> make) => training
        ? Scoped(input, make)
        : RowParts.Run(input, Members * Math.Max(FeatureSize, first.weight!.shape[1]), part => Scoped(part, make));

    private static Tensor Scoped(Tensor input, Func<Tensor, Tensor> make)
    {
        using var scope = NewDisposeScope();
        return make(input).MoveToOuterDisposeScope();
    }

    private Tensor Heads(Tensor input) => head.call(Hidden(input));

    private Tensor Hidden(Tensor input)
    {
        var places = embeddings?.Places() ?? ColumnPlaces.None(input.device);
        var row = embeddings?.call(columns?.Imputed(input) ?? input.flatten(1), places);
        if (columns is { PlainSize: > 0 and var size })
        {
            places = places.FollowedBy(embedded, size);
            row = row is null ? columns.call(input) : cat([row, columns.call(input)], 1);
        }

        var ofMembers = scaling.call(row!, places.Used);
        return hidden.call(ReducedPrecision.Linear(ofMembers, first.weight!.index_select(1, places.Used), first.bias));
    }
}
