using DeepEstimators.Training;
using Microsoft.ML;

namespace DeepEstimators;

/// <summary>The outcome of a comparison: one result a candidate, in the order they were added.</summary>
public sealed class ComparisonResult
{
    private readonly Lazy<IReadOnlyList<CandidatePair>> _pairs;

    internal ComparisonResult(
        TaskEvaluation evaluation, ComparisonOptions options, IReadOnlyList<string> classes, IReadOnlyList<PlannedFold> folds,
        IReadOnlyList<CandidateResult> candidates)
    {
        Objective = evaluation.Objective;
        LabelColumnName = evaluation.LabelColumnName;
        PrimaryMetric = options.PrimaryMetric ?? evaluation.PrimaryMetric;
        HigherIsBetter = MetricNames.HigherIsBetter(PrimaryMetric);
        Significance = options.Significance;
        Split = options.Split.Description;
        Seed = options.Seed;
        Classes = classes;
        Folds = folds.Count;
        Repeats = folds.Max(fold => fold.Repeat) + 1;
        Candidates = candidates;
        Ranking = Ranked();
        _pairs = new(() => Ranking.Count == 0 ? [] : PairTests.Of(
            Ranking, PrimaryMetric, Significance, options.RegionFor(Ranking[0][PrimaryMetric].Mean)));
    }

    /// <summary>What is predicted.</summary>
    public Objective Objective { get; }

    /// <summary>The label column.</summary>
    public string LabelColumnName { get; }

    /// <summary>The metric that candidates are ranked by: <c>Accuracy</c>, <c>MicroAccuracy</c> or <c>RootMeanSquaredError</c>, if
    /// nothing else was asked for.</summary>
    public string PrimaryMetric { get; }

    /// <summary>Whether a larger value of <see cref="PrimaryMetric"/> is better.</summary>
    public bool HigherIsBetter { get; }

    /// <summary>The level at which a difference is significant.</summary>
    public double Significance { get; }

    /// <summary>How the rows were divided.</summary>
    public string Split { get; }

    /// <summary>The seed.</summary>
    public int Seed { get; }

    /// <summary>The classes' names, in the order that predictions number them in; empty in regression.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>The number of folds, of all repeats together; 1 for a comparison on a test set.</summary>
    public int Folds { get; }

    /// <summary>The number of repeats.</summary>
    public int Repeats { get; }

    /// <summary>The candidates that were run to their end, in the order they were added.</summary>
    public IReadOnlyList<CandidateResult> Candidates { get; }

    /// <summary>The candidates that succeeded and have the metric, from the best mean of <see cref="PrimaryMetric"/> to the worst.</summary>
    public IReadOnlyList<CandidateResult> Ranking { get; }

    /// <summary>The candidate with the best mean of <see cref="PrimaryMetric"/>, or <see langword="null"/> if none succeeded.</summary>
    public CandidateResult? Best => Ranking.Count > 0 ? Ranking[0] : null;

    /// <summary>All pairs of candidates that succeeded, the better mean first, with tests of their difference.</summary>
    public IReadOnlyList<CandidatePair> Pairs => _pairs.Value;

    /// <summary>Those that a candidate is significantly better than, after Holm's correction over all pairs.</summary>
    /// <param name="candidate">The candidate's name.</param>
    public IReadOnlyList<string> BetterThan(string candidate) => [.. Pairs.Where(pair => pair.Winner == candidate)
        .Select(pair => pair.First == candidate ? pair.Second : pair.First)];

    /// <summary>Whether a candidate is the best one, or not significantly worse than it.</summary>
    /// <param name="candidate">The candidate's name.</param>
    public bool IsAmongBest(string candidate) => Best is { } best
        && Ranking.Any(result => result.Name == candidate) && !BetterThan(best.Name).Contains(candidate);

    /// <summary>
    /// The candidates that no other beats in <see cref="PrimaryMetric"/> and a cost at once, from the cheapest to the best. Those
    /// whose cost is not known are left out.
    /// </summary>
    /// <param name="cost">The cost.</param>
    public IReadOnlyList<CandidateResult> ParetoFront(ComparisonCost cost) =>
        DeepEstimators.ParetoFront.Of(Ranking, PrimaryMetric, cost);

    /// <summary>
    /// The metrics and costs as rows, one a candidate, fold and metric: <c>Candidate</c> (text), <c>Repeat</c> and <c>Fold</c> (Int32,
    /// from 0), <c>TrainRows</c> and <c>TestRows</c> (Int64), <c>Metric</c> (text) and <c>Value</c> (Double). Costs are the metrics
    /// <c>FitSeconds</c>, <c>ScoreSeconds</c>, <c>ModelBytes</c>, <c>PeakMemoryBytes</c> and <c>Parameters</c>, where they are known.
    /// </summary>
    /// <param name="ml">The context.</param>
    public IDataView ToDataView(MLContext ml)
    {
        ArgumentNullException.ThrowIfNull(ml);
        return ml.Data.LoadFromEnumerable(MetricRow.Of(this).ToArray());
    }

    /// <summary>Writes everything but the predictions as a JSON object; what is not finite is null.</summary>
    /// <param name="stream">Where to.</param>
    public void WriteJson(Stream stream) => ComparisonJson.Write(stream, this);

    /// <summary>Writes a line a candidate and fold, with all metrics and costs, and one for each candidate that failed.</summary>
    /// <param name="writer">Where to.</param>
    public void WriteCsv(TextWriter writer) => ComparisonCsv.Write(writer, this);

    /// <summary>The table of <see cref="ComparisonTable.Of(ComparisonResult)"/> as Markdown.</summary>
    public string ToMarkdown() => ComparisonTable.Of(this).ToMarkdown();

    // Candidates without the metric have no rank; the order of adding decides ties.
    private IReadOnlyList<CandidateResult> Ranked()
    {
        CandidateResult[] measured = [.. Candidates.Where(candidate => candidate.Find(PrimaryMetric) is { Mean: var mean } && !double.IsNaN(mean))];
        return HigherIsBetter
            ? [.. measured.OrderByDescending(candidate => candidate[PrimaryMetric].Mean)]
            : [.. measured.OrderBy(candidate => candidate[PrimaryMetric].Mean)];
    }
}
