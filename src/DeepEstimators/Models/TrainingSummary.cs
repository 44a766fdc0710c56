using DeepEstimators.Training;

namespace DeepEstimators;

/// <summary>How a model was trained; saved with it.</summary>
/// <param name="Rows">Rows that the fit was given, validation rows that it split off included.</param>
/// <param name="Epochs">Finished epochs.</param>
/// <param name="BestEpoch">The epoch, from 1, whose weights the model has; 0 if the fit was cancelled in the first.</param>
/// <param name="StopReason">Why the fit ended.</param>
/// <param name="TrainingLoss">Training loss of the epoch whose weights the model has; null when none was finished.</param>
/// <param name="ValidationLoss">Validation loss of that epoch; null without validation rows.</param>
/// <param name="ValidationMetric">Validation accuracy, or root mean squared error in regression, of that epoch; null
/// without validation rows.</param>
/// <param name="Seconds">Duration of the training in seconds.</param>
/// <param name="Device">Where it was trained: <c>cpu</c> or <c>cuda:0</c>.</param>
public sealed record TrainingSummary(
    long Rows,
    int Epochs,
    int BestEpoch,
    StopReason StopReason,
    double? TrainingLoss,
    double? ValidationLoss,
    double? ValidationMetric,
    double Seconds,
    string Device)
{
    /// <summary>Of the networks of an ensemble: the time of all, and what the average of them gives on rows held out.</summary>
    internal static TrainingSummary Of(
        IReadOnlyList<TrainingResult> results, HeldOutEvaluation? heldOut, double seconds, long rows, string device)
    {
        var all = results.Select(result => Of(result, rows, device)).ToArray();
        return all[0] with
        {
            Epochs = all.Max(one => one.Epochs),
            StopReason = all.Any(one => one.StopReason == StopReason.Cancelled) ? StopReason.Cancelled : all[0].StopReason,
            TrainingLoss = all.Average(one => one.TrainingLoss),
            ValidationLoss = heldOut?.Loss,
            ValidationMetric = heldOut?.Metric,
            Seconds = seconds,
        };
    }

    internal static TrainingSummary Of(TrainingResult result, long rows, string device)
    {
        var epoch = result.Averaged is { } averaged ? averaged : result.BestEpoch >= 1 && result.BestEpoch <= result.History.Count
            ? result.History[result.BestEpoch - 1]
            : null;
        return new TrainingSummary(
            rows,
            result.History.Count,
            result.BestEpoch,
            result.StopReason,
            epoch?.TrainingLoss,
            epoch?.ValidationLoss,
            epoch?.ValidationMetric,
            result.Elapsed.TotalSeconds,
            device);
    }
}
