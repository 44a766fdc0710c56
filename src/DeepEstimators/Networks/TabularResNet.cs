using System.Text.Json.Serialization;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DeepEstimators.Networks;

/// <summary>Describes a residual multi-layer perceptron for tables; see <see cref="Network.Tabular"/>.</summary>
public sealed class TabularNetwork : Network
{
    internal const int DefaultBlocks = 2;
    internal const int DefaultWidth = 128;
    internal const double DefaultHiddenFactor = 2;
    internal const double DefaultDropout = 0.2;

    /// <summary>Describes a residual multi-layer perceptron.</summary>
    /// <param name="blocks">Residual blocks, 1 to 64.</param>
    /// <param name="width">Units of the main path, 1 to 8,192.</param>
    /// <param name="hiddenFactor">Units inside a block, as a multiple of the width, from 0.1 to 16.</param>
    /// <param name="dropout">Share of the units inside a block dropped in training, from 0 up to 0.95.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    [JsonConstructor]
    public TabularNetwork(
        int blocks = DefaultBlocks,
        int width = DefaultWidth,
        double hiddenFactor = DefaultHiddenFactor,
        double dropout = DefaultDropout)
    {
        OptionCheck.InRange(blocks, 1, 64, nameof(blocks));
        OptionCheck.InRange(width, 1, 8_192, nameof(width));
        OptionCheck.InRange(hiddenFactor, 0.1, 16, nameof(hiddenFactor));
        OptionCheck.InRange(dropout, 0, 0.95, nameof(dropout));
        Blocks = blocks;
        Width = width;
        HiddenFactor = hiddenFactor;
        Dropout = dropout;
    }

    /// <summary>Residual blocks.</summary>
    public int Blocks { get; }

    /// <summary>Units of the main path.</summary>
    public int Width { get; }

    /// <summary>Units inside a block, as a multiple of the width.</summary>
    public double HiddenFactor { get; }

    /// <summary>Share of the units inside a block dropped in training.</summary>
    public double Dropout { get; }

    private protected override DeepModule Build(InputShape input, int outputs) =>
        new TabularResNet(this, input, outputs);

    internal override double LeastNumbers(InputShape input, int outputs)
    {
        var (numbers, plain, embeddings) = Parts(input);
        return embeddings + Chain(numbers + plain, [Width], outputs)
            + 2.0 * Blocks * Width * Math.Max(1, Math.Round(Width * HiddenFactor));
    }
}

/// <summary>
/// Gorishniy et al. 2021, section 3.2: a Linear layer, blocks of x + Linear(Dropout(ReLU(Linear(BatchNorm(x))))), then
/// batch normalisation, ReLU and a Linear head. An image is flattened.
/// </summary>
internal sealed class TabularResNet : DeepModule
{
    private readonly InputStandardization standardization;
    private readonly Linear first;
    private readonly Sequential blocks;
    private readonly BatchNorm1d norm;
    private readonly Linear head;

    internal TabularResNet(TabularNetwork network, InputShape input, int outputs) : base(nameof(TabularResNet))
    {
        standardization = new InputStandardization(input);
        first = nn.Linear(standardization.Size, network.Width);
        var hidden = Math.Max(1, (int)Math.Round(network.Width * network.HiddenFactor));
        var layers = new (string, nn.Module<Tensor, Tensor>)[network.Blocks];
        for (var i = 0; i < layers.Length; i++)
            layers[i] = ($"{i}", new Block(network.Width, hidden, network.Dropout));
        blocks = nn.Sequential(layers);
        norm = nn.BatchNorm1d(network.Width);
        head = nn.Linear(network.Width, outputs);
        FeatureSize = network.Width;
        register_module("standardization", standardization);
        register_module("first", first);
        register_module("blocks", blocks);
        register_module("norm", norm);
        register_module("head", head);
    }

    public override int FeatureSize { get; }

    internal override bool DrawsGlobally => false;

    public override void adapt(Tensor inputs) => standardization.Adapt(inputs);

    public override Tensor features(Tensor input)
    {
        using var scope = NewDisposeScope();
        var x = first.call(standardization.call(input).flatten(1));
        return nn.functional.relu(norm.call(blocks.call(x))).MoveToOuterDisposeScope();
    }

    public override Tensor forward(Tensor input)
    {
        using var embedding = features(input);
        return head.call(embedding);
    }

    private sealed class Block : nn.Module<Tensor, Tensor>
    {
        private readonly BatchNorm1d norm;
        private readonly Linear linear1;
        private readonly SeededDropout dropout;
        private readonly Linear linear2;

        internal Block(int width, int hidden, double dropout) : base(nameof(Block))
        {
            norm = nn.BatchNorm1d(width);
            linear1 = nn.Linear(width, hidden);
            this.dropout = new SeededDropout(dropout);
            linear2 = nn.Linear(hidden, width);
            register_module("norm", norm);
            register_module("linear1", linear1);
            register_module("dropout", this.dropout);
            register_module("linear2", linear2);
        }

        public override Tensor forward(Tensor input)
        {
            using var scope = NewDisposeScope();
            var x = nn.functional.relu(linear1.call(norm.call(input)));
            return (input + linear2.call(dropout.call(x))).MoveToOuterDisposeScope();
        }
    }
}
