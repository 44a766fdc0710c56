using System.Globalization;

namespace DeepEstimators.Comparison.Report.Charts;

/// <summary>A line of a chart.</summary>
/// <param name="Name">What the legend calls it.</param>
/// <param name="Points">Its points, from left to right; those that are not finite are left out.</param>
/// <param name="Band">The lower and upper ends of an interval around each point, or null.</param>
/// <param name="HasMarks">Whether each point gets a mark.</param>
internal sealed record LineSeries(
    string Name, IReadOnlyList<ChartPoint> Points, IReadOnlyList<(double Lower, double Upper)>? Band = null, bool HasMarks = false);

/// <summary>A point of a chart.</summary>
internal readonly record struct ChartPoint(double X, double Y);

/// <summary>Lines over one pair of axes: curves, histories, learning curves.</summary>
internal sealed record LineChart(
    string Title, string HorizontalName, string VerticalName, IReadOnlyList<LineSeries> Series)
{
    /// <summary>Both axes from 0 to 1.</summary>
    public bool IsUnitSquare { get; init; }

    /// <summary>A thin line from (0, 0) to (1, 1), to compare with.</summary>
    public bool HasDiagonal { get; init; }

    public bool HasLogarithmicX { get; init; }

    /// <summary>Powers of ten upwards; points that are not above 0 are left out.</summary>
    public bool HasLogarithmicY { get; init; }

    public string ToSvg()
    {
        var points = Series.SelectMany(series => series.Points).ToArray();
        var ends = Series.SelectMany(series => series.Band ?? []).SelectMany(band => new[] { band.Lower, band.Upper });
        AxisScale horizontal = IsUnitSquare ? AxisScale.Unit()
            : HasLogarithmicX ? AxisScale.Logarithmic(points.Select(point => point.X)) : AxisScale.Linear(points.Select(point => point.X));
        var heights = points.Select(point => point.Y).Concat(ends);
        AxisScale vertical = IsUnitSquare ? AxisScale.Unit() : HasLogarithmicY ? AxisScale.Logarithmic(heights) : AxisScale.Linear(heights);
        var plot = new PlotArea(
            Title, HorizontalName, horizontal, VerticalName, vertical, [.. Series.Select(series => series.Name)],
            height: IsUnitSquare ? 440 : 320);
        if (HasDiagonal)
            plot.Canvas.Line(plot.X(0), plot.Y(0), plot.X(1), plot.Y(1), "reference");
        for (int i = 0; i < Series.Count; i++)
            Draw(plot, Series[i], SeriesStyle.Of(i));
        return plot.Canvas.ToSvg();
    }

    private void Draw(PlotArea plot, LineSeries series, SeriesStyle style)
    {
        if (series.Band is { } band)
        {
            var known = Enumerable.Range(0, band.Count).Where(i => double.IsFinite(band[i].Lower) && double.IsFinite(band[i].Upper)).ToArray();
            plot.Canvas.Band(
                known.Select(i => (plot.X(series.Points[i].X), plot.Y(band[i].Upper)))
                    .Concat(known.Reverse().Select(i => (plot.X(series.Points[i].X), plot.Y(band[i].Lower)))),
                style);
        }
        ChartPoint[] points = [.. series.Points.Where(point => double.IsFinite(point.X) && double.IsFinite(point.Y) && (!HasLogarithmicY || point.Y > 0))];
        plot.Canvas.Polyline(points.Select(point => (plot.X(point.X), plot.Y(point.Y))), style, series.Name);
        if (!series.HasMarks)
            return;
        foreach (ChartPoint point in points)
        {
            plot.Canvas.Mark(
                plot.X(point.X), plot.Y(point.Y), style,
                string.Create(CultureInfo.InvariantCulture, $"{series.Name}: {point.X:0.####}, {point.Y:0.####}"), 3.5);
        }
    }
}
