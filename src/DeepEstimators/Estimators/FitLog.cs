using System.Globalization;
using DeepEstimators.Training;
using Microsoft.ML.Runtime;

namespace DeepEstimators;

/// <summary>What a fit tells ML.NET's log.</summary>
internal sealed class FitLog(IChannel channel)
{
    // Column names and counts, no values of the data.
    private const MessageSensitivity Sensitivity = MessageSensitivity.Schema;

    private const double LongWait = 0.2;

    internal void Info(string message) => channel.Info(Sensitivity, message);

    internal void Warning(string message) => channel.Warning(Sensitivity, message);

    internal void Epoch(TrainingProgress progress)
    {
        var validation = progress.ValidationLoss is { } loss
            ? string.Create(
                CultureInfo.InvariantCulture,
                $", validation loss {loss:F4}, {progress.MetricName} {progress.ValidationMetric:F4}")
            : "";
        Info(string.Create(
            CultureInfo.InvariantCulture,
            $"Epoch {progress.Epoch}/{progress.Epochs}: loss {progress.TrainingLoss:F4}{validation}, "
            + $"{progress.RowsPerSecond:F0} rows/s, {progress.Remaining.TotalSeconds:F0} s left at most"));
    }

    internal void Result(TrainingResult result)
    {
        var epochs = result.History.Count;
        var how = result.StopReason switch
        {
            StopReason.EarlyStopped => "stopped early, since the validation loss fell no further",
            StopReason.Cancelled => "was cancelled",
            _ => "ended",
        };
        if (result.ResumedSteps > 0)
            Info(string.Create(CultureInfo.InvariantCulture, $"{result.ResumedSteps} of the steps were done before a checkpoint."));
        if (result.Skipped is [var first, ..])
            Warning(string.Create(
                CultureInfo.InvariantCulture,
                $"{result.SkippedSteps} steps were left out, since their loss was a spike, or it or gradients were not finite; the first in epoch "
                + $"{first.Epoch}, step {first.Step}, with rows {BatchRows.Text(first.Rows)}, counted from 0 among those that have a label."));
        if (result.MicroBatchSize is { } rows)
            Warning(string.Create(
                CultureInfo.InvariantCulture,
                $"Memory ran out: from then on at most {rows} rows went through the network at once; mini-batches stayed as they are. "
                + $"Set MicroBatchSize to {rows} to begin so."));
        if (result.History.Count > 0 && result.History.Average(epoch => epoch.DataWaitShare) is >= LongWait and var waited)
            Info(string.Create(
                CultureInfo.InvariantCulture,
                $"Steps waited for their rows {waited:P0} of the time. Keep rows in memory (DataLoading, MemoryLimit), or make what comes before "
                + $"the trainer cheaper, for example with AppendCacheCheckpoint."));
        foreach (var layer in result.Diagnosis?.Suspects ?? [])
            Warning($"Diagnosis of layer '{layer.Name}': {layer.Findings}.");
        var message = string.Create(
            CultureInfo.InvariantCulture,
            $"Training {how} after {epochs} epochs in {result.Elapsed.TotalSeconds:F1} s; the weights are "
            + $"{(result.Averaged is null ? "those" : "the mean of the last epochs', up to that")} of epoch {result.BestEpoch}.");
        if (result.Cancelled)
            Warning(message);
        else
            Info(message);
    }
}

/// <summary>Writes what is amiss to the log.</summary>
internal sealed class LogObserver(FitLog log) : ITrainingObserver
{
    public bool ObservesSteps => false;

    public void Warned(string message) => log.Warning(message);
}

/// <summary>Writes each finished epoch to the log and passes every report on.</summary>
internal sealed class LoggedProgress(FitLog log, IProgress<TrainingProgress>? next) : IProgress<TrainingProgress>
{
    public void Report(TrainingProgress value)
    {
        if (value.EpochFinished)
            log.Epoch(value);
        next?.Report(value);
    }
}
