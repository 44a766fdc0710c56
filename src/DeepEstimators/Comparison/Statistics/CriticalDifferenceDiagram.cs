namespace DeepEstimators.Comparison.Statistics;

/// <summary>
/// What Demšar's diagram of candidates over several data sets shows (2006, section 3.2.2): the candidates on an axis of mean
/// ranks, and bars that join those whose ranks differ by less than the critical difference.
/// </summary>
public sealed class CriticalDifferenceDiagram
{
    private CriticalDifferenceDiagram(IReadOnlyList<RankedCandidate> candidates, double criticalDifference, double significance)
    {
        Candidates = candidates;
        CriticalDifference = criticalDifference;
        Significance = significance;
        Groups = [.. Joined(candidates, criticalDifference)];
    }

    /// <summary>The candidates from the best mean rank to the worst.</summary>
    public IReadOnlyList<RankedCandidate> Candidates { get; }

    /// <summary>The least difference of mean ranks that is significant.</summary>
    public double CriticalDifference { get; }

    /// <summary>The significance level.</summary>
    public double Significance { get; }

    /// <summary>The bars: places in <see cref="Candidates"/>, first to last, none within another.</summary>
    public IReadOnlyList<(int First, int Last)> Groups { get; }

    /// <summary>Makes the diagram of ranks.</summary>
    /// <param name="names">The candidates' names, in the order of the ranks.</param>
    /// <param name="ranks">The ranks.</param>
    /// <param name="significance">The significance level, between 0 and 1.</param>
    /// <exception cref="ArgumentException">There is not one name a candidate.</exception>
    public static CriticalDifferenceDiagram Of(IReadOnlyList<string> names, RankTable ranks, double significance = 0.05)
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(ranks);
        if (names.Count != ranks.Candidates)
            throw new ArgumentException($"There are {names.Count} names for {ranks.Candidates} candidates.", nameof(names));
        return new CriticalDifferenceDiagram(
            [.. names.Select((name, place) => new RankedCandidate(name, ranks.MeanRanks[place])).OrderBy(candidate => candidate.MeanRank)],
            NemenyiTest.CriticalDifference(ranks.Candidates, ranks.DataSets, significance),
            significance);
    }

    private static IEnumerable<(int First, int Last)> Joined(IReadOnlyList<RankedCandidate> candidates, double criticalDifference)
    {
        int reached = 0;
        for (int first = 0; first < candidates.Count; first++)
        {
            int last = first;
            while (last + 1 < candidates.Count && candidates[last + 1].MeanRank - candidates[first].MeanRank < criticalDifference)
                last++;
            if (last > first && last > reached)
                yield return (first, last);
            reached = Math.Max(reached, last);
        }
    }
}

/// <summary>A candidate and its mean rank.</summary>
/// <param name="Name">Its name.</param>
/// <param name="MeanRank">Its mean rank over the data sets; 1 is the best.</param>
public sealed record RankedCandidate(string Name, double MeanRank);
