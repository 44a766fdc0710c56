using System.Globalization;

namespace DeepEstimators.Comparison.Report.Sections;

/// <summary>What was compared, and the answer in words.</summary>
internal static class SummarySection
{
    public static void Write(HtmlWriter page, ComparisonResult result)
    {
        page.Raw("<section><p class=\"lead\">").Text(Answer(result)).Raw("</p>");
        string task = result.Objective switch
        {
            Training.Objective.Regression => "a number",
            Training.Objective.BinaryClassification => "one of two classes",
            _ => string.Create(CultureInfo.InvariantCulture, $"one of {result.Classes.Count} classes"),
        };
        page.Paragraph(string.Create(CultureInfo.InvariantCulture,
            $"Column '{result.LabelColumnName}', {task}, is predicted. Split: {result.Split}. Seed {result.Seed}. All candidates saw the same rows."));
        foreach (CandidateResult failed in result.Candidates.Where(candidate => candidate.Error is not null))
            page.Raw("<p class=\"failed\">").Text($"{failed.Name} failed: {failed.Error!.Message}").Raw("</p>");
        page.EndSection();
    }

    internal static string Answer(ComparisonResult result)
    {
        if (result.Best is not { } best)
            return "No candidate succeeded.";
        MetricSummary metric = best[result.PrimaryMetric];
        string score = $"{best.Name} is first with {result.PrimaryMetric} {NumberText.Metric(metric.Mean)}";
        if (metric.Interval is { } interval)
            score += $" (95 % interval {NumberText.Metric(interval.Lower)} to {NumberText.Metric(interval.Upper)})";
        if (result.Ranking.Count == 1)
            return score + ".";
        string[] others = [.. result.Ranking.Skip(1).Where(candidate => result.IsAmongBest(candidate.Name)).Select(candidate => candidate.Name)];
        return others.Length == 0
            ? $"{score}, significantly better than all others."
            : $"{score}; the difference to {string.Join(", ", others)} may be chance.";
    }
}
