using System.Text.Json.Serialization;
using TorchSharp;
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
internal sealed class Tcn : SequenceModule
{
    private readonly TcnBlock[] levels;

    internal Tcn(TcnNetwork network, InputShape input, int outputs)
        : base(nameof(Tcn), input, 2 * network.Channels, network.Channels, network.Dropout)
    {
        levels = new TcnBlock[network.LevelsFor(input.Length)];
        for (var level = 0; level < levels.Length; level++)
            levels[level] = new TcnBlock(
                level == 0 ? input.Channels : network.Channels, network.Channels, network.KernelSize, 1L << level, network.Dropout);
        for (var level = 0; level < levels.Length; level++)
            register_module($"level{level}", levels[level]);
        AddHead(outputs);
    }

    private protected override Tensor Embed(SequenceBatch batch)
    {
        var x = batch.Steps.transpose(1, 2);
        foreach (var level in levels)
            x = level.call(x);
        x = x.transpose(1, 2);
        return cat([batch.Mean(x), batch.Last(x)], 1);
    }
}
