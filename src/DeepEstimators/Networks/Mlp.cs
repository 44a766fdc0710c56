using System.Text.Json.Serialization;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DeepEstimators.Networks;

/// <summary>Describes a multi-layer perceptron; see <see cref="Network.Mlp"/>.</summary>
public sealed class MlpNetwork : Network
{
    internal const double DefaultDropout = 0.1;
    private static readonly int[] DefaultHiddenSizes = [256, 128];

    /// <summary>Describes a multi-layer perceptron.</summary>
    /// <param name="hiddenSizes">Units of each hidden layer, 1 to 65,536 each; by default 256 and 128.</param>
    /// <param name="dropout">Share of hidden units dropped in training, from 0 up to 0.95.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    [JsonConstructor]
    public MlpNetwork(IReadOnlyList<int>? hiddenSizes = null, double dropout = DefaultDropout)
    {
        HiddenSizes = hiddenSizes?.ToArray() ?? DefaultHiddenSizes;
        OptionCheck.InRange(HiddenSizes.Count, 1, 64, "the number of hiddenSizes");
        foreach (var size in HiddenSizes)
            OptionCheck.InRange(size, 1, 65_536, nameof(hiddenSizes));
        OptionCheck.InRange(dropout, 0, 0.95, nameof(dropout));
        Dropout = dropout;
    }

    /// <summary>Units of each hidden layer.</summary>
    public IReadOnlyList<int> HiddenSizes { get; }

    /// <summary>Share of hidden units dropped in training.</summary>
    public double Dropout { get; }

    private protected override DeepModule Build(InputShape input, int outputs) => new Mlp(this, input, outputs);

    internal override double LeastNumbers(InputShape input, int outputs)
    {
        var (numbers, plain, embeddings) = Parts(input);
        return embeddings + Chain(numbers + plain, HiddenSizes, outputs);
    }
}

/// <summary>Linear, ReLU and dropout for each hidden layer, then a Linear head.</summary>
internal sealed class Mlp : DeepModule
{
    private readonly InputStandardization standardization;
    private readonly Sequential hidden;
    private readonly Linear head;

    internal Mlp(MlpNetwork network, InputShape input, int outputs) : base(nameof(Mlp))
    {
        standardization = new InputStandardization(input);
        var layers = new List<(string, nn.Module<Tensor, Tensor>)>();
        long size = standardization.Size;
        foreach (var units in network.HiddenSizes)
        {
            int number = layers.Count / 3;
            layers.Add(($"linear{number}", nn.Linear(size, units)));
            layers.Add(($"relu{number}", nn.ReLU()));
            layers.Add(($"dropout{number}", new SeededDropout(network.Dropout)));
            size = units;
        }

        hidden = nn.Sequential(layers.ToArray());
        head = nn.Linear(size, outputs);
        FeatureSize = (int)size;
        register_module("standardization", standardization);
        register_module("hidden", hidden);
        register_module("head", head);
    }

    public override int FeatureSize { get; }

    internal override bool DrawsGlobally => false;

    public override void adapt(Tensor inputs) => standardization.Adapt(inputs);

    public override Tensor features(Tensor input)
    {
        using var scope = NewDisposeScope();
        var x = standardization.call(input);
        return hidden.call(x.flatten(1)).MoveToOuterDisposeScope();
    }

    public override Tensor forward(Tensor input)
    {
        using var embedding = features(input);
        return head.call(embedding);
    }
}
