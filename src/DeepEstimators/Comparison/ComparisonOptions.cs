using DeepEstimators.Comparison.Statistics;
using DeepEstimators.Networks;

namespace DeepEstimators;

/// <summary>How a comparison is run. Checked when it starts.</summary>
public sealed class ComparisonOptions
{
    /// <summary>How rows are divided. Default 5-fold cross-validation.</summary>
    public ComparisonSplit Split { get; set; } = ComparisonSplit.KFold();

    /// <summary>Decides which rows fall into which part, and is the seed that candidates are given. Default 1.</summary>
    public int Seed { get; set; } = 1;

    /// <summary>
    /// The metric that candidates are ranked and tested by; null (default): <c>Accuracy</c>, <c>MicroAccuracy</c> or
    /// <c>RootMeanSquaredError</c>.
    /// </summary>
    public string? PrimaryMetric { get; set; }

    /// <summary>
    /// In regression, the quantile that the candidates predict, more than 0, less than 1: adds <see cref="MetricNames.QuantileLoss"/>.
    /// Null (default): none.
    /// </summary>
    public double? Quantile { get; set; }

    /// <summary>The level at which a difference is significant, after correction for many tests; 0.0001 to 0.5. Default 0.05.</summary>
    public double Significance { get; set; } = 0.05;

    /// <summary>
    /// Differences of the primary metric up to this are of no practical importance, 0 or more; null (default): 0.01, or one
    /// hundredth of the best candidate's mean where that is no share.
    /// </summary>
    public double? PracticalRegion { get; set; }

    /// <summary>
    /// A folder that results are kept in as they come, a file for each candidate and fold; null (default): none. Made if need be.
    /// </summary>
    public string? Folder { get; set; }

    /// <summary>
    /// True to go on with the comparison that <see cref="Folder"/> holds: folds that are done are not run again, candidates that
    /// failed are. The data, the split and the seed must be the same, and a name must stand for the same pipeline, with seeds of its own
    /// (<see cref="ComparisonFold.Seed"/>): one that draws on an <c>MLContext</c> which others have drawn on depends on what ran
    /// before it. Default false: a folder that holds results is refused.
    /// </summary>
    public bool Resume { get; set; }

    /// <summary>
    /// What else must be the same for <see cref="Resume"/>, such as the settings that pipelines are made with; null (default):
    /// nothing.
    /// </summary>
    public string? Settings { get; set; }

    /// <summary>
    /// Whether each fold's peak memory is measured, for which garbage is collected before it. Default true.
    /// </summary>
    public bool MeasureMemory { get; set; } = true;

    /// <summary>Is told where the comparison is; null (default): nobody.</summary>
    public IProgress<ComparisonProgress>? Progress { get; set; }

    /// <summary>Stops the comparison before its next fold. The candidates done by then are in the result.</summary>
    public CancellationToken CancellationToken { get; set; }

    /// <summary>Where time is read from. Default the system's.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Checks every option.</summary>
    /// <exception cref="ArgumentException">An option is out of its range; the message names it, its value and what is
    /// allowed.</exception>
    public void Validate()
    {
        ArgumentNullException.ThrowIfNull(Split);
        ArgumentNullException.ThrowIfNull(TimeProvider);
        if (Quantile is { } quantile && !(quantile is > 0 and < 1))
            throw OptionCheck.OutOfRange(nameof(Quantile), quantile, "more than 0, less than 1");
        OptionCheck.InRange(Significance, 0.0001, 0.5, nameof(Significance));
        if (PracticalRegion is { } region)
            OptionCheck.AtLeast(region, 0, nameof(PracticalRegion));
        if (Resume && Folder is null)
            throw new ArgumentException("Resume is True and Folder null; allowed: a folder to resume from.", nameof(Folder));
    }

    /// <summary>Checks what depends on the task.</summary>
    internal void ValidateFor(TaskEvaluation evaluation)
    {
        Validate();
        if (PrimaryMetric is { } metric && !evaluation.MetricsToRankBy.Contains(metric))
            throw OptionCheck.OutOfRange(nameof(PrimaryMetric), metric, string.Join(", ", evaluation.MetricsToRankBy));
        if (Quantile is { } quantile && evaluation.Objective != Training.Objective.Regression)
            throw OptionCheck.OutOfRange(nameof(Quantile), quantile, "null in classification");
        if (PrimaryMetric == MetricNames.QuantileLoss && Quantile is null)
            throw OptionCheck.OutOfRange(nameof(Quantile), null, $"a quantile, since {MetricNames.QuantileLoss} is the primary metric");
    }

    /// <summary>These options for another split, with results in a folder within the folder.</summary>
    internal ComparisonOptions For(ComparisonSplit split, string folder)
    {
        var copy = (ComparisonOptions)MemberwiseClone();
        copy.Split = split;
        copy.Folder = Folder is null ? null : Path.Combine(Folder, folder);
        return copy;
    }

    internal double RegionFor(double bestMean) =>
        PracticalRegion ?? (Math.Abs(bestMean) <= 1 ? BayesianCorrelatedTTest.DefaultRegion : Math.Abs(bestMean) * 0.01);
}
