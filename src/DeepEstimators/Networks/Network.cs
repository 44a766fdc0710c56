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
[JsonDerivedType(typeof(TabMNetwork), "tabm")]
[JsonDerivedType(typeof(PeriodicMlpNetwork), "periodic-mlp")]
[JsonDerivedType(typeof(FTTransformerNetwork), "ft-transformer")]
[JsonDerivedType(typeof(TcnNetwork), "tcn")]
[JsonDerivedType(typeof(GruNetwork), "gru")]
[JsonDerivedType(typeof(LstmNetwork), "lstm")]
[JsonDerivedType(typeof(TextTransformerNetwork), "text-transformer")]
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
    /// <param name="shortcuts">False: the plain network that the paper compares with, without shortcuts around layers.</param>
    /// <param name="batchNorm">False: biases instead of batch normalisation.</param>
    /// <param name="dropout">Share of each block's inner maps dropped in training, from 0 up to 0.95.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public static Network ResNet(
        int depth = ResNetNetwork.DefaultDepth,
        int width = ResNetNetwork.DefaultWidth,
        bool shortcuts = true,
        bool batchNorm = true,
        double dropout = 0) =>
        new ResNetNetwork(depth, width, shortcuts, batchNorm, dropout);

    /// <summary>
    /// For tables, and quick to train: the residual multi-layer perceptron of Gorishniy et al., "Revisiting Deep Learning Models
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
    /// For tables: TabM-mini, an ensemble of multi-layer perceptrons that share all but a first scaling and the last layer,
    /// with piecewise-linear embeddings of the numbers between quantiles of the training rows (Gorishniy, Kotelnikov and
    /// Babenko, "TabM: Advancing Tabular Deep Learning with Parameter-Efficient Ensembling", 2025; Gorishniy, Rubachev and
    /// Babenko, "On Embeddings for Numerical Features in Tabular Deep Learning", 2022). A prediction is the mean of the
    /// members' probabilities, or of their values in regression. Training takes about as many times the work of
    /// <see cref="Mlp"/> as there are members. A column of two values, such as the indicator of a category, stays one number.
    /// </summary>
    /// <param name="members">Members of the ensemble, 1 to 1,024.</param>
    /// <param name="blocks">Hidden layers, 1 to 64.</param>
    /// <param name="width">Units of each hidden layer, 1 to 8,192.</param>
    /// <param name="dropout">Share of hidden units dropped in training, from 0 up to 0.95.</param>
    /// <param name="bins">Bins of a number at most, 2 to 1,024.</param>
    /// <param name="embeddingSize">Length of a number's embedding, 1 to 1,024.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public static Network TabM(
        int members = TabMNetwork.DefaultMembers,
        int blocks = TabMNetwork.DefaultBlocks,
        int width = TabMNetwork.DefaultWidth,
        double dropout = TabMNetwork.DefaultDropout,
        int bins = TabMNetwork.DefaultBins,
        int embeddingSize = TabMNetwork.DefaultEmbeddingSize) =>
        new TabMNetwork(members, blocks, width, dropout, bins, embeddingSize);

    /// <summary>
    /// For tables: a multi-layer perceptron over periodic embeddings of the numbers, called MLP-PLR in Gorishniy, Rubachev and
    /// Babenko, "On Embeddings for Numerical Features in Tabular Deep Learning", 2022. A column of two values, such as the
    /// indicator of a category, stays one number.
    /// </summary>
    /// <param name="hiddenSizes">Units of each hidden layer, 1 to 65,536 each; by default 256 and 256.</param>
    /// <param name="dropout">Share of hidden units dropped in training, from 0 up to 0.95.</param>
    /// <param name="frequencies">Frequencies of each number, 1 to 1,024.</param>
    /// <param name="frequencyScale">
    /// Standard deviation of the frequencies at the start, from 0.001 to 100, for standardised numbers; greater where the target
    /// changes fast with a number.
    /// </param>
    /// <param name="embeddingSize">Length of a number's embedding, 1 to 1,024.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public static Network PeriodicMlp(
        IReadOnlyList<int>? hiddenSizes = null,
        double dropout = PeriodicMlpNetwork.DefaultDropout,
        int frequencies = PeriodicMlpNetwork.DefaultFrequencies,
        double frequencyScale = PeriodicMlpNetwork.DefaultFrequencyScale,
        int embeddingSize = PeriodicMlpNetwork.DefaultEmbeddingSize) =>
        new PeriodicMlpNetwork(hiddenSizes, dropout, frequencies, frequencyScale, embeddingSize);

    /// <summary>
    /// For tables: the transformer over columns of Gorishniy et al., "Revisiting Deep Learning Models for Tabular Data", 2021.
    /// Every column is a token, so that the work grows with the square of their number. The default token is smaller than
    /// the paper's (192), for training on a CPU.
    /// </summary>
    /// <param name="blocks">Blocks of attention and a feed-forward layer, 1 to 64.</param>
    /// <param name="tokenSize">Numbers of a token, 1 to 8,192, a multiple of <paramref name="heads"/>.</param>
    /// <param name="heads">Heads of attention, 1 to 256.</param>
    /// <param name="hiddenFactor">
    /// Units of a feed-forward layer, as a multiple of <paramref name="tokenSize"/>, from 0.1 to 16.
    /// </param>
    /// <param name="attentionDropout">Share of attention dropped in training, from 0 up to 0.95.</param>
    /// <param name="dropout">Share of the units of a feed-forward layer dropped in training, from 0 up to 0.95.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public static Network FTTransformer(
        int blocks = FTTransformerNetwork.DefaultBlocks,
        int tokenSize = FTTransformerNetwork.DefaultTokenSize,
        int heads = FTTransformerNetwork.DefaultHeads,
        double hiddenFactor = FTTransformerNetwork.DefaultHiddenFactor,
        double attentionDropout = FTTransformerNetwork.DefaultAttentionDropout,
        double dropout = FTTransformerNetwork.DefaultDropout) =>
        new FTTransformerNetwork(blocks, tokenSize, heads, hiddenFactor, attentionDropout, dropout);

    /// <summary>
    /// For sequences: the temporal convolutional network of Bai, Kolter and Koltun, "An Empirical Evaluation of Generic
    /// Convolutional and Recurrent Networks for Sequence Modeling", 2018: causal convolutions of growing dilation with residuals.
    /// </summary>
    /// <param name="channels">Channels of each level, 1 to 4,096.</param>
    /// <param name="levels">
    /// Levels, 1 to 16, each with twice the dilation of the one before it; null: as many as it takes for the last step to see the
    /// first, at most 8.
    /// </param>
    /// <param name="kernelSize">Steps that a convolution looks at, 2 to 64.</param>
    /// <param name="dropout">Share of the channels' values dropped in training, from 0 up to 0.95.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public static Network Tcn(
        int channels = TcnNetwork.DefaultChannels,
        int? levels = null,
        int kernelSize = TcnNetwork.DefaultKernelSize,
        double dropout = TcnNetwork.DefaultDropout) =>
        new TcnNetwork(channels, levels, kernelSize, dropout);

    /// <summary>
    /// For sequences: gated recurrent units (Cho et al., "Learning Phrase Representations using RNN Encoder-Decoder for
    /// Statistical Machine Translation", 2014).
    /// </summary>
    /// <param name="hiddenSize">Length of the state of a layer, in each direction, 1 to 8,192.</param>
    /// <param name="layers">Layers, 1 to 16.</param>
    /// <param name="bidirectional">True where each layer reads the sequence from both ends.</param>
    /// <param name="dropout">Share of the states between layers and of the embedding dropped in training, from 0 up to 0.95.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public static Network Gru(
        int hiddenSize = RecurrentNetwork.DefaultHiddenSize,
        int layers = RecurrentNetwork.DefaultLayers,
        bool bidirectional = false,
        double dropout = RecurrentNetwork.DefaultDropout) =>
        new GruNetwork(hiddenSize, layers, bidirectional, dropout);

    /// <summary>For sequences: long short-term memory (Hochreiter and Schmidhuber, "Long Short-Term Memory", 1997).</summary>
    /// <param name="hiddenSize">Length of the state of a layer, in each direction, 1 to 8,192.</param>
    /// <param name="layers">Layers, 1 to 16.</param>
    /// <param name="bidirectional">True where each layer reads the sequence from both ends.</param>
    /// <param name="dropout">Share of the states between layers and of the embedding dropped in training, from 0 up to 0.95.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public static Network Lstm(
        int hiddenSize = RecurrentNetwork.DefaultHiddenSize,
        int layers = RecurrentNetwork.DefaultLayers,
        bool bidirectional = false,
        double dropout = RecurrentNetwork.DefaultDropout) =>
        new LstmNetwork(hiddenSize, layers, bidirectional, dropout);

    /// <summary>
    /// For texts: a transformer encoder (Vaswani et al., "Attention Is All You Need", 2017) that learns from scratch. The work
    /// grows with the square of a text's tokens.
    /// </summary>
    /// <param name="blocks">Blocks of attention and a feed-forward layer, 1 to 64.</param>
    /// <param name="tokenSize">Numbers of a token, 1 to 8,192, a multiple of <paramref name="heads"/>.</param>
    /// <param name="heads">Heads of attention, 1 to 256.</param>
    /// <param name="hiddenFactor">
    /// Units of a feed-forward layer, as a multiple of <paramref name="tokenSize"/>, from 0.1 to 16.
    /// </param>
    /// <param name="dropout">Share of embeddings, attention and layers dropped in training, from 0 up to 0.95.</param>
    /// <param name="pooling">How the embedding of a text comes out of its tokens.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public static Network TextTransformer(
        int blocks = TextTransformerNetwork.DefaultBlocks,
        int tokenSize = TextTransformerNetwork.DefaultTokenSize,
        int heads = TextTransformerNetwork.DefaultHeads,
        double hiddenFactor = TextTransformerNetwork.DefaultHiddenFactor,
        double dropout = TextTransformerNetwork.DefaultDropout,
        TextPooling pooling = TextPooling.Mean) =>
        new TextTransformerNetwork(blocks, tokenSize, heads, hiddenFactor, dropout, pooling);

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
        if (!Takes(input))
            throw new ArgumentException($"{GetType().Name} takes no {input}.", nameof(input));
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

    /// <summary>True for inputs that the network can be built for.</summary>
    private protected virtual bool Takes(InputShape input) => input.Kind is InputKind.Vector or InputKind.Image;

    private protected abstract DeepModule Build(InputShape input, int outputs);

    /// <summary>
    /// Numbers that the module has at least, so that a file that tells of a huge network is refused before room is made for it.
    /// </summary>
    internal abstract double LeastNumbers(InputShape input, int outputs);

    /// <summary>Of a row, the numbers, the numbers of the plain columns of a table, and those of its embeddings of categories.</summary>
    private protected static (double Numbers, double Plain, double Embeddings) Parts(InputShape input) => input.Layout is not { } layout
        ? (input.Size, 0, 0)
        : (
            layout.Numbers.Count,
            layout.Numbers.Count(number => number.HasMissing) + layout.Categories.Sum(category => (double)category.Size),
            layout.Categories.Sum(category => (double)category.EmbeddingSize * category.Codes));

    /// <summary>Numbers of layers one after another.</summary>
    private protected static double Chain(double first, IEnumerable<int> sizes, double last)
    {
        double sum = 0, before = first;
        foreach (var size in sizes)
            (sum, before) = (sum + before * size, size);
        return sum + before * last;
    }
}
