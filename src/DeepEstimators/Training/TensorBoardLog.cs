using System.Globalization;
using DeepEstimators.Training;

namespace DeepEstimators;

/// <summary>
/// Writes fits as TensorBoard reads them, an event file each in a directory: <c>epoch/training_loss</c>,
/// <c>epoch/validation_loss</c>, <c>epoch/</c> and the names of the metrics, <c>epoch/learning_rate</c>, <c>epoch/rows_per_second</c> at
/// the numbers of the epochs, and <c>step/loss</c>, <c>step/learning_rate</c> at the numbers of the steps over all epochs. Numbers are
/// floats, as TensorBoard has them. A file is complete after each epoch. For one fit at a time.
/// </summary>
/// <param name="directory">Where the files are made; made itself if it is missing.</param>
/// <param name="steps">False to leave the steps out. Default true.</param>
/// <param name="time">Where the times of events come from; null: the system's.</param>
public sealed class TensorBoardLog(string directory, bool steps = true, TimeProvider? time = null) : ITrainingObserver, IDisposable
{
    private readonly TimeProvider time = time ?? TimeProvider.System;
    private EventFile? file;
    private string metric = "";
    private long step;

    /// <inheritdoc/>
    public bool ObservesSteps => steps;

    /// <inheritdoc/>
    public void FitBegan(FitStart fit)
    {
        ArgumentNullException.ThrowIfNull(fit);
        Dispose();
        Directory.CreateDirectory(directory);
        metric = fit.MetricName;
        step = fit.StepsDone;
        file = new EventFile(Create(), Seconds());
    }

    /// <inheritdoc/>
    public void StepEnded(StepSummary summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        file?.Write(Seconds(), ++step, [("step/loss", summary.Loss), ("step/learning_rate", summary.LearningRate)]);
    }

    /// <inheritdoc/>
    public void EpochEnded(EpochSummary summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        List<(string, double)> values =
        [
            ("epoch/training_loss", summary.TrainingLoss),
            ("epoch/learning_rate", summary.LearningRate),
            ("epoch/rows_per_second", summary.RowsPerSecond),
            ("epoch/data_wait_share", summary.DataWaitShare),
        ];
        if (summary.ValidationLoss is { } loss)
            values.Add(("epoch/validation_loss", loss));
        if (summary.ValidationMetric is { } measured)
            values.Add(("epoch/" + metric, measured));
        foreach (var (name, value) in summary.ValidationMetrics)
        {
            if (name != metric)
                values.Add(("epoch/" + name, value));
        }

        file?.Write(Seconds(), summary.Epoch, values);
        file?.Flush();
    }

    /// <inheritdoc/>
    public void FitEnded(TrainingResult result) => Dispose();

    /// <inheritdoc/>
    public void FitFailed(Exception exception) => Dispose();

    /// <summary>Closes the file; the end of a fit does so too.</summary>
    public void Dispose()
    {
        file?.Dispose();
        file = null;
    }

    private double Seconds() => (time.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalSeconds;

    // TensorBoard takes every file with this in its name; the number keeps fits of the same second apart.
    private FileStream Create()
    {
        var start = string.Create(
            CultureInfo.InvariantCulture, $"events.out.tfevents.{(long)Seconds():D10}.{Environment.MachineName}");
        for (var number = 0; ; number++)
        {
            var path = Path.Combine(directory, string.Create(CultureInfo.InvariantCulture, $"{start}.{number}"));
            try
            {
                return new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read);
            }
            catch (IOException) when (File.Exists(path))
            {
                // Another fit's; the next number.
            }
        }
    }
}
