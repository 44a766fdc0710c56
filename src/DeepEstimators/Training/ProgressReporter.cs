using System.Collections.ObjectModel;

namespace DeepEstimators.Training;

/// <summary>Measures an epoch and tells the progress, during an epoch no more often than was asked.</summary>
internal sealed class ProgressReporter
{
    private readonly TrainingOptions options;
    private readonly TimeProvider time;
    private readonly long began;
    private long epochBegan;
    private long reported;
    private TimeSpan before;
    private long rowsBefore;
    private int epoch;
    private int steps;
    private int step;
    private long rows;
    private double rate;
    private EpochSummary? finished;

    internal ProgressReporter(TrainingOptions options, Objective objective)
    {
        this.options = options;
        time = options.TimeProvider;
        MetricName = objective.IsRegression() ? "RootMeanSquaredError" : "Accuracy";
        began = epochBegan = reported = time.GetTimestamp();
    }

    internal string MetricName { get; }

    /// <summary>The learning rate of the last step.</summary>
    internal double LearningRate => rate;

    internal TimeSpan Elapsed => before + time.GetElapsedTime(began);

    /// <summary>Counts the time that the fit took before it went on here.</summary>
    internal void GoOn(TimeSpan elapsed, EpochSummary? last) => (before, finished) = (elapsed, last);

    internal double MeanLoss { get; private set; }

    /// <summary>Training rows per second in the steps of the last epoch, validation not counted.</summary>
    internal double RowsPerSecond { get; private set; }

    /// <param name="number">From 1.</param>
    /// <param name="stepsPerEpoch">Its steps.</param>
    /// <param name="rowsDone">Rows done before the fit went on in its midst.</param>
    internal void StartEpoch(int number, int stepsPerEpoch, long rowsDone)
    {
        rowsBefore = rowsDone;
        epoch = number;
        steps = stepsPerEpoch;
        epochBegan = time.GetTimestamp();
    }

    internal void Step(int done, long rowsDone, double meanLoss, double learningRate)
    {
        Take(done, rowsDone, meanLoss, learningRate);
        if (options.Progress is not null && time.GetElapsedTime(reported) >= options.ProgressInterval)
            Report();
    }

    internal void FinishSteps(long rowsDone, double meanLoss, double learningRate) =>
        Take(steps, rowsDone, meanLoss, learningRate);

    internal void FinishEpoch(EpochSummary summary)
    {
        finished = summary;
        Report();
    }

    private void Take(int done, long rowsDone, double meanLoss, double learningRate)
    {
        step = done;
        rows = rowsDone;
        MeanLoss = meanLoss;
        rate = learningRate;
        var seconds = time.GetElapsedTime(epochBegan).TotalSeconds;
        RowsPerSecond = seconds > 0 ? (rows - rowsBefore) / seconds : 0;
    }

    private void Report()
    {
        reported = time.GetTimestamp();
        if (options.Progress is not { } progress)
            return;
        var elapsed = Elapsed;
        var share = (epoch - 1 + (double)step / steps) / options.Epochs;
        progress.Report(new TrainingProgress(
            epoch, options.Epochs, step, steps, MeanLoss, finished?.ValidationLoss, finished?.ValidationMetric, MetricName, rate,
            RowsPerSecond, elapsed, elapsed * (1 / share - 1))
        {
            ValidationMetrics = finished?.ValidationMetrics ?? ReadOnlyDictionary<string, double>.Empty,
        });
    }
}
