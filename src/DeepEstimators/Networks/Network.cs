using System.Text.Json.Serialization;
using DeepEstimators.Networks;

namespace DeepEstimators;

/// <summary>
/// Describes a network's architecture: a plain object that is checked when it is made, can be written to JSON, and
/// builds the module once the shape of the input and the number of outputs are known.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(MlpNetwork), "mlp")]
[JsonDerivedType(typeof(SmallCnnNetwork), "small-cnn")]
[JsonDerivedType(typeof(ResNetNetwork), "resnet")]
[JsonDerivedType(typeof(TabularNetwork), "tabular-resnet")]
public abstract class Network
{
    private protected Network()
    {
    }

    /// <summary>A multi-layer perceptron; an image is flattened.</summary>
    /// <param name="hiddenSizes">Units of each hidden layer, 1 to 65,536 each; by default 256 and 128.</param>
    /// <param name="dropout">Share of hidden units dropped in training, from 0 up to 0.95.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public static Network Mlp(IReadOnlyList<int>? hiddenSizes = null, double dropout = MlpNetwork.DefaultDropout) =>
        new MlpNetwork(hiddenSizes, dropout);

    /// <summary>A small convolutional network, for images from 8x8 to about 64x64 pixels.</summary>
    /// <param name="channels">Channels of each stage, 1 to 4,096 each, by default 24, 48 and 96; a stage halves height and width.</param>
    /// <param name="dropout">Share of the embedding dropped in training, from 0 up to 0.95.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public static Network SmallCnn(
        IReadOnlyList<int>? channels = null, double dropout = SmallCnnNetwork.DefaultDropout) =>
        new SmallCnnNetwork(channels, dropout);

    /// <summary>
    /// The residual network for small images of He et al., "Deep Residual Learning for Image Recognition", 2016,
    /// section 4.2.
    /// </summary>
    /// <param name="depth">Layers with weights: 8, 14, 20, 32, 44, 56, 110 or any other 6n + 2 up to 1,202.</param>
    /// <param name="width">Channels of the first stage, 1 to 1,024; the second and third have 2 and 4 times as many.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public static Network ResNet(int depth = ResNetNetwork.DefaultDepth, int width = ResNetNetwork.DefaultWidth) =>
        new ResNetNetwork(depth, width);

    /// <summary>
    /// The default for tables: the residual multi-layer perceptron of Gorishniy et al., "Revisiting Deep Learning Models
    /// for Tabular Data", 2021.
    /// </summary>
    /// <param name="blocks">Residual blocks, 1 to 64.</param>
    /// <param name="width">Units of the main path, 1 to 8,192.</param>
    /// <param name="hiddenFactor">Units inside a block, as a multiple of <paramref name="width"/>, from 0.1 to 16.</param>
    /// <param name="dropout">Share of the units inside a block dropped in training, from 0 up to 0.95.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public static Network Tabular(
        int blocks = TabularNetwork.DefaultBlocks,
        int width = TabularNetwork.DefaultWidth,
        double hiddenFactor = TabularNetwork.DefaultHiddenFactor,
        double dropout = TabularNetwork.DefaultDropout) =>
        new TabularNetwork(blocks, width, hiddenFactor, dropout);

    /// <summary>
    /// Builds the module, with weights drawn from <paramref name="seed"/>. The global random state is as before
    /// afterwards.
    /// </summary>
    /// <param name="input">What one row is.</param>
    /// <param name="outputs">Number of outputs: the classes, or 1 for binary classification and regression.</param>
    /// <param name="seed">Same seed, same weights.</param>
    /// <returns>A module on the CPU, in training mode, owned by the caller.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="outputs"/> is less than 1.</exception>
    /// <exception cref="ArgumentException">The network cannot take such an input.</exception>
    public DeepModule Create(InputShape input, int outputs, long seed)
    {
        ArgumentNullException.ThrowIfNull(input);
        OptionCheck.AtLeast(outputs, 1, nameof(outputs));
        using (GlobalRandom.Seeded(seed))
        {
            var module = Build(input, outputs);
            // The caller owns the module, whatever dispose scope is open around this call.
            foreach (var parameter in module.parameters())
                parameter.DetachFromDisposeScope();
            foreach (var buffer in module.buffers())
                buffer.DetachFromDisposeScope();
            return module;
        }
    }

    private protected abstract DeepModule Build(InputShape input, int outputs);
}
