using System.Globalization;
using DeepEstimators.Training;

namespace DeepEstimators;

/// <summary>
/// Writes fits to a CSV file: a line for each epoch and, if asked, for each step, with an empty field where a line has no number.
/// Numbers are written in full, with a point. The first fit begins the file anew and later ones are appended, told apart by their
/// number in the first field. A fit that goes on from a checkpoint has the epochs before it too, and the steps since. The file is complete after each epoch. For one fit at a time.
/// </summary>
/// <param name="path">The file.</param>
/// <param name="steps">True for a line for each step too. Default false.</param>
public sealed class CsvTrainingLog(string path, bool steps = false) : ITrainingObserver, IDisposable
{
    /// <summary>The first line of the file.</summary>
    public const string Header =
        "Fit,Epoch,Step,Rows,TrainingLoss,ValidationLoss,ValidationMetric,LearningRate,RowsPerSecond,SkippedSteps,DataWaitShare";

    private StreamWriter? writer;
    private int fit;

    /// <inheritdoc/>
    public bool ObservesSteps => steps;

    /// <inheritdoc/>
    public void FitBegan(FitStart fit)
    {
        ArgumentNullException.ThrowIfNull(fit);
        Dispose();
        this.fit++;
        writer = new StreamWriter(path, append: this.fit > 1);
        if (this.fit == 1)
            writer.Write(Header + '\n');
        foreach (var epoch in fit.History)
            EpochEnded(epoch);
    }

    /// <inheritdoc/>
    public void StepEnded(StepSummary summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        Write(
            summary.Epoch, summary.Step, summary.Rows, summary.Loss, null, null, summary.LearningRate, null,
            summary.Skipped ? 1 : 0, null);
    }

    /// <inheritdoc/>
    public void EpochEnded(EpochSummary summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        Write(
            summary.Epoch, null, null, summary.TrainingLoss, summary.ValidationLoss, summary.ValidationMetric,
            summary.LearningRate, summary.RowsPerSecond, summary.SkippedSteps, summary.DataWaitShare);
        writer?.Flush();
    }

    /// <inheritdoc/>
    public void FitEnded(TrainingResult result) => Dispose();

    /// <inheritdoc/>
    public void FitFailed(Exception exception) => Dispose();

    /// <summary>Closes the file; the end of a fit does so too.</summary>
    public void Dispose()
    {
        writer?.Dispose();
        writer = null;
    }

    // "R" is the default of double: the shortest text that reads back as the same number.
    private void Write(params ReadOnlySpan<IFormattable?> fields)
    {
        if (writer is null)
            return;
        writer.Write(fit.ToString(CultureInfo.InvariantCulture));
        foreach (var field in fields)
        {
            writer.Write(',');
            writer.Write(field?.ToString(null, CultureInfo.InvariantCulture));
        }

        writer.Write('\n');
    }
}
