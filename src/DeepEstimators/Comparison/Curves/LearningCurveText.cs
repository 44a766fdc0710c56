using System.Globalization;
using System.Text;

namespace DeepEstimators;

/// <summary>Learning curves in words.</summary>
internal static class LearningCurveText
{
    public static string Markdown(LearningCurve curve)
    {
        var text = new StringBuilder();
        long[] rows = [.. curve.Series.SelectMany(series => series.Points.Select(point => point.TrainRows)).Distinct().Order()];
        text.Append("| ").Append(ShownMetrics.Title(curve.Metric)).Append(" after rows | ")
            .AppendJoin(" | ", rows.Select(count => NumberText.Count(count))).Append(" |\n| --- |");
        text.Insert(text.Length, " ---: |", rows.Length).Append('\n');
        foreach (LearningCurveSeries series in curve.Series)
        {
            IEnumerable<string> cells = rows.Select(count => series.Points.FirstOrDefault(point => point.TrainRows == count) is { } point
                ? NumberText.Metric(point.Metric.Mean) : "–");
            text.Append("| ").Append(series.Candidate.Replace("|", "\\|", StringComparison.Ordinal)).Append(" | ").AppendJoin(" | ", cells).Append(" |\n");
        }
        foreach (string finding in Findings(curve))
            text.Append('\n').Append(finding).Append('\n');
        return text.ToString();
    }

    public static IReadOnlyList<string> Findings(LearningCurve curve) => [.. curve.Overtakings.Select(Sentence)];

    private static string Sentence(Overtaking overtaking)
    {
        string significance = overtaking.SignificantFromRows is { } rows ? $"significantly from {NumberText.Count(rows)} on" : "not significantly";
        return string.Create(CultureInfo.InvariantCulture,
            $"{overtaking.Challenger} overtakes {overtaking.Incumbent} at about {overtaking.Rows:#,0} rows to train on, {significance}.");
    }
}
