using System.Globalization;
using DeepEstimators.Comparison.Statistics;

namespace DeepEstimators.Comparison.Report.Charts;

/// <summary>Candidates on an axis of mean ranks, with bars that join those whose ranks differ by less than the critical difference.</summary>
internal static class CriticalDifferenceChart
{
    private const double Width = 720;
    private const double Margin = 230;
    private const double AxisY = 50;
    private const double LineHeight = 20;

    public static string ToSvg(CriticalDifferenceDiagram diagram)
    {
        IReadOnlyList<RankedCandidate> candidates = diagram.Candidates;
        int half = (candidates.Count + 1) / 2;
        double namesY = AxisY + 26 + (diagram.Groups.Count * 9);
        var canvas = new SvgCanvas(Width, namesY + (half * LineHeight) + 8, "Critical-difference diagram");
        double X(double rank) => Margin + ((rank - 1) / Math.Max(1, candidates.Count - 1) * (Width - (2 * Margin)));
        canvas.Line(X(1), AxisY, X(Math.Max(2, candidates.Count)), AxisY);
        for (int rank = 1; rank <= candidates.Count; rank++)
        {
            canvas.Line(X(rank), AxisY - 5, X(rank), AxisY);
            canvas.Text(X(rank), AxisY - 9, rank.ToString(CultureInfo.InvariantCulture), "middle", "tick");
        }
        canvas.Line(X(1), 12, X(1 + Math.Min(diagram.CriticalDifference, candidates.Count - 1)), 12, "median");
        canvas.Text(X(1), 28, string.Create(CultureInfo.InvariantCulture, $"critical difference {diagram.CriticalDifference:0.00}"), "start", "tick");
        for (int i = 0; i < candidates.Count; i++)
        {
            // The better half has its names to the left, the others to the right, so that no lines cross.
            bool isLeft = i < half;
            double y = namesY + ((isLeft ? i : candidates.Count - 1 - i) * LineHeight), x = X(candidates[i].MeanRank);
            canvas.Line(x, AxisY, x, y);
            canvas.Line(x, y, isLeft ? Margin - 12 : Width - Margin + 12, y);
            canvas.Text(isLeft ? Margin - 16 : Width - Margin + 16, y + 4,
                string.Create(CultureInfo.InvariantCulture, $"{candidates[i].Name} ({candidates[i].MeanRank:0.00})"), isLeft ? "end" : "start");
        }
        for (int i = 0; i < diagram.Groups.Count; i++)
        {
            (int first, int last) = diagram.Groups[i];
            double y = AxisY + 10 + (i * 9);
            canvas.Line(X(candidates[first].MeanRank) - 4, y, X(candidates[last].MeanRank) + 4, y, "bar");
        }
        return canvas.ToSvg();
    }
}
