using DeepEstimators.Comparison.Report.Charts;

namespace DeepEstimators.Comparison.Report.Sections;

/// <summary>Quality against cost, with the front of those that no other beats in both.</summary>
internal static class CostSection
{
    private static readonly (ComparisonCost Cost, string Name)[] s_costs =
    [
        (ComparisonCost.FitSeconds, "seconds a fit"),
        (ComparisonCost.SecondsPerRow, "seconds a scored row"),
        (ComparisonCost.ModelBytes, "bytes of the saved model"),
    ];

    public static void Write(HtmlWriter page, ComparisonResult result)
    {
        if (result.Ranking.Count < 2)
            return;
        page.Section("At what cost?", "The stepped line joins the candidates that none beats in quality and cost at once (the Pareto front).");
        foreach ((ComparisonCost cost, string name) in s_costs)
        {
            ScatterPoint[] points = [.. result.Ranking.Where(candidate => ParetoFront.CostOf(candidate, cost) is > 0).Select(candidate => PointOf(result, candidate, cost))];
            if (points.Length < 2)
                continue;
            HashSet<string> front = [.. result.ParetoFront(cost).Select(candidate => candidate.Name)];
            page.Figure(
                new ScatterChart($"{result.PrimaryMetric} against {name}", name, result.PrimaryMetric, points, [.. points.Where(point => front.Contains(point.Name))]).ToSvg(),
                $"{result.PrimaryMetric} against {name}.");
        }
        page.EndSection();
    }

    private static ScatterPoint PointOf(ComparisonResult result, CandidateResult candidate, ComparisonCost cost)
    {
        double x = ParetoFront.CostOf(candidate, cost)!.Value, y = candidate[result.PrimaryMetric].Mean;
        return new ScatterPoint(candidate.Name, x, y, FormattableString.Invariant($"{candidate.Name}: {x:G3}, {y:0.####}"));
    }
}
