using System.Collections.ObjectModel;
using DeepEstimators.Training;

namespace DeepEstimators;

/// <summary>Where a fit stands.</summary>
/// <param name="Epoch">The running or just finished epoch, from 1.</param>
/// <param name="Epochs">Epochs at most.</param>
/// <param name="Step">Mini-batches done in this epoch.</param>
/// <param name="StepsPerEpoch">Mini-batches of an epoch.</param>
/// <param name="TrainingLoss">Mean training loss of this epoch so far.</param>
/// <param name="ValidationLoss">Validation loss of the last finished epoch; null without validation rows.</param>
/// <param name="ValidationMetric">Validation metric of the last finished epoch; null without validation rows.</param>
/// <param name="MetricName"><c>Accuracy</c>, or <c>RootMeanSquaredError</c> in regression.</param>
/// <param name="LearningRate">The learning rate of the last step.</param>
/// <param name="RowsPerSecond">Training rows done per second in this epoch.</param>
/// <param name="Elapsed">Time since the fit began.</param>
/// <param name="Remaining">Time left at this pace if all epochs are run.</param>
public sealed record TrainingProgress(
    int Epoch,
    int Epochs,
    int Step,
    int StepsPerEpoch,
    double TrainingLoss,
    double? ValidationLoss,
    double? ValidationMetric,
    string MetricName,
    double LearningRate,
    double RowsPerSecond,
    TimeSpan Elapsed,
    TimeSpan Remaining)
{
    /// <summary>All of ML.NET's metrics of the last finished epoch (<see cref="EpochSummary.ValidationMetrics"/>).</summary>
    public IReadOnlyDictionary<string, double> ValidationMetrics { get; init; } = ReadOnlyDictionary<string, double>.Empty;

    /// <summary>True in the report at the end of an epoch.</summary>
    public bool EpochFinished => Step == StepsPerEpoch;
}
