namespace DeepEstimators.Comparison.Report.Charts;

/// <summary>A named point of a scatter chart.</summary>
internal sealed record ScatterPoint(string Name, double X, double Y, string Title);

/// <summary>Named points, of which some are joined by a line: what each candidate costs, and the front that no other beats.</summary>
internal sealed record ScatterChart(
    string Title, string HorizontalName, string VerticalName, IReadOnlyList<ScatterPoint> Points, IReadOnlyList<ScatterPoint> Front)
{
    public string ToSvg()
    {
        var plot = new PlotArea(
            Title, HorizontalName, AxisScale.Logarithmic(Points.Select(point => point.X)), VerticalName,
            AxisScale.Linear(Points.Select(point => point.Y)), [.. Points.Select(point => point.Name)]);
        ScatterPoint[] front = [.. Front.OrderBy(point => point.X)];
        for (int i = 1; i < front.Length; i++)
        {
            // A step: between two points of the front the cheaper one is the best to be had.
            plot.Canvas.Line(plot.X(front[i - 1].X), plot.Y(front[i - 1].Y), plot.X(front[i].X), plot.Y(front[i - 1].Y), "reference");
            plot.Canvas.Line(plot.X(front[i].X), plot.Y(front[i - 1].Y), plot.X(front[i].X), plot.Y(front[i].Y), "reference");
        }
        for (int i = 0; i < Points.Count; i++)
            plot.Canvas.Mark(plot.X(Points[i].X), plot.Y(Points[i].Y), SeriesStyle.Of(i), Points[i].Title, 6);
        return plot.Canvas.ToSvg();
    }
}
