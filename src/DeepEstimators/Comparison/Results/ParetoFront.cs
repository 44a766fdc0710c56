namespace DeepEstimators;

/// <summary>What a candidate's quality is weighed against.</summary>
public enum ComparisonCost
{
    /// <summary>The mean time of a fit.</summary>
    FitSeconds,

    /// <summary>The time that a row takes to be scored.</summary>
    SecondsPerRow,

    /// <summary>The size of the saved model.</summary>
    ModelBytes,

    /// <summary>How far memory rose during fit and scoring.</summary>
    PeakMemoryBytes,

    /// <summary>The learned numbers of networks and linear models.</summary>
    Parameters,
}

/// <summary>The candidates that no other beats in quality and cost at once.</summary>
internal static class ParetoFront
{
    /// <summary>The front from the cheapest candidate to the best; those without a cost or a quality are left out.</summary>
    public static IReadOnlyList<CandidateResult> Of(IReadOnlyList<CandidateResult> candidates, string metric, ComparisonCost cost)
    {
        bool higherIsBetter = MetricNames.HigherIsBetter(metric);
        (CandidateResult Candidate, double Quality, double Cost)[] points = [.. candidates
            .Where(candidate => candidate.Find(metric) is { Mean: var mean } && !double.IsNaN(mean) && CostOf(candidate, cost) is not null)
            .Select(candidate => (candidate, higherIsBetter ? candidate[metric].Mean : -candidate[metric].Mean, CostOf(candidate, cost)!.Value))];
        return [.. points
            .Where(point => !points.Any(other => other.Quality >= point.Quality && other.Cost <= point.Cost
                && (other.Quality > point.Quality || other.Cost < point.Cost)))
            .OrderBy(point => point.Cost).Select(point => point.Candidate)];
    }

    /// <summary>A candidate's cost, or null where it is not known.</summary>
    public static double? CostOf(CandidateResult candidate, ComparisonCost cost) => candidate.Error is not null ? null : cost switch
    {
        ComparisonCost.FitSeconds => candidate.FitSeconds,
        ComparisonCost.SecondsPerRow => 1 / candidate.RowsPerSecond,
        ComparisonCost.ModelBytes => candidate.ModelBytes,
        ComparisonCost.PeakMemoryBytes => candidate.PeakMemoryBytes,
        _ => candidate.Parameters,
    };
}
