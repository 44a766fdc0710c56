namespace DeepEstimators.Comparison.Statistics;

/// <summary>
/// Nemenyi's test of all pairs of candidates after Friedman's ("Distribution-free Multiple Comparisons", 1963; Demšar 2006): two
/// candidates differ where their mean ranks over the data sets differ by at least the critical difference.
/// </summary>
public static class NemenyiTest
{
    /// <summary>The critical difference of mean ranks: q · √(k(k+1)/6N), with q of the studentized range divided by √2.</summary>
    /// <param name="candidates">The number of candidates k, from 2.</param>
    /// <param name="dataSets">The number of data sets N, from 1.</param>
    /// <param name="significance">The significance level, between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static double CriticalDifference(int candidates, int dataSets, double significance = 0.05)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dataSets, 1);
        return StudentizedRange.Critical(significance, candidates) / Math.Sqrt(2) * StandardError(candidates, dataSets);
    }

    /// <summary>The p-value of two candidates, which accounts for all pairs.</summary>
    /// <param name="ranks">The ranks.</param>
    /// <param name="first">The first candidate's place.</param>
    /// <param name="second">The second candidate's place.</param>
    public static double PValue(RankTable ranks, int first, int second)
    {
        ArgumentNullException.ThrowIfNull(ranks);
        double difference = Math.Abs(ranks.MeanRanks[first] - ranks.MeanRanks[second]);
        return StudentizedRange.Above(difference / StandardError(ranks.Candidates, ranks.DataSets) * Math.Sqrt(2), ranks.Candidates);
    }

    private static double StandardError(double candidates, double dataSets) => Math.Sqrt(candidates * (candidates + 1) / (6 * dataSets));
}
