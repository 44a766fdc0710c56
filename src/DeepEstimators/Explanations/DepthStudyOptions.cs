using DeepEstimators.Networks;
using DeepEstimators.Training;

namespace DeepEstimators.Explanations;

/// <summary>Which networks a <see cref="DepthStudy"/> trains, and how.</summary>
public sealed class DepthStudyOptions
{
    /// <summary>Layers with weights, 6n + 2 each, from 8 to 1,202. Default 8, 20, 32, 56 and 110.</summary>
    public IReadOnlyList<int> Depths { get; set; } = [8, 20, 32, 56, 110];

    /// <summary>Channels of the first stage, 1 to 1,024. Default 16.</summary>
    public int Width { get; set; } = ResNetNetwork.DefaultWidth;

    /// <summary>With shortcuts (true), without (false), or both, in this order. Default without and with.</summary>
    public IReadOnlyList<bool> Shortcuts { get; set; } = [false, true];

    /// <summary>With batch normalisation (true), without (false), or both, in this order. Default without and with.</summary>
    public IReadOnlyList<bool> BatchNorm { get; set; } = [false, true];

    /// <summary>Shares of the maps that each block drops in training, from 0 up to 0.95. Default 0 alone.</summary>
    public IReadOnlyList<double> Dropout { get; set; } = [0];

    /// <summary>
    /// How each is trained. By default 10 epochs of batches of 64 by SGD with momentum 0.9 at a rate of 0.05; the last weights are taken.
    /// </summary>
    public TrainingOptions Training { get; set; } = new()
    {
        Epochs = 10,
        BatchSize = 64,
        LearningRate = 0.05,
        Optimizer = TrainingOptimizer.Sgd(),
        WeightDecay = 1e-4,
        EarlyStoppingPatience = 0,
        RestoreBest = false,
    };

    internal void Validate()
    {
        ArgumentNullException.ThrowIfNull(Training);
        Training.Validate();
        foreach (var _ in Networks())
        {
        }
    }

    /// <summary>Kind by kind, from shallow to deep.</summary>
    internal IEnumerable<ResNetNetwork> Networks() =>
        from shortcuts in Shortcuts
        from batchNorm in BatchNorm
        from dropout in Dropout
        from depth in Depths
        select new ResNetNetwork(depth, Width, shortcuts, batchNorm, dropout);
}

/// <summary>What became of one network of a <see cref="DepthStudy"/>.</summary>
/// <param name="Network">The network.</param>
/// <param name="Parameters">Numbers that are learned.</param>
public sealed record DepthResult(ResNetNetwork Network, long Parameters)
{
    /// <summary>Mean loss of the training rows in the last epoch; NaN after an error.</summary>
    public double TrainingLoss { get; init; } = double.NaN;

    /// <summary>Accuracy on the training rows after training; NaN after an error.</summary>
    public double TrainingAccuracy { get; init; } = double.NaN;

    /// <summary>Accuracy on the test rows after training; NaN after an error.</summary>
    public double TestAccuracy { get; init; } = double.NaN;

    /// <summary>Time of training.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>The gradient of each layer before the first step.</summary>
    public IReadOnlyList<LayerGradient> GradientsBefore { get; init; } = [];

    /// <summary>The gradient of each layer after training; none after an error.</summary>
    public IReadOnlyList<LayerGradient> GradientsAfter { get; init; } = [];

    /// <summary>The epochs; none after an error.</summary>
    public IReadOnlyList<EpochSummary> History { get; init; } = [];

    /// <summary>Why training ended before its time; null where it did not.</summary>
    public string? Error { get; init; }

    /// <summary>
    /// The first layer's gradient before the first step by the last convolution's: far below 1 where gradients vanish on the way back.
    /// </summary>
    public double GradientRatio => GradientsBefore is [var first, .., var last, _] ? first.GradientNorm / last.GradientNorm : double.NaN;
}
