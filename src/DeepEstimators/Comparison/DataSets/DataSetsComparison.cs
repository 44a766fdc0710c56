using DeepEstimators.Comparison.Statistics;

namespace DeepEstimators;

/// <summary>
/// The same candidates on several data sets: Friedman's test of their ranks, and which differ by Nemenyi's (Demšar, "Statistical
/// Comparisons of Classifiers over Multiple Data Sets", 2006).
/// </summary>
public sealed class DataSetsComparison
{
    private DataSetsComparison(
        IReadOnlyList<string> dataSets, IReadOnlyList<string> candidates, IReadOnlyList<string> leftOut, double[][] values,
        RankTable ranks, double significance)
    {
        DataSets = dataSets;
        Candidates = candidates;
        LeftOut = leftOut;
        Values = values;
        Ranks = ranks;
        Friedman = FriedmanTest.Test(ranks);
        Diagram = CriticalDifferenceDiagram.Of(candidates, ranks, significance);
    }

    /// <summary>The names of the data sets.</summary>
    public IReadOnlyList<string> DataSets { get; }

    /// <summary>The candidates that succeeded on all data sets.</summary>
    public IReadOnlyList<string> Candidates { get; }

    /// <summary>The candidates that failed on a data set or were not run on it.</summary>
    public IReadOnlyList<string> LeftOut { get; }

    /// <summary>The mean of each data set's primary metric, a row a data set.</summary>
    public IReadOnlyList<IReadOnlyList<double>> Values { get; }

    /// <summary>The ranks by data set; 1 is the best.</summary>
    public RankTable Ranks { get; }

    /// <summary>Friedman's test of whether the candidates differ at all.</summary>
    public FriedmanResult Friedman { get; }

    /// <summary>Which candidates differ.</summary>
    public CriticalDifferenceDiagram Diagram { get; }

    /// <summary>Compares candidates over data sets.</summary>
    /// <param name="results">A comparison for each data set, under its name; at least 2. Each is ranked by its own primary metric.</param>
    /// <param name="significance">The significance level, between 0 and 1.</param>
    /// <exception cref="ArgumentException">There are fewer than 2 data sets, or fewer than 2 candidates in all of them.</exception>
    public static DataSetsComparison Of(IReadOnlyList<(string DataSet, ComparisonResult Result)> results, double significance = 0.05)
    {
        ArgumentNullException.ThrowIfNull(results);
        if (results.Count < 2)
            throw new ArgumentException($"There is {results.Count} data set; at least 2 are needed.", nameof(results));
        string[] all = [.. results.SelectMany(each => each.Result.Candidates.Select(candidate => candidate.Name)).Distinct()];
        string[] common = [.. all.Where(name => results.All(each => each.Result.Ranking.Any(candidate => candidate.Name == name)))];
        if (common.Length < 2)
            throw new ArgumentException($"{common.Length} candidate(s) succeeded on all data sets; at least 2 are needed.", nameof(results));
        double[][] values = [.. results.Select(each => common
            .Select(name => each.Result.Ranking.First(candidate => candidate.Name == name)[each.Result.PrimaryMetric].Mean).ToArray())];
        RankTable ranks = RankTable.Of([.. values.Select((row, place) =>
            results[place].Result.HigherIsBetter ? row : row.Select(value => -value).ToArray())]);
        return new DataSetsComparison(
            [.. results.Select(each => each.DataSet)], common, [.. all.Except(common)], values, ranks, significance);
    }

    /// <summary>Writes the comparison as a JSON object.</summary>
    /// <param name="stream">Where to.</param>
    public void WriteJson(Stream stream) => ComparisonJson.Write(stream, this);

    /// <summary>The table of metrics and mean ranks, the tests and the diagram, as Markdown.</summary>
    public string ToMarkdown() => DataSetsText.Markdown(this);

    /// <summary>
    /// The critical-difference diagram in characters, on its side: a line a candidate from the best mean rank to the worst, and a bar
    /// beside those that are not told apart.
    /// </summary>
    public string ToDiagram() => DataSetsText.Diagram(Diagram);

    /// <summary>The tests and the groups of candidates that do not differ, in words, a sentence each.</summary>
    public IReadOnlyList<string> Findings() => DataSetsText.Findings(this);
}
