namespace DeepEstimators.Comparison.Statistics;

/// <summary>The ranks of candidates on several data sets: 1 is the best, ties share the mean of their ranks.</summary>
public sealed class RankTable
{
    private RankTable(double[][] ranks)
    {
        Ranks = ranks;
        MeanRanks = [.. Enumerable.Range(0, ranks[0].Length).Select(candidate => ranks.Average(row => row[candidate]))];
    }

    /// <summary>The ranks, a row a data set.</summary>
    public IReadOnlyList<IReadOnlyList<double>> Ranks { get; }

    /// <summary>The mean rank of each candidate over the data sets.</summary>
    public IReadOnlyList<double> MeanRanks { get; }

    /// <summary>The number of data sets.</summary>
    public int DataSets => Ranks.Count;

    /// <summary>The number of candidates.</summary>
    public int Candidates => MeanRanks.Count;

    /// <summary>Ranks the candidates on each data set.</summary>
    /// <param name="values">A row a data set, each with the metric of every candidate in the same order.</param>
    /// <param name="higherIsBetter">Whether a larger value has the lower rank.</param>
    /// <exception cref="ArgumentException">There is no data set, or fewer than 2 candidates, or rows differ in length, or a value is
    /// not a number.</exception>
    public static RankTable Of(IReadOnlyList<IReadOnlyList<double>> values, bool higherIsBetter = true)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count == 0 || values[0].Count < 2)
            throw new ArgumentException("At least 1 data set and 2 candidates are needed.", nameof(values));
        if (values.Any(row => row.Count != values[0].Count))
            throw new ArgumentException("Every data set needs a value for each candidate.", nameof(values));
        if (values.Any(row => row.Any(double.IsNaN)))
            throw new ArgumentException("A value is not a number: such candidates have no rank.", nameof(values));
        return new RankTable([.. values.Select(row => RanksOf(row, higherIsBetter))]);
    }

    private static double[] RanksOf(IReadOnlyList<double> values, bool higherIsBetter)
    {
        double[] ranks = new double[values.Count];
        for (int candidate = 0; candidate < ranks.Length; candidate++)
        {
            int better = values.Count(value => higherIsBetter ? value > values[candidate] : value < values[candidate]);
            int equal = values.Count(value => value == values[candidate]);
            ranks[candidate] = better + ((equal + 1) / 2.0);
        }
        return ranks;
    }
}
