namespace DeepEstimators.Comparison.Report.Sections;

/// <summary>The table of all candidates: quality and cost, sortable.</summary>
internal static class ResultsSection
{
    public static void Write(HtmlWriter page, ComparisonResult result, IReadOnlyList<(string Title, string Name)> metrics)
    {
        string[] tags = [.. result.Candidates.SelectMany(candidate => candidate.Tags.Keys).Distinct()];
        page.Section("Results", result.Folds > 1
            ? $"Means over {result.Folds} folds with their standard deviation. ● marks what is not significantly worse than the best. A click on a heading sorts."
            : "● marks what is not significantly worse than the best. A click on a heading sorts.");
        page.Table("Results",
        [
            "", "candidate", .. tags, .. metrics.SelectMany(metric => metric.Name == result.PrimaryMetric ? new[] { metric.Title, "95 % interval" } : [metric.Title]),
            "fit s", "rows/s", "model", "memory", "parameters", "device",
        ]);
        foreach (CandidateResult candidate in result.Ranking.Concat(result.Candidates.Except(result.Ranking)))
            WriteRow(page, result, candidate, tags, metrics);
        page.EndTable().EndSection();
    }

    private static void WriteRow(HtmlWriter page, ComparisonResult result, CandidateResult candidate, string[] tags, IReadOnlyList<(string Title, string Name)> metrics)
    {
        bool isAmongBest = candidate.Error is null && result.IsAmongBest(candidate.Name);
        page.Row(candidate.Error is not null ? "failed" : isAmongBest ? "best" : null)
            .Number(isAmongBest ? "●" : "", isAmongBest ? 1 : 0).Cell(candidate.Name);
        foreach (string tag in tags)
            page.Cell(candidate.Tags.GetValueOrDefault(tag, ""));
        foreach ((_, string metric) in metrics)
        {
            MetricSummary? summary = candidate.Find(metric);
            bool several = summary?.Values.Count > 1;
            page.Number(
                summary is null ? "–" : NumberText.Metric(summary.Mean) + (several ? $" ± {NumberText.Metric(summary.StandardDeviation)}" : ""),
                summary?.Mean);
            if (metric == result.PrimaryMetric)
                page.Number(summary?.Interval is { } range ? $"{NumberText.Metric(range.Lower)} – {NumberText.Metric(range.Upper)}" : "–", summary?.Interval?.Lower);
        }
        bool failed = candidate.Error is not null;
        page.Number(failed ? "–" : NumberText.Seconds(candidate.FitSeconds), failed ? null : candidate.FitSeconds)
            .Number(failed ? "–" : NumberText.Count(candidate.RowsPerSecond), failed ? null : candidate.RowsPerSecond)
            .Number(Text(candidate.ModelBytes, NumberText.Bytes), candidate.ModelBytes)
            .Number(Text(candidate.PeakMemoryBytes, NumberText.Bytes), candidate.PeakMemoryBytes)
            .Number(Text(candidate.Parameters, count => NumberText.Count(count)), candidate.Parameters)
            .Cell(candidate.Device).EndRow();
    }

    private static string Text(long? value, Func<long, string> format) => value is { } known ? format(known) : "–";
}
