using DeepEstimators.Training;

namespace DeepEstimators;

/// <summary>
/// Hears of a fit as it goes, on the thread that trains. Whatever a method throws ends the fit. All methods do nothing unless they
/// are implemented.
/// </summary>
public interface ITrainingObserver
{
    /// <summary>
    /// True (default) to hear of each step. The loss is then read at each step, for which a GPU has to be waited for.
    /// </summary>
    bool ObservesSteps => true;

    /// <summary>Before the first epoch.</summary>
    /// <param name="fit">What is about to be trained.</param>
    void FitBegan(FitStart fit)
    {
    }

    /// <summary>Before the first step of an epoch.</summary>
    /// <param name="epoch">From 1.</param>
    void EpochBegan(int epoch)
    {
    }

    /// <summary>After each step, if <see cref="ObservesSteps"/>.</summary>
    /// <param name="summary">What the step gave.</param>
    void StepEnded(StepSummary summary)
    {
    }

    /// <summary>After an epoch's validation. Not for the epoch in which a fit is cancelled.</summary>
    /// <param name="summary">What the epoch gave.</param>
    void EpochEnded(EpochSummary summary)
    {
    }

    /// <summary>When something is amiss that does not end the fit, such as a checkpoint that is damaged or cannot be written. May come
    /// before <see cref="FitBegan"/>.</summary>
    /// <param name="message">Sentences for people.</param>
    void Warned(string message)
    {
    }

    /// <summary>When the fit has a result, cancelled or not.</summary>
    /// <param name="result">What the fit gave.</param>
    void FitEnded(TrainingResult result)
    {
    }

    /// <summary>When the fit ends by an error.</summary>
    /// <param name="exception">What the fit throws.</param>
    void FitFailed(Exception exception)
    {
    }
}

/// <summary>A fit that is about to begin.</summary>
/// <param name="Epochs">Epochs at most.</param>
/// <param name="StepsPerEpoch">Mini-batches of an epoch.</param>
/// <param name="TrainingRows">Rows that are trained on.</param>
/// <param name="ValidationRows">Rows that are validated with.</param>
/// <param name="MetricName"><c>Accuracy</c>, or <c>RootMeanSquaredError</c> in regression.</param>
public sealed record FitStart(int Epochs, int StepsPerEpoch, long TrainingRows, long ValidationRows, string MetricName)
{
    /// <summary>Steps over all epochs that were done before, when the fit goes on from a checkpoint; else 0.</summary>
    public long StepsDone { get; init; }

    /// <summary>The epochs that were finished before.</summary>
    public IReadOnlyList<EpochSummary> History { get; init; } = [];
}
