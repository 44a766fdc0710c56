using System.Globalization;
using DeepEstimators.Networks;

namespace DeepEstimators;

/// <summary>Quality against the number of rows to learn from, for each candidate.</summary>
public sealed class LearningCurve
{
    internal LearningCurve(IReadOnlyList<string> candidates, IReadOnlyList<ComparisonResult> results)
    {
        Results = results;
        Metric = results.Count > 0 ? results[0].PrimaryMetric : "";
        HigherIsBetter = MetricNames.HigherIsBetter(Metric);
        Series = [.. candidates.Select(candidate => LearningCurveSeries.Of(candidate, results))];
        Overtakings = [.. from challenger in candidates
                          from incumbent in candidates
                          where challenger != incumbent
                          let found = Overtaking.Find(challenger, incumbent, results)
                          where found is not null
                          select found];
    }

    internal static IReadOnlyList<double> DefaultShares { get; } = [0.05, 0.1, 0.2, 0.4, 0.7, 1];

    /// <summary>The metric: the primary one of the comparison.</summary>
    public string Metric { get; }

    /// <summary>Whether a larger value is better.</summary>
    public bool HigherIsBetter { get; }

    /// <summary>The comparison at each share of the training rows, from the smallest.</summary>
    public IReadOnlyList<ComparisonResult> Results { get; }

    /// <summary>A curve a candidate, in the order they were added.</summary>
    public IReadOnlyList<LearningCurveSeries> Series { get; }

    /// <summary>Which candidates begin behind another and are ahead of it in the end.</summary>
    public IReadOnlyList<Overtaking> Overtakings { get; }

    /// <summary>Writes the curves as a JSON object.</summary>
    /// <param name="stream">Where to.</param>
    public void WriteJson(Stream stream) => ComparisonJson.Write(stream, this);

    /// <summary>The curves as a table in Markdown: a row a candidate, a column a number of rows.</summary>
    public string ToMarkdown() => LearningCurveText.Markdown(this);

    /// <summary>Where candidates overtake others, a sentence each.</summary>
    public IReadOnlyList<string> Findings() => LearningCurveText.Findings(this);

    internal static void CheckShares(IReadOnlyList<double> shares)
    {
        for (int place = 0; place < shares.Count; place++)
        {
            if (!(shares[place] is > 0 and <= 1) || (place > 0 && shares[place] <= shares[place - 1]))
                throw OptionCheck.OutOfRange(nameof(shares), shares[place], "ascending, each more than 0, at most 1");
        }
        if (shares.Count == 0)
            throw OptionCheck.OutOfRange(nameof(shares), "empty", "at least one");
    }

    internal static string FolderOf(double share) => string.Create(CultureInfo.InvariantCulture, $"share-{share:0.######}");
}

/// <summary>One candidate's curve.</summary>
/// <param name="Candidate">Its name.</param>
/// <param name="Points">The points, by ascending numbers of rows.</param>
/// <param name="Error">Why it failed at some share, or <see langword="null"/>.</param>
public sealed record LearningCurveSeries(string Candidate, IReadOnlyList<LearningCurvePoint> Points, string? Error)
{
    internal static LearningCurveSeries Of(string candidate, IReadOnlyList<ComparisonResult> results)
    {
        CandidateResult[] all = [.. results.SelectMany(result => result.Candidates).Where(found => found.Name == candidate)];
        return new LearningCurveSeries(
            candidate,
            [.. results.SelectMany(result => result.Ranking
                .Where(found => found.Name == candidate)
                .Select(found => new LearningCurvePoint(found.TrainRows, found[result.PrimaryMetric])))],
            all.Select(found => found.Error?.Message).FirstOrDefault(message => message is not null));
    }
}

/// <summary>A point of a curve.</summary>
/// <param name="TrainRows">The mean number of rows trained on.</param>
/// <param name="Metric">The metric over the folds.</param>
public sealed record LearningCurvePoint(long TrainRows, MetricSummary Metric);
