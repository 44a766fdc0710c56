namespace DeepEstimators.Comparison.Report.Charts;

/// <summary>The frame of a chart: axes with ticks, grid and names, a legend below, and places for the data.</summary>
internal sealed class PlotArea
{
    private const double LegendLine = 18;
    private const double LegendColumn = 250;

    private readonly AxisScale _horizontal;
    private readonly AxisScale _vertical;
    private readonly double _left;
    private readonly double _width;
    private readonly double _height;
    private const double Top = 12;
    private const double Right = 30;

    public PlotArea(
        string title, string horizontalName, AxisScale horizontal, string verticalName, AxisScale vertical,
        IReadOnlyList<string>? legend = null, double width = 520, double height = 320, double left = 64)
    {
        (_horizontal, _vertical, _left) = (horizontal, vertical, left);
        (_width, _height) = (width - left - Right, height);
        int columns = Math.Max(1, (int)(width / LegendColumn));
        int lines = ((legend?.Count ?? 0) + columns - 1) / columns;
        Canvas = new SvgCanvas(width, Top + height + 44 + (lines * LegendLine), title);
        foreach (double tick in horizontal.Ticks)
        {
            Canvas.Line(X(tick), Top, X(tick), Top + _height, "grid");
            Canvas.Text(X(tick), Top + _height + 16, horizontal.Label(tick), "middle", "tick");
        }
        foreach (double tick in vertical.Ticks)
        {
            Canvas.Line(_left, Y(tick), _left + _width, Y(tick), "grid");
            Canvas.Text(_left - 6, Y(tick) + 4, vertical.Label(tick), "end", "tick");
        }
        DrawAxes(horizontalName, verticalName);
        for (int i = 0; i < (legend?.Count ?? 0); i++)
            DrawLegend(legend![i], SeriesStyle.Of(i), 10 + (i % columns * LegendColumn), Top + height + 56 + (i / columns * LegendLine));
    }

    /// <summary>A plot of rows with names, one below the other, in place of a vertical axis.</summary>
    public PlotArea(string title, string horizontalName, AxisScale horizontal, IReadOnlyList<string> rows, double rowHeight = 34, double width = 720)
    {
        (_horizontal, _vertical) = (horizontal, AxisScale.Unit());
        _left = Math.Min(280, 16 + (rows.Max(row => row.Length) * 7));
        (_width, _height) = (width - _left - Right, rows.Count * rowHeight);
        Canvas = new SvgCanvas(width, Top + _height + 44, title);
        foreach (double tick in horizontal.Ticks)
        {
            Canvas.Line(X(tick), Top, X(tick), Top + _height, "grid");
            Canvas.Text(X(tick), Top + _height + 16, horizontal.Label(tick), "middle", "tick");
        }
        for (int row = 0; row < rows.Count; row++)
            Canvas.Text(_left - 8, Top + ((row + 0.5) * rowHeight) + 4, rows[row], "end");
        DrawAxes(horizontalName, verticalName: null);
    }

    public SvgCanvas Canvas { get; }

    public double X(double value) => _left + (_horizontal.PlaceOf(value) * _width);

    public double Y(double value) => Top + ((1 - _vertical.PlaceOf(value)) * _height);

    /// <summary>The middle of a row of the plot of rows.</summary>
    public static double RowMiddle(int row, double rowHeight = 34) => Top + ((row + 0.5) * rowHeight);

    private void DrawAxes(string horizontalName, string? verticalName)
    {
        Canvas.Line(_left, Top + _height, _left + _width, Top + _height);
        Canvas.Line(_left, Top, _left, Top + _height);
        Canvas.Text(_left + (_width / 2), Top + _height + 34, horizontalName, "middle", "name");
        if (verticalName is not null)
            Canvas.Text(14, Top + (_height / 2), verticalName, "middle", "name", turn: -90);
    }

    private void DrawLegend(string name, SeriesStyle style, double x, double y)
    {
        Canvas.Polyline([(x, y - 4), (x + 30, y - 4)], style, name);
        Canvas.Mark(x + 15, y - 4, style, name, 3.5);
        Canvas.Text(x + 36, y, name);
    }
}
