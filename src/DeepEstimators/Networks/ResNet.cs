using System.Text.Json.Serialization;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DeepEstimators.Networks;

/// <summary>Describes a residual network for small images; see <see cref="Network.ResNet"/>.</summary>
public sealed class ResNetNetwork : Network
{
    internal const int DefaultDepth = 20;
    internal const int DefaultWidth = 16;

    /// <summary>Describes a residual network.</summary>
    /// <param name="depth">Layers with weights: 6n + 2, from 8 to 1,202.</param>
    /// <param name="width">Channels of the first stage, 1 to 1,024.</param>
    /// <param name="shortcuts">False: a plain network, without the shortcuts around each two layers.</param>
    /// <param name="batchNorm">False: biases instead of batch normalisation.</param>
    /// <param name="dropout">Share of each block's inner maps dropped in training, from 0 up to 0.95.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    [JsonConstructor]
    public ResNetNetwork(
        int depth = DefaultDepth, int width = DefaultWidth, bool shortcuts = true, bool batchNorm = true, double dropout = 0)
    {
        if (depth is < 8 or > 1_202 || depth % 6 != 2)
            throw OptionCheck.OutOfRange(nameof(depth), depth, "6n + 2 from 8 to 1202, such as 8, 14, 20, 32, 44, 56, 110");
        OptionCheck.InRange(width, 1, 1_024, nameof(width));
        OptionCheck.InRange(dropout, 0, 0.95, nameof(dropout));
        Depth = depth;
        Width = width;
        Shortcuts = shortcuts;
        BatchNorm = batchNorm;
        Dropout = dropout;
    }

    /// <summary>Layers with weights, 6n + 2.</summary>
    public int Depth { get; }

    /// <summary>Channels of the first stage.</summary>
    public int Width { get; }

    /// <summary>True where a shortcut leads around each two layers.</summary>
    public bool Shortcuts { get; }

    /// <summary>True where each layer is followed by batch normalisation, false where it has biases instead.</summary>
    public bool BatchNorm { get; }

    /// <summary>Share of each block's inner maps dropped in training.</summary>
    public double Dropout { get; }

    internal override double LeastNumbers(InputShape input, int outputs)
    {
        // Kernels of nine numbers; the stages have widths of 1, 2 and 4, and two convolutions a block.
        double blocks = (Depth - 2) / 6, square = 9.0 * Width * Width;
        return 9.0 * input.Channels * Width + square * (2 * blocks * 21 - 10) + 4.0 * Width * outputs;
    }

    private protected override DeepModule Build(InputShape input, int outputs)
    {
        if (!input.IsImage)
            throw new ArgumentException($"A convolutional network takes images, not a {input}.", nameof(input));
        return new ResNet(this, input, outputs);
    }
}

/// <summary>
/// He et al. 2016, section 4.2: a 3x3 convolution, three stages of n basic blocks with w, 2w and 4w channels, the mean
/// over the image, a Linear head. The second and third stage halve the image; shortcuts have no weights (option A). The
/// names of the parameters are those of the usual CIFAR-10 checkpoints. An image that has shrunk below 8 pixels is
/// halved no further, so that 8x8 images keep 4x4 positions. Without shortcuts it is the plain network that the paper compares
/// with. Dropout is between a block's two layers (Zagoruyko and Komodakis, "Wide Residual Networks", 2016).
/// </summary>
internal sealed class ResNet : DeepModule
{
    private const int SmallestHalved = 8;

    private readonly InputStandardization standardization;
    private readonly Conv2d conv1;
    private readonly BatchNorm2d? bn1;
    private readonly Sequential[] stages;
    private readonly Linear linear;

    internal ResNet(ResNetNetwork network, InputShape input, int outputs) : base(nameof(ResNet))
    {
        standardization = new InputStandardization(input);
        conv1 = nn.Conv2d(input.Channels, network.Width, 3, padding: 1, bias: !network.BatchNorm);
        bn1 = network.BatchNorm ? nn.BatchNorm2d(network.Width) : null;
        var blocks = (network.Depth - 2) / 6;
        int channels = network.Width, size = Math.Min(input.Height, input.Width);
        stages = new Sequential[3];
        for (var stage = 0; stage < stages.Length; stage++)
        {
            var halves = stage > 0 && size >= SmallestHalved;
            if (halves)
                size = (size + 1) / 2;
            var layers = new (string, nn.Module<Tensor, Tensor>)[blocks];
            for (var i = 0; i < blocks; i++)
            {
                var grows = stage > 0 && i == 0;
                layers[i] = ($"{i}", new BasicBlock(
                    network, grows ? channels / 2 : channels, channels, halves && i == 0 ? 2 : 1));
            }

            stages[stage] = nn.Sequential(layers);
            FeatureSize = channels;
            channels *= 2;
        }

        linear = nn.Linear(FeatureSize, outputs);
        register_module("standardization", standardization);
        register_module("conv1", conv1);
        if (bn1 is not null)
            register_module("bn1", bn1);
        for (var stage = 0; stage < stages.Length; stage++)
            register_module($"layer{stage + 1}", stages[stage]);
        register_module("linear", linear);
    }

    public override int FeatureSize { get; }

    internal override bool DrawsGlobally => false;

    public override void adapt(Tensor inputs) => standardization.Adapt(inputs);

    public override Tensor features(Tensor input)
    {
        using var scope = NewDisposeScope();
        var x = conv1.call(standardization.call(input));
        x = nn.functional.relu(bn1?.call(x) ?? x);
        foreach (var stage in stages)
            x = stage.call(x);
        return x.mean([2, 3]).MoveToOuterDisposeScope();
    }

    public override Tensor forward(Tensor input)
    {
        using var embedding = features(input);
        return linear.call(embedding);
    }

    /// <summary>Two 3x3 convolutions and, in a residual network, a shortcut around them.</summary>
    private sealed class BasicBlock : nn.Module<Tensor, Tensor>
    {
        private readonly Conv2d conv1;
        private readonly BatchNorm2d? bn1;
        private readonly SeededDropout? dropout;
        private readonly Conv2d conv2;
        private readonly BatchNorm2d? bn2;
        private readonly bool hasShortcut;
        private readonly int stride;
        private readonly int padded;

        internal BasicBlock(ResNetNetwork network, int inputs, int outputs, int stride) : base(nameof(BasicBlock))
        {
            this.stride = stride;
            hasShortcut = network.Shortcuts;
            padded = outputs - inputs;
            conv1 = nn.Conv2d(inputs, outputs, 3, stride: stride, padding: 1, bias: !network.BatchNorm);
            bn1 = network.BatchNorm ? nn.BatchNorm2d(outputs) : null;
            dropout = network.Dropout > 0 ? new SeededDropout(network.Dropout) : null;
            conv2 = nn.Conv2d(outputs, outputs, 3, padding: 1, bias: !network.BatchNorm);
            bn2 = network.BatchNorm ? nn.BatchNorm2d(outputs) : null;
            register_module("conv1", conv1);
            if (bn1 is not null)
                register_module("bn1", bn1);
            if (dropout is not null)
                register_module("dropout", dropout);
            register_module("conv2", conv2);
            if (bn2 is not null)
                register_module("bn2", bn2);
        }

        public override Tensor forward(Tensor input)
        {
            using var scope = NewDisposeScope();
            var x = conv1.call(input);
            x = nn.functional.relu(bn1?.call(x) ?? x);
            x = conv2.call(dropout?.call(x) ?? x);
            x = bn2?.call(x) ?? x;
            return nn.functional.relu(hasShortcut ? x + Shortcut(input) : x).MoveToOuterDisposeScope();
        }

        // Option A: every second pixel, and zeros for the channels that the input lacks.
        private Tensor Shortcut(Tensor input)
        {
            var x = input;
            if (stride > 1)
                x = x.slice(2, 0, x.shape[2], stride).slice(3, 0, x.shape[3], stride);
            if (padded > 0)
                x = nn.functional.pad(x, new long[] { 0, 0, 0, 0, padded / 2, padded - padded / 2 });
            return x;
        }
    }
}
