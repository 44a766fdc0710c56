using System.Collections.ObjectModel;

namespace DeepEstimators.Training;

/// <summary>Why a fit ended.</summary>
public enum StopReason
{
    /// <summary>All epochs were run.</summary>
    Completed,

    /// <summary>The validation loss fell no further.</summary>
    EarlyStopped,

    /// <summary>The cancellation token said so.</summary>
    Cancelled,
}

/// <summary>What one epoch gave.</summary>
/// <param name="Epoch">From 1.</param>
/// <param name="TrainingLoss">Mean loss of the training rows, as the weights were at each step.</param>
/// <param name="ValidationLoss">Mean loss of the validation rows; null without any.</param>
/// <param name="ValidationMetric">Accuracy, or root mean squared error in the target's own unit; null without
/// validation rows.</param>
/// <param name="RowsPerSecond">Training rows per second.</param>
public sealed record EpochSummary(
    int Epoch,
    double TrainingLoss,
    double? ValidationLoss,
    double? ValidationMetric,
    double RowsPerSecond)
{
    /// <summary>The learning rate of the epoch's last step.</summary>
    public double LearningRate { get; init; }

    /// <summary>
    /// Metrics of all validation rows together, by the names and definitions of ML.NET: <c>Accuracy</c>, <c>AreaUnderRocCurve</c>,
    /// <c>F1Score</c> and <c>LogLoss</c> of two classes; <c>MicroAccuracy</c>, <c>MacroAccuracy</c> and <c>LogLoss</c> of more;
    /// <c>RootMeanSquaredError</c>, <c>MeanSquaredError</c>, <c>MeanAbsoluteError</c> and <c>RSquared</c> in regression. Empty without
    /// validation rows.
    /// </summary>
    public IReadOnlyDictionary<string, double> ValidationMetrics { get; init; } = ReadOnlyDictionary<string, double>.Empty;

    /// <summary>Steps left out; their rows do not count in the training loss.</summary>
    public int SkippedSteps { get; init; }

    /// <summary>
    /// Share of the time of the epoch's steps, 0 to 1, that went by until their rows were read, put together, changed by augmentation
    /// and on the device. In memory these are microseconds; streamed, much of it tells that reading is slower than training.
    /// </summary>
    public double DataWaitShare { get; init; }
}

/// <summary>What a fit gave beside the trained weights.</summary>
/// <param name="History">The finished epochs in order.</param>
/// <param name="BestEpoch">The epoch, from 1, whose weights the module has; 0 if it was cancelled in the first.</param>
/// <param name="StopReason">Why the fit ended.</param>
/// <param name="TargetScaling">What turns the module's output into the target's unit; the identity but in
/// regression of one number.</param>
/// <param name="Elapsed">Duration of the fit, that before a checkpoint included.</param>
public sealed record TrainingResult(
    IReadOnlyList<EpochSummary> History,
    int BestEpoch,
    StopReason StopReason,
    TargetScaling TargetScaling,
    TimeSpan Elapsed)
{
    /// <summary>True when the cancellation token ended the fit.</summary>
    public bool Cancelled => StopReason == StopReason.Cancelled;

    /// <summary>The steps in order, if <see cref="TrainingOptions.BatchHistory"/> asked for them; else none.</summary>
    public IReadOnlyList<StepSummary> Batches { get; init; } = [];

    /// <summary>The same for each output, where there are several.</summary>
    public IReadOnlyList<TargetScaling> TargetScalings { get; init; } = [TargetScaling];

    /// <summary>Rows of one pass at most, once memory had run out and they were halved; null: it never did.</summary>
    public int? MicroBatchSize { get; init; }

    /// <summary>The health of the layers, if <see cref="TrainingOptions.Diagnose"/> asked for it; else null.</summary>
    public TrainingDiagnosis? Diagnosis { get; init; }

    /// <summary>
    /// Steps left out, since their loss or gradients were not finite (<see cref="NonFiniteLoss.Skip"/>) or their loss was a spike
    /// (<see cref="LossSpikeAction.Skip"/>).
    /// </summary>
    public int SkippedSteps { get; init; }

    /// <summary>The first hundred of them, with their rows.</summary>
    public IReadOnlyList<SkippedStep> Skipped { get; init; } = [];

    /// <summary>
    /// What the mean of the weights of the last epochs gave, which the module then has
    /// (<see cref="TrainingOptions.StochasticWeightAveraging"/>); null where it has those of <see cref="BestEpoch"/>.
    /// </summary>
    public EpochSummary? Averaged { get; init; }

    /// <summary>Steps that were not done by this fit but before the checkpoint that it went on from; 0 when it began anew.</summary>
    public long ResumedSteps { get; init; }
}
