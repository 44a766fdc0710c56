using DeepEstimators.Comparison.Statistics;

namespace DeepEstimators;

/// <summary>What a comparison found out about one candidate: its metrics and what they cost, or why it failed.</summary>
public sealed class CandidateResult
{
    internal CandidateResult(ComparisonCandidate candidate, IReadOnlyList<FoldResult> folds)
    {
        Name = candidate.Name;
        Tags = candidate.Tags;
        Folds = folds;
        TestToTrainRatio = folds.Average(fold => (double)fold.TestRows) / folds.Average(fold => (double)fold.TrainRows);
        Metrics = [.. folds.SelectMany(fold => fold.Metrics.Keys).Distinct().Select(Summarize)];
        FitSeconds = folds.Average(fold => fold.FitSeconds);
        RowsPerSecond = folds.Sum(fold => (double)fold.TestRows) / folds.Sum(fold => fold.ScoreSeconds);
        ModelBytes = Mean(fold => fold.ModelBytes);
        PeakMemoryBytes = folds.Max(fold => fold.PeakMemoryBytes);
        Parameters = Mean(fold => fold.Parameters);
        Device = string.Join(", ", folds.Select(fold => fold.Device).Distinct());
    }

    internal CandidateResult(ComparisonCandidate candidate, Exception error)
    {
        Name = candidate.Name;
        Tags = candidate.Tags;
        Folds = [];
        Metrics = [];
        Device = "";
        Error = error;
    }

    /// <summary>The name that the candidate was added under.</summary>
    public string Name { get; }

    /// <summary>What was said of the candidate when it was added.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; }

    /// <summary>What each fold gave, in the order of repeats and folds; empty if the candidate failed.</summary>
    public IReadOnlyList<FoldResult> Folds { get; }

    /// <summary>All metrics over the folds: ML.NET's and those of <see cref="MetricNames"/>; empty if the candidate failed.</summary>
    public IReadOnlyList<MetricSummary> Metrics { get; }

    /// <summary>The mean time of a fit on one fold's training part, in seconds; 0 if the candidate failed.</summary>
    public double FitSeconds { get; }

    /// <summary>Rows of the test parts scored per second; 0 if the candidate failed.</summary>
    public double RowsPerSecond { get; }

    /// <summary>
    /// The mean size of the saved model, in bytes; <see langword="null"/> if the candidate failed or its model cannot be saved.
    /// </summary>
    public long? ModelBytes { get; }

    /// <summary>The largest <see cref="FoldResult.PeakMemoryBytes"/> of the folds, or <see langword="null"/>.</summary>
    public long? PeakMemoryBytes { get; }

    /// <summary>The mean of <see cref="FoldResult.Parameters"/>, or <see langword="null"/>.</summary>
    public long? Parameters { get; }

    /// <summary>Where networks were trained: <c>cpu</c> or <c>cuda:0</c>; empty if the candidate failed.</summary>
    public string Device { get; }

    /// <summary>Why the candidate failed, or <see langword="null"/>.</summary>
    public Exception? Error { get; }

    /// <summary>The mean number of rows trained on; 0 if the candidate failed.</summary>
    public long TrainRows => Folds.Count == 0 ? 0 : (long)Math.Round(Folds.Average(fold => fold.TrainRows));

    /// <summary>Rows to test on divided by rows to train on, which intervals and tests over folds are corrected by.</summary>
    internal double TestToTrainRatio { get; }

    /// <summary>The folds of the first repeat, which hold each row once; later repeats have the same rows once more.</summary>
    internal IEnumerable<FoldResult> FirstRepeat => Folds.Where(fold => fold.Repeat == Folds[0].Repeat);

    /// <summary>A metric by its name.</summary>
    /// <param name="name">The name of ML.NET's property, such as <c>MicroAccuracy</c>, or one of <see cref="MetricNames"/>.</param>
    /// <exception cref="KeyNotFoundException">The candidate has no such metric.</exception>
    public MetricSummary this[string name] => Find(name)
        ?? throw new KeyNotFoundException($"Candidate '{Name}' has no metric '{name}'; it has: "
            + (Metrics.Count > 0 ? string.Join(", ", Metrics.Select(metric => metric.Name)) : "none, since it failed") + ".");

    /// <summary>A metric by its name, or null where the candidate does not have it.</summary>
    internal MetricSummary? Find(string name) => Metrics.FirstOrDefault(metric => metric.Name == name);

    private MetricSummary Summarize(string metric)
    {
        double[] values = [.. Folds.Select(fold => fold.Metrics.GetValueOrDefault(metric, double.NaN))];
        return Folds.Count == 1 && metric is ("Accuracy" or "MicroAccuracy")
            ? new MetricSummary(metric, values) { Interval = OfAccuracy(values[0], Folds[0].TestRows) }
            : new MetricSummary(metric, values, TestToTrainRatio);
    }

    private static ConfidenceInterval OfAccuracy(double accuracy, long rows) =>
        ConfidenceInterval.OfProportion((long)Math.Round(accuracy * rows), rows);

    private long? Mean(Func<FoldResult, long?> value) =>
        Folds.Any(fold => value(fold) is null) ? null : (long)Folds.Average(fold => (double)value(fold)!);
}
