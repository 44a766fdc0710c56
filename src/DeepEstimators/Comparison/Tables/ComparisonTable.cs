using System.Globalization;
using System.Text;
using DeepEstimators.Training;

namespace DeepEstimators;

/// <summary>A comparison as a table of texts, for terminals and documents.</summary>
public sealed class ComparisonTable
{
    private const string None = "–";

    private ComparisonTable(IReadOnlyList<ComparisonColumn> columns, IReadOnlyList<ComparisonTableRow> rows, IReadOnlyList<string> notes)
    {
        Columns = columns;
        Rows = rows;
        Notes = notes;
    }

    /// <summary>The columns.</summary>
    public IReadOnlyList<ComparisonColumn> Columns { get; }

    /// <summary>A row a candidate, in the order they were added.</summary>
    public IReadOnlyList<ComparisonTableRow> Rows { get; }

    /// <summary>What the table's marks and columns mean, a sentence each.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>
    /// The table of a comparison: the primary metric with its deviation and interval, whom a candidate is significantly better than,
    /// other metrics and costs. A star marks the best candidate and those that are not significantly worse.
    /// </summary>
    /// <param name="result">The comparison.</param>
    public static ComparisonTable Of(ComparisonResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return Make(result.Candidates, result.Objective, result.PrimaryMetric, result);
    }

    /// <summary>The table of the candidates that are done while a comparison runs, without marks.</summary>
    /// <param name="done">The candidates that are done.</param>
    /// <param name="objective">What is predicted.</param>
    /// <param name="primaryMetric">The metric shown first; <see langword="null"/>: as suits the objective.</param>
    public static ComparisonTable Of(IReadOnlyList<CandidateResult> done, Objective objective, string? primaryMetric = null)
    {
        ArgumentNullException.ThrowIfNull(done);
        return Make(done, objective, primaryMetric ?? ShownMetrics.Primary(objective), null);
    }

    /// <summary>The table as Markdown, with its notes below.</summary>
    public string ToMarkdown()
    {
        var text = new StringBuilder();
        void Line(IEnumerable<string> cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
        Line(Columns.Select(column => column.Title));
        Line(Columns.Select(column => column.IsNumber ? "---:" : "---"));
        foreach (ComparisonTableRow row in Rows)
            Line(row.Cells.Select(cell => Escaped(cell, row.IsAmongBest)));
        foreach (string note in Notes)
            text.Append('\n').Append(note).Append('\n');
        return text.ToString();
    }

    private static string Escaped(string cell, bool bold)
    {
        string escaped = cell.Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings(" ");
        return bold && escaped.EndsWith('★') ? $"**{escaped}**" : escaped;
    }

    private static ComparisonTable Make(
        IReadOnlyList<CandidateResult> candidates, Objective objective, string primary, ComparisonResult? result)
    {
        string[] tags = [.. candidates.SelectMany(candidate => candidate.Tags.Keys).Distinct()];
        (string Title, string Name)[] others = ShownMetrics.Others(objective, primary, candidates);
        var columns = new List<ComparisonColumn> { new("#", true), new("candidate", false) };
        columns.AddRange(tags.Select((tag, place) => new ComparisonColumn(tag, false, IsDetail: place > 0)));
        columns.Add(new ComparisonColumn(ShownMetrics.Title(primary), true));
        columns.Add(new ComparisonColumn("95 % interval", true));
        if (result is not null)
            columns.Add(new ComparisonColumn("better than", false));
        columns.AddRange(others.Select(metric => new ComparisonColumn(metric.Title, true)));
        columns.AddRange(
        [
            new("fit s", true), new("rows/s", true), new("model", true), new("memory", true, IsDetail: true),
            new("parameters", true, IsDetail: true),
        ]);
        string[] names = [.. candidates.Select(candidate => candidate.Name)];
        return new ComparisonTable(columns, [.. candidates.Select(Row)], result is null ? [] : TableNotes.Of(result));

        ComparisonTableRow Row(CandidateResult candidate, int place)
        {
            List<string> cells = [(place + 1).ToString(CultureInfo.InvariantCulture), candidate.Name, .. tags.Select(tag => candidate.Tags.GetValueOrDefault(tag, ""))];
            bool best = result?.IsAmongBest(candidate.Name) ?? false;
            if (candidate.Error is { } error)
            {
                cells.Add("failed: " + error.Message);
                cells.AddRange(Enumerable.Repeat("", columns.Count - cells.Count));
                return new ComparisonTableRow(cells, false, error);
            }
            cells.Add(MeanCell(candidate.Find(primary)) + (best ? " ★" : ""));
            cells.Add(candidate.Find(primary)?.Interval is { } interval ? $"{NumberText.Metric(interval.Lower)} – {NumberText.Metric(interval.Upper)}" : None);
            if (result is not null)
                cells.Add(Ranges.Of([.. result.BetterThan(candidate.Name).Select(name => Array.IndexOf(names, name) + 1).Order()]));
            cells.AddRange(others.Select(metric => candidate.Find(metric.Name) is { } found ? NumberText.Metric(found.Mean) : None));
            cells.AddRange(
            [
                NumberText.Seconds(candidate.FitSeconds),
                NumberText.Count(candidate.RowsPerSecond),
                candidate.ModelBytes is { } size ? NumberText.Bytes(size) : None,
                candidate.PeakMemoryBytes is { } memory ? NumberText.Bytes(memory) : None,
                candidate.Parameters is { } parameters ? NumberText.Count(parameters) : None,
            ]);
            return new ComparisonTableRow(cells, best, null);
        }
    }

    private static string MeanCell(MetricSummary? metric) => metric is null ? None
        : NumberText.Metric(metric.Mean) + (metric.Values.Count > 1 ? " ± " + NumberText.Metric(metric.StandardDeviation) : "");
}

/// <summary>A column of a table.</summary>
/// <param name="Title">Its title.</param>
/// <param name="IsNumber">Whether it holds numbers, which stand to the right.</param>
/// <param name="IsDetail">Whether it can be left out where there is little room.</param>
public sealed record ComparisonColumn(string Title, bool IsNumber, bool IsDetail = false);

/// <summary>A row of a table.</summary>
/// <param name="Cells">A text a column.</param>
/// <param name="IsAmongBest">Whether the candidate is the best, or not significantly worse.</param>
/// <param name="Error">Why the candidate failed, or <see langword="null"/>.</param>
public sealed record ComparisonTableRow(IReadOnlyList<string> Cells, bool IsAmongBest, Exception? Error);
