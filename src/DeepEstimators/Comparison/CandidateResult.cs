namespace DeepEstimators;

/// <summary>What a comparison found out about one candidate: its metrics and what they cost, or why it failed.</summary>
public sealed class CandidateResult
{
    internal CandidateResult(string name, IReadOnlyList<FoldResult> folds)
    {
        Name = name;
        Metrics = [.. folds[0].Metrics.Keys.Select(metric =>
            new MetricSummary(metric, [.. folds.Select(fold => fold.Metrics[metric])]))];
        FitSeconds = folds.Average(fold => fold.FitSeconds);
        RowsPerSecond = folds.Sum(fold => (double)fold.Rows) / folds.Sum(fold => fold.ScoreSeconds);
        ModelBytes = folds.Any(fold => fold.ModelBytes is null) ? null : (long)folds.Average(fold => (double)fold.ModelBytes!);
    }

    internal CandidateResult(string name, Exception error)
    {
        Name = name;
        Metrics = [];
        Error = error;
    }

    /// <summary>The name that the candidate was added under.</summary>
    public string Name { get; }

    /// <summary>All metrics that ML.NET gives for the task; empty if the candidate failed.</summary>
    public IReadOnlyList<MetricSummary> Metrics { get; }

    /// <summary>The mean time of a fit on one fold's training part, in seconds; 0 if the candidate failed.</summary>
    public double FitSeconds { get; }

    /// <summary>Rows of the test parts scored per second; 0 if the candidate failed.</summary>
    public double RowsPerSecond { get; }

    /// <summary>
    /// The mean size of the saved model, in bytes; <see langword="null"/> if the candidate failed or its model cannot be saved.
    /// </summary>
    public long? ModelBytes { get; }

    /// <summary>Why the candidate failed, or <see langword="null"/>.</summary>
    public Exception? Error { get; }

    /// <summary>A metric by the name of ML.NET's property.</summary>
    /// <param name="name">The name, such as <c>MicroAccuracy</c>.</param>
    /// <exception cref="KeyNotFoundException">The candidate has no such metric.</exception>
    public MetricSummary this[string name] => Metrics.FirstOrDefault(metric => metric.Name == name)
        ?? throw new KeyNotFoundException($"Candidate '{Name}' has no metric '{name}'; it has: "
            + (Metrics.Count > 0 ? string.Join(", ", Metrics.Select(metric => metric.Name)) : "none, since it failed") + ".");
}
