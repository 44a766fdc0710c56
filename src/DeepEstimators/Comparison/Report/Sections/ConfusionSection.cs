using System.Globalization;
using DeepEstimators.Training;

namespace DeepEstimators.Comparison.Report.Sections;

/// <summary>Which classes are taken for which, a table a candidate.</summary>
internal static class ConfusionSection
{
    // More classes than this make a table that nobody reads.
    private const int MostClasses = 30;

    public static void Write(HtmlWriter page, ComparisonResult result)
    {
        if (result.Objective == Objective.Regression || result.Ranking.Count == 0 || result.Classes.Count > MostClasses)
            return;
        page.Section("Confusion", "Rows are the true class, columns the predicted one: rows of the data, and the share of the true class as shade.");
        page.Raw("<div class=\"side\">");
        foreach (CandidateResult candidate in result.Ranking)
            WriteTable(page, candidate, result.Classes, Count(candidate, result.Classes.Count));
        page.Raw("</div>").EndSection();
    }

    /// <summary>Rows by true and predicted class, of the first repeat.</summary>
    internal static long[,] Count(CandidateResult candidate, int classes)
    {
        var counts = new long[classes, classes];
        foreach (FoldPredictions predictions in candidate.FirstRepeat.Select(fold => fold.Predictions))
        {
            for (int row = 0; row < predictions.Count; row++)
            {
                int predicted = predictions.PredictedClasses?[row] ?? -1;
                if (!double.IsNaN(predictions.Labels[row]) && predicted >= 0)
                    counts[(int)predictions.Labels[row], predicted]++;
            }
        }
        return counts;
    }

    private static void WriteTable(HtmlWriter page, CandidateResult candidate, IReadOnlyList<string> classes, long[,] counts)
    {
        page.Raw("<table class=\"confusion\"><caption>").Text(candidate.Name).Raw("</caption><thead><tr><th></th>");
        foreach (string name in classes)
            page.Raw("<th scope=\"col\">").Text(name).Raw("</th>");
        page.Raw("</tr></thead><tbody>");
        for (int actual = 0; actual < classes.Count; actual++)
        {
            page.Raw("<tr><th scope=\"row\">").Text(classes[actual]).Raw("</th>");
            long total = Enumerable.Range(0, classes.Count).Sum(predicted => counts[actual, predicted]);
            for (int predicted = 0; predicted < classes.Count; predicted++)
            {
                double share = total == 0 ? 0 : (double)counts[actual, predicted] / total;
                // Blue where it is right, orange where it is wrong; dark enough to be seen, light enough to be read on.
                string color = actual == predicted ? "0,114,178" : "213,94,0";
                page.Raw(string.Create(CultureInfo.InvariantCulture, $"<td style=\"background:rgba({color},{share * 0.6:0.##})\">"))
                    .Text(NumberText.Count(counts[actual, predicted])).Raw("</td>");
            }
            page.Raw("</tr>");
        }
        page.Raw("</tbody></table>");
    }
}
