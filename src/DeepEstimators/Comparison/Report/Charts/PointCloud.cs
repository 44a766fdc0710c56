namespace DeepEstimators.Comparison.Report.Charts;

/// <summary>Many points of one kind over equal axes, with the diagonal: predicted against true numbers.</summary>
internal sealed record PointCloud(string Title, string HorizontalName, string VerticalName, IReadOnlyList<ChartPoint> Points)
{
    public string ToSvg()
    {
        var values = Points.SelectMany(point => new[] { point.X, point.Y }).ToArray();
        AxisScale scale = AxisScale.Linear(values);
        var plot = new PlotArea(Title, HorizontalName, scale, VerticalName, scale, width: 420, height: 340);
        plot.Canvas.Line(plot.X(scale.Ticks[0]), plot.Y(scale.Ticks[0]), plot.X(scale.Ticks[^1]), plot.Y(scale.Ticks[^1]), "reference");
        foreach (ChartPoint point in Points.Where(point => double.IsFinite(point.X) && double.IsFinite(point.Y)))
            plot.Canvas.Rectangle(plot.X(point.X) - 1, plot.Y(point.Y) - 1, 2, 2, SeriesStyle.Of(0).Color, 0.5, "");
        return plot.Canvas.ToSvg();
    }
}
