namespace DeepEstimators.Training;

/// <summary>Measures an epoch and tells the progress, during an epoch no more often than was asked.</summary>
internal sealed class ProgressReporter
{
    private readonly TrainingOptions options;
    private readonly TimeProvider time;
    private readonly long began;
    private long epochBegan;
    private long reported;
    private int epoch;
    private int steps;
    private int step;
    private long rows;
    private double rate;
    private double? validationLoss;
    private double? validationMetric;

    internal ProgressReporter(TrainingOptions options, Objective objective)
    {
        this.options = options;
        time = options.TimeProvider;
        MetricName = objective == Objective.Regression ? "RootMeanSquaredError" : "Accuracy";
        began = epochBegan = reported = time.GetTimestamp();
    }

    internal string MetricName { get; }

    /// <summary>The learning rate of the last step.</summary>
    internal double LearningRate => rate;

    internal TimeSpan Elapsed => time.GetElapsedTime(began);

    internal double MeanLoss { get; private set; }

    /// <summary>Training rows per second in the steps of the last epoch, validation not counted.</summary>
    internal double RowsPerSecond { get; private set; }

    internal void StartEpoch(int number, int stepsPerEpoch)
    {
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

    internal void FinishEpoch(double? loss, double? metric)
    {
        validationLoss = loss;
        validationMetric = metric;
        Report();
    }

    private void Take(int done, long rowsDone, double meanLoss, double learningRate)
    {
        step = done;
        rows = rowsDone;
        MeanLoss = meanLoss;
        rate = learningRate;
        var seconds = time.GetElapsedTime(epochBegan).TotalSeconds;
        RowsPerSecond = seconds > 0 ? rows / seconds : 0;
    }

    private void Report()
    {
        reported = time.GetTimestamp();
        if (options.Progress is not { } progress)
            return;
        var elapsed = Elapsed;
        var share = (epoch - 1 + (double)step / steps) / options.Epochs;
        progress.Report(new TrainingProgress(
            epoch, options.Epochs, step, steps, MeanLoss, validationLoss, validationMetric, MetricName, rate,
            RowsPerSecond, elapsed, elapsed * (1 / share - 1)));
    }
}
