using System.Text.Json.Serialization;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DeepEstimators.Networks;

/// <summary>Describes a small convolutional network; see <see cref="Network.SmallCnn"/>.</summary>
public sealed class SmallCnnNetwork : Network
{
    internal const double DefaultDropout = 0.3;
    internal const int DefaultEmbeddingSize = 128;
    private static readonly int[] DefaultChannels = [24, 48, 96];

    /// <summary>Describes a small convolutional network.</summary>
    /// <param name="channels">Channels of each stage, 1 to 4,096 each; by default 24, 48 and 96.</param>
    /// <param name="dropout">Share of the embedding dropped in training, from 0 up to 0.95.</param>
    /// <param name="embeddingSize">Length of the embedding, 1 to 65,536.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    [JsonConstructor]
    public SmallCnnNetwork(
        IReadOnlyList<int>? channels = null,
        double dropout = DefaultDropout,
        int embeddingSize = DefaultEmbeddingSize)
    {
        Channels = channels?.ToArray() ?? DefaultChannels;
        OptionCheck.InRange(Channels.Count, 1, 16, "the number of channels");
        foreach (var count in Channels)
            OptionCheck.InRange(count, 1, 4_096, nameof(channels));
        OptionCheck.InRange(dropout, 0, 0.95, nameof(dropout));
        OptionCheck.InRange(embeddingSize, 1, 65_536, nameof(embeddingSize));
        Dropout = dropout;
        EmbeddingSize = embeddingSize;
    }

    /// <summary>Channels of each stage.</summary>
    public IReadOnlyList<int> Channels { get; }

    /// <summary>Share of the embedding dropped in training.</summary>
    public double Dropout { get; }

    /// <summary>Length of the embedding.</summary>
    public int EmbeddingSize { get; }

    internal override double LeastNumbers(InputShape input, int outputs)
    {
        var numbers = 9 * Chain(input.Channels, Channels, 0) + 9 * Channels.Skip(1).Sum(count => (double)count * count);
        int height = input.Height, width = input.Width;
        for (var stage = 0; stage < Channels.Count && Math.Min(height, width) >= Networks.SmallCnn.SmallestPooled; stage++)
            (height, width) = (height / 2, width / 2);
        return numbers + (double)EmbeddingSize * Channels[^1] * height * width + (double)EmbeddingSize * outputs;
    }

    private protected override DeepModule Build(InputShape input, int outputs)
    {
        if (!input.IsImage)
            throw new ArgumentException($"A convolutional network takes images, not a {input}.", nameof(input));
        return new SmallCnn(this, input, outputs);
    }
}

/// <summary>
/// Stages of 3x3 convolution, batch normalisation and ReLU, each ending in a 2x2 maximum pooling; then a Linear
/// embedding, dropout and a Linear head. The first stage, which works at full resolution, has one convolution, the
/// others two. An image that has shrunk below 4 pixels is pooled no further.
/// </summary>
internal sealed class SmallCnn : DeepModule
{
    internal const int SmallestPooled = 4;

    private readonly InputStandardization standardization;
    private readonly Sequential stages;
    private readonly Sequential embedding;
    private readonly SeededDropout dropout;
    private readonly Linear head;

    internal SmallCnn(SmallCnnNetwork network, InputShape input, int outputs) : base(nameof(SmallCnn))
    {
        standardization = new InputStandardization(input);
        var layers = new List<(string, nn.Module<Tensor, Tensor>)>();
        int depth = input.Channels, height = input.Height, width = input.Width;
        for (var stage = 0; stage < network.Channels.Count; stage++)
        {
            var channels = network.Channels[stage];
            for (var i = 0; i < (stage == 0 ? 1 : 2); i++)
            {
                layers.Add(($"conv{stage}_{i}", nn.Conv2d(depth, channels, 3, padding: 1, bias: false)));
                layers.Add(($"norm{stage}_{i}", nn.BatchNorm2d(channels)));
                layers.Add(($"relu{stage}_{i}", nn.ReLU()));
                depth = channels;
            }

            if (Math.Min(height, width) < SmallestPooled)
                continue;
            layers.Add(($"pool{stage}", nn.MaxPool2d(2)));
            height /= 2;
            width /= 2;
        }

        stages = nn.Sequential(layers.ToArray());
        embedding = nn.Sequential(
            ("linear", nn.Linear((long)depth * height * width, network.EmbeddingSize)),
            ("relu", nn.ReLU()));
        dropout = new SeededDropout(network.Dropout);
        head = nn.Linear(network.EmbeddingSize, outputs);
        FeatureSize = network.EmbeddingSize;
        register_module("standardization", standardization);
        register_module("stages", stages);
        register_module("embedding", embedding);
        register_module("dropout", dropout);
        register_module("head", head);
    }

    public override int FeatureSize { get; }

    internal override bool DrawsGlobally => false;

    public override void adapt(Tensor inputs) => standardization.Adapt(inputs);

    public override Tensor features(Tensor input)
    {
        using var scope = NewDisposeScope();
        var x = stages.call(standardization.call(input));
        return embedding.call(x.flatten(1)).MoveToOuterDisposeScope();
    }

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        return head.call(dropout.call(features(input))).MoveToOuterDisposeScope();
    }
}
