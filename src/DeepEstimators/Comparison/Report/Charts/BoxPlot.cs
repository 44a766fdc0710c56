using System.Globalization;
using MathNet.Numerics.Statistics;

namespace DeepEstimators.Comparison.Report.Charts;

/// <summary>Numbers of one row of a box plot.</summary>
internal sealed record BoxPlotRow(string Name, IReadOnlyList<double> Values);

/// <summary>
/// Boxes from the first to the third quartile with the median, whiskers to the least and largest value, and a mark on each value,
/// since there are few of them.
/// </summary>
internal sealed record BoxPlot(string Title, string ValueName, IReadOnlyList<BoxPlotRow> Rows)
{
    public string ToSvg()
    {
        BoxPlotRow[] rows = [.. Rows.Where(row => row.Values.Any(double.IsFinite))];
        if (rows.Length == 0)
            return "";
        var plot = new PlotArea(Title, ValueName, AxisScale.Linear(rows.SelectMany(row => row.Values)), [.. rows.Select(row => row.Name)]);
        for (int i = 0; i < rows.Length; i++)
            Draw(plot, rows[i], PlotArea.RowMiddle(i), SeriesStyle.Of(i));
        return plot.Canvas.ToSvg();
    }

    private static void Draw(PlotArea plot, BoxPlotRow row, double y, SeriesStyle style)
    {
        double[] values = [.. row.Values.Where(double.IsFinite).Order()];
        double lower = SortedArrayStatistics.LowerQuartile(values), upper = SortedArrayStatistics.UpperQuartile(values);
        double median = SortedArrayStatistics.Median(values);
        if (values.Length > 1)
        {
            plot.Canvas.Line(plot.X(values[0]), y, plot.X(values[^1]), y, "whisker");
            plot.Canvas.Rectangle(
                plot.X(lower), y - 9, plot.X(upper) - plot.X(lower), 18, style.Color, 0.25,
                string.Create(CultureInfo.InvariantCulture, $"{row.Name}: median {median:0.####}, quartiles {lower:0.####} and {upper:0.####}"));
            plot.Canvas.Line(plot.X(median), y - 9, plot.X(median), y + 9, "median");
        }
        foreach (double value in values)
            plot.Canvas.Mark(plot.X(value), y, style, string.Create(CultureInfo.InvariantCulture, $"{row.Name}: {value:0.####}"), 3);
    }
}
