using System.Text.Json.Serialization;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DeepEstimators.Networks;

/// <summary>
/// Describes a multi-layer perceptron over periodic embeddings of the numbers; see <see cref="Network.PeriodicMlp"/>.
/// </summary>
public sealed class PeriodicMlpNetwork : Network
{
    internal const double DefaultDropout = 0.1;
    internal const int DefaultFrequencies = 48;
    internal const double DefaultFrequencyScale = 0.1;
    internal const int DefaultEmbeddingSize = 16;
    private static readonly int[] DefaultHiddenSizes = [256, 256];

    /// <summary>Describes a multi-layer perceptron over periodic embeddings of the numbers.</summary>
    /// <param name="hiddenSizes">Units of each hidden layer, 1 to 65,536 each; by default 256 and 256.</param>
    /// <param name="dropout">Share of hidden units dropped in training, from 0 up to 0.95.</param>
    /// <param name="frequencies">Frequencies of each number, 1 to 1,024.</param>
    /// <param name="frequencyScale">Standard deviation of the frequencies at the start, from 0.001 to 100.</param>
    /// <param name="embeddingSize">Length of a number's embedding, 1 to 1,024.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    [JsonConstructor]
    public PeriodicMlpNetwork(
        IReadOnlyList<int>? hiddenSizes = null,
        double dropout = DefaultDropout,
        int frequencies = DefaultFrequencies,
        double frequencyScale = DefaultFrequencyScale,
        int embeddingSize = DefaultEmbeddingSize)
    {
        HiddenSizes = hiddenSizes?.ToArray() ?? DefaultHiddenSizes;
        OptionCheck.InRange(HiddenSizes.Count, 1, 64, "the number of hiddenSizes");
        foreach (var units in HiddenSizes)
            OptionCheck.InRange(units, 1, 65_536, nameof(hiddenSizes));
        OptionCheck.InRange(dropout, 0, 0.95, nameof(dropout));
        OptionCheck.InRange(frequencies, 1, 1_024, nameof(frequencies));
        OptionCheck.InRange(frequencyScale, 0.001, 100, nameof(frequencyScale));
        OptionCheck.InRange(embeddingSize, 1, 1_024, nameof(embeddingSize));
        Dropout = dropout;
        Frequencies = frequencies;
        FrequencyScale = frequencyScale;
        EmbeddingSize = embeddingSize;
    }

    /// <summary>Units of each hidden layer.</summary>
    public IReadOnlyList<int> HiddenSizes { get; }

    /// <summary>Share of hidden units dropped in training.</summary>
    public double Dropout { get; }

    /// <summary>Frequencies of each number.</summary>
    public int Frequencies { get; }

    /// <summary>Standard deviation of the frequencies at the start.</summary>
    public double FrequencyScale { get; }

    /// <summary>Length of a number's embedding.</summary>
    public int EmbeddingSize { get; }

    private protected override DeepModule Build(InputShape input, int outputs) => new PeriodicMlp(this, input, outputs);

    internal override double LeastNumbers(InputShape input, int outputs)
    {
        var (numbers, plain, embeddings) = Parts(input);
        return embeddings + numbers * (Frequencies + 2.0 * Frequencies * EmbeddingSize)
            + Chain(numbers * EmbeddingSize + plain, HiddenSizes, outputs);
    }
}

/// <summary>Periodic embeddings of the standardised numbers; Linear, ReLU and dropout for each hidden layer; a Linear head.</summary>
internal sealed class PeriodicMlp : DeepModule
{
    private readonly InputStandardization standardization;
    private readonly PeriodicEmbeddings? embeddings;
    private readonly long embedded;
    private readonly Linear first;
    private readonly Sequential hidden;
    private readonly Linear head;
    private readonly long numbersPerRow;

    internal PeriodicMlp(PeriodicMlpNetwork network, InputShape input, int outputs) : base(nameof(PeriodicMlp))
    {
        standardization = new InputStandardization(input);
        var numbers = standardization.Numbers;
        embeddings = numbers == 0 ? null : new PeriodicEmbeddings(
            numbers, network.Frequencies, network.FrequencyScale, network.EmbeddingSize);
        var plain = standardization.Size - numbers;
        embedded = (long)numbers * network.EmbeddingSize;
        numbersPerRow = plain + (long)numbers * Math.Max(2 * network.Frequencies, network.EmbeddingSize);
        first = nn.Linear(embedded + plain, network.HiddenSizes[0]);
        var layers = new List<(string, nn.Module<Tensor, Tensor>)>();
        for (var layer = 0; layer < network.HiddenSizes.Count; layer++)
        {
            if (layer > 0)
                layers.Add(($"linear{layer}", nn.Linear(network.HiddenSizes[layer - 1], network.HiddenSizes[layer])));
            layers.Add(($"relu{layer}", nn.ReLU()));
            layers.Add(($"dropout{layer}", new SeededDropout(network.Dropout)));
        }

        hidden = nn.Sequential(layers.ToArray());
        FeatureSize = network.HiddenSizes[^1];
        head = nn.Linear(FeatureSize, outputs);
        register_module("standardization", standardization);
        if (embeddings is not null)
            register_module("embeddings", embeddings);
        register_module("first", first);
        register_module("hidden", hidden);
        register_module("head", head);
    }

    public override int FeatureSize { get; }

    internal override bool DrawsGlobally => false;

    public override void adapt(Tensor inputs)
    {
        standardization.Adapt(inputs);
        if (embeddings is null || inputs.shape[0] == 0)
            return;
        using var imputed = standardization.Columns?.Imputed(inputs);
        embeddings.Adapt(imputed ?? inputs);
    }

    public override Tensor features(Tensor input) => training ? Embed(input) : RowParts.Run(input, numbersPerRow, Embed);

    public override Tensor forward(Tensor input)
    {
        using var embedding = features(input);
        return head.call(embedding);
    }

    private Tensor Embed(Tensor input)
    {
        using var scope = NewDisposeScope();
        var places = embeddings?.Places() ?? ColumnPlaces.None(input.device);
        var row = embeddings?.call(standardization.Standardized(input).flatten(1), places);
        if (standardization.Columns is { PlainSize: > 0 and var size } columns)
        {
            places = places.FollowedBy(embedded, size);
            row = row is null ? columns.call(input) : cat([row, columns.call(input)], 1);
        }

        var x = ReducedPrecision.Linear(row!, first.weight!.index_select(1, places.Used), first.bias);
        return hidden.call(x).MoveToOuterDisposeScope();
    }
}
