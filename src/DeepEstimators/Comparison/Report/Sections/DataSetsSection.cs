using DeepEstimators.Comparison.Report.Charts;

namespace DeepEstimators.Comparison.Report.Sections;

/// <summary>The same candidates over several data sets.</summary>
internal static class DataSetsSection
{
    public static void Write(HtmlWriter page, DataSetsComparison comparison)
    {
        page.Section("Over all data sets", string.Join(" ", comparison.Findings()));
        page.Figure(CriticalDifferenceChart.ToSvg(comparison.Diagram), "Mean ranks, 1 the best; bars join what is not told apart (Demšar, 2006).");
        page.Table("Data sets", ["data set", .. comparison.Candidates]);
        for (int row = 0; row < comparison.DataSets.Count; row++)
        {
            page.Row().Cell(comparison.DataSets[row]);
            foreach (double value in comparison.Values[row])
                page.Number(NumberText.Metric(value), value);
            page.EndRow();
        }
        page.Row("best").Cell("mean rank");
        foreach (double rank in comparison.Ranks.MeanRanks)
            page.Number(NumberText.Metric(rank), rank);
        page.EndRow().EndTable().EndSection();
    }
}
