using DeepEstimators.Comparison.Report.Charts;

namespace DeepEstimators.Comparison.Report.Sections;

/// <summary>Quality against rows to learn from.</summary>
internal static class LearningCurveSection
{
    public static void Write(HtmlWriter page, LearningCurve? curve)
    {
        if (curve is null)
            return;
        page.Section("How much data?", string.Join(" ", curve.Findings()));
        LineSeries[] series = [.. curve.Series.Where(one => one.Points.Count > 0).Select(one => new LineSeries(
            one.Candidate,
            [.. one.Points.Select(point => new ChartPoint(point.TrainRows, point.Metric.Mean))],
            [.. one.Points.Select(point => (point.Metric.Interval?.Lower ?? double.NaN, point.Metric.Interval?.Upper ?? double.NaN))],
            HasMarks: true))];
        if (series.Length > 0)
        {
            string title = ShownMetrics.Title(curve.Metric);
            page.Figure(new LineChart("Learning curves", "rows to learn from", title, series) { HasLogarithmicX = true }.ToSvg(),
                $"{title} against rows to learn from, with 95 % intervals.");
        }
        page.EndSection();
    }
}
