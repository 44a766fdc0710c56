using System.Text.Json.Serialization;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DeepEstimators.Networks;

/// <summary>Describes a temporal convolutional network; see <see cref="Network.Tcn"/>.</summary>
public sealed class TcnNetwork : Network
{
    internal const int DefaultChannels = 64;
    internal const int DefaultKernelSize = 7;
    internal const double DefaultDropout = 0.1;
    private const int MostDefaultLevels = 8;

    /// <summary>Describes a temporal convolutional network.</summary>
    /// <param name="channels">Channels of each level, 1 to 4,096.</param>
    /// <param name="levels">Levels, 1 to 16, each with twice the dilation of the one before it; null: as many as it takes for the
    /// last step to see the first, at most 8.</param>
    /// <param name="kernelSize">Steps that a convolution looks at, 2 to 64.</param>
    /// <param name="dropout">Share of the channels' values dropped in training, from 0 up to 0.95.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    [JsonConstructor]
    public TcnNetwork(
        int channels = DefaultChannels, int? levels = null, int kernelSize = DefaultKernelSize, double dropout = DefaultDropout)
    {
        OptionCheck.InRange(channels, 1, 4_096, nameof(channels));
        if (levels is { } count)
            OptionCheck.InRange(count, 1, 16, nameof(levels));
        OptionCheck.InRange(kernelSize, 2, 64, nameof(kernelSize));
        OptionCheck.InRange(dropout, 0, 0.95, nameof(dropout));
        Channels = channels;
        Levels = levels;
        KernelSize = kernelSize;
        Dropout = dropout;
    }

    /// <summary>Channels of each level.</summary>
    public int Channels { get; }

    /// <summary>Levels; null: as many as it takes for the last step to see the first, at most 8.</summary>
    public int? Levels { get; }

    /// <summary>Steps that a convolution looks at.</summary>
    public int KernelSize { get; }

    /// <summary>Share of the channels' values dropped in training.</summary>
    public double Dropout { get; }

    private protected override bool Takes(InputShape input) => input.Kind == InputKind.Sequence;

    private protected override DeepModule Build(InputShape input, int outputs) => new Tcn(this, input, outputs);

    internal override double LeastNumbers(InputShape input, int outputs) =>
        KernelSize * ((double)input.Channels * Channels + (2.0 * LevelsFor(input.Length) - 1) * Channels * Channels)
        + 2.0 * Channels * outputs;

    /// <summary>Levels for sequences of so many steps.</summary>
    internal int LevelsFor(int length)
    {
        if (Levels is { } given)
            return given;
        // The last step sees 2 (k - 1) 2^level steps back with each level, besides itself.
        var (levels, seen) = (1, 1L + 2L * (KernelSize - 1));
        while (levels < MostDefaultLevels && seen < length)
            seen += 2L * (KernelSize - 1) << levels++;
        return levels;
    }
}

/// <summary>
/// Standardised steps go through levels of dilated causal convolutions with residuals; the mean over the steps and the last step
/// together are the embedding, then come dropout and a Linear head. The paper looks at the last step alone.
/// </summary>
internal sealed class Tcn : DeepModule
{
    private readonly SequenceStandardization standardization;
    private readonly TcnBlock[] levels;
    private readonly SeededDropout dropout;
    private readonly Linear head;
    private readonly int channels;
    private readonly long numbersPerStep;

    internal Tcn(TcnNetwork network, InputShape input, int outputs) : base(nameof(Tcn))
    {
        channels = input.Channels;
        numbersPerStep = Math.Max(channels, network.Channels);
        standardization = new SequenceStandardization(channels);
        levels = new TcnBlock[network.LevelsFor(input.Length)];
        for (var level = 0; level < levels.Length; level++)
            levels[level] = new TcnBlock(
                level == 0 ? channels : network.Channels, network.Channels, network.KernelSize, 1L << level, network.Dropout);
        dropout = new SeededDropout(network.Dropout);
        FeatureSize = 2 * network.Channels;
        StepsPerRow = input.Length;
        head = nn.Linear(FeatureSize, outputs);
        register_module("standardization", standardization);
        for (var level = 0; level < levels.Length; level++)
            register_module($"level{level}", levels[level]);
        register_module("dropout", dropout);
        register_module("head", head);
    }

    public override int FeatureSize { get; }

    internal override bool DrawsGlobally => false;

    internal override long StepsPerRow { get; }

    public override void adapt(Tensor inputs) => standardization.Adapt(inputs);

    public override Tensor features(Tensor input) =>
        training ? Embed(input) : RowParts.Run(input, SequenceBatch.StepsOf(input, channels) * numbersPerStep, Embed);

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        return head.call(dropout.call(features(input))).MoveToOuterDisposeScope();
    }

    private Tensor Embed(Tensor input)
    {
        using var scope = NewDisposeScope();
        var batch = standardization.Standardize(SequenceBatch.Of(input, channels));
        var x = batch.Steps.transpose(1, 2);
        foreach (var level in levels)
            x = level.call(x);
        x = x.transpose(1, 2);
        return cat([batch.Mean(x), batch.Last(x)], 1).MoveToOuterDisposeScope();
    }
}
