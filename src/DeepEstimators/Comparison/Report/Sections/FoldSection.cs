using DeepEstimators.Comparison.Report.Charts;

namespace DeepEstimators.Comparison.Report.Sections;

/// <summary>How the metrics spread over the folds.</summary>
internal static class FoldSection
{
    public static void Write(HtmlWriter page, ComparisonResult result, IReadOnlyList<(string Title, string Name)> metrics)
    {
        if (result.Folds < 2 || result.Ranking.Count == 0)
            return;
        page.Section("Spread over the folds");
        foreach ((string title, string metric) in metrics)
        {
            BoxPlotRow[] rows = [.. result.Ranking.Where(candidate => candidate.Find(metric) is not null)
                .Select(candidate => new BoxPlotRow(candidate.Name, candidate[metric].Values))];
            page.Figure(new BoxPlot($"{title} of each fold", title, rows).ToSvg(),
                $"{title}: each fold is a mark; box from the first to the third quartile, line at the median.");
        }
        page.EndSection();
    }
}
