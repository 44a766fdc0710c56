using System.Globalization;
using Spectre.Console;

namespace DeepEstimators.Samples.Reports;

/// <summary>Shows learning curves in the terminal: a row a candidate, a column a number of rows.</summary>
public static class TerminalCurve
{
    /// <summary>The table.</summary>
    public static Table Of(LearningCurve curve)
    {
        ArgumentNullException.ThrowIfNull(curve);
        long[] rows = [.. curve.Series.SelectMany(series => series.Points.Select(point => point.TrainRows)).Distinct().Order()];
        var table = new Table { Border = TableBorder.Simple, ShowRowSeparators = false };
        table.AddColumn(new TableColumn(Markup.Escape($"{curve.Metric} after rows")).NoWrap());
        foreach (long count in rows)
            table.AddColumn(new TableColumn(count.ToString("#,0", CultureInfo.InvariantCulture)).NoWrap().RightAligned());
        foreach (LearningCurveSeries series in curve.Series)
            table.AddRow([Markup.Escape(series.Candidate), .. rows.Select(count => Cell(series, count))]);
        return table;
    }

    private static string Cell(LearningCurveSeries series, long rows) =>
        series.Points.FirstOrDefault(point => point.TrainRows == rows)?.Metric.Mean.ToString("G5", CultureInfo.InvariantCulture) ?? "–";
}
