using DeepEstimators.Networks;

namespace DeepEstimators;

/// <summary>
/// The mean of the weights at the ends of the last epochs (Izmailov et al., "Averaging Weights Leads to Wider Optima and Better
/// Generalization", 2018). When the fit has run its course the network gets that mean, and its batch normalisations the statistics
/// of the training rows that belong to it. With validation rows and <see cref="TrainingOptions.RestoreBest"/>, only if its
/// validation loss is no higher than that of the best epoch. A cancelled fit gives the best epoch.
/// </summary>
public sealed class StochasticWeightAveragingOptions
{
    /// <summary>
    /// Share of <see cref="TrainingOptions.Epochs"/> before the first that counts, from 0 up to 0.99. Default 0.75. From then on there
    /// is no early stopping.
    /// </summary>
    public double Start { get; set; } = 0.75;

    /// <summary>
    /// The learning rate of the epochs that count, above 0, to 10; null (default): as the schedule has it. The weights must move for
    /// a mean to be worth something, so set it with a schedule that falls to nothing.
    /// </summary>
    public double? LearningRate { get; set; }

    internal void Validate()
    {
        OptionCheck.InRange(Start, 0, 0.99, nameof(Start));
        if (LearningRate is { } rate && !(rate is > 0 and <= 10))
            throw OptionCheck.OutOfRange(nameof(LearningRate), rate, "more than 0, at most 10");
    }

    internal StochasticWeightAveragingOptions Clone() => (StochasticWeightAveragingOptions)MemberwiseClone();
}
