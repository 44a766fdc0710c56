namespace DeepEstimators;

/// <summary>The outcome of a comparison: one result a candidate, in the order they were added.</summary>
public sealed class ComparisonResult
{
    internal ComparisonResult(string primaryMetric, bool higherIsBetter, int folds, IReadOnlyList<CandidateResult> candidates)
    {
        PrimaryMetric = primaryMetric;
        HigherIsBetter = higherIsBetter;
        Folds = folds;
        Candidates = candidates;
    }

    /// <summary>The metric that candidates are ranked by: <c>Accuracy</c>, <c>MicroAccuracy</c> or <c>RootMeanSquaredError</c>.</summary>
    public string PrimaryMetric { get; }

    /// <summary>Whether a larger value of <see cref="PrimaryMetric"/> is better.</summary>
    public bool HigherIsBetter { get; }

    /// <summary>The number of folds; 1 for a comparison on a test set.</summary>
    public int Folds { get; }

    /// <summary>The candidates that were run to their end, in the order they were added.</summary>
    public IReadOnlyList<CandidateResult> Candidates { get; }

    /// <summary>The candidate with the best mean of <see cref="PrimaryMetric"/>, or <see langword="null"/> if none succeeded.</summary>
    public CandidateResult? Best
    {
        get
        {
            IEnumerable<CandidateResult> successful = Candidates.Where(candidate => candidate.Error is null);
            return HigherIsBetter
                ? successful.MaxBy(candidate => candidate[PrimaryMetric].Mean)
                : successful.MinBy(candidate => candidate[PrimaryMetric].Mean);
        }
    }
}
