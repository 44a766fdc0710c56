using System.Globalization;
using System.Net;
using System.Text;

namespace DeepEstimators.Comparison.Report.Charts;

/// <summary>Writes the elements of one SVG picture. Lengths are pixels, from the top left; texts are escaped.</summary>
internal sealed class SvgCanvas
{
    private readonly StringBuilder _elements = new();

    public SvgCanvas(double width, double height, string title)
    {
        _elements.Append(CultureInfo.InvariantCulture,
            $"<svg class=\"chart\" role=\"img\" viewBox=\"0 0 {width:0.#} {height:0.#}\" width=\"{width:0.#}\" height=\"{height:0.#}\" aria-label=\"{Escape(title)}\">");
    }

    public void Line(double x1, double y1, double x2, double y2, string style = "axis") => _elements.Append(CultureInfo.InvariantCulture,
        $"<line class=\"{style}\" x1=\"{x1:0.##}\" y1=\"{y1:0.##}\" x2=\"{x2:0.##}\" y2=\"{y2:0.##}\"/>");

    /// <summary>A line through the points, in a series' colour and dashes.</summary>
    public void Polyline(IEnumerable<(double X, double Y)> points, SeriesStyle style, string title)
    {
        _elements.Append(CultureInfo.InvariantCulture, $"<polyline class=\"series\" stroke=\"{style.Color}\" stroke-dasharray=\"{style.Dashes}\" points=\"");
        foreach ((double x, double y) in points)
            _elements.Append(CultureInfo.InvariantCulture, $"{x:0.##},{y:0.##} ");
        _elements.Append(CultureInfo.InvariantCulture, $"\"><title>{Escape(title)}</title></polyline>");
    }

    /// <summary>The area between an upper and a lower line, in a light shade of a series' colour.</summary>
    public void Band(IEnumerable<(double X, double Y)> outline, SeriesStyle style)
    {
        _elements.Append(CultureInfo.InvariantCulture, $"<polygon fill=\"{style.Color}\" fill-opacity=\"0.15\" points=\"");
        foreach ((double x, double y) in outline)
            _elements.Append(CultureInfo.InvariantCulture, $"{x:0.##},{y:0.##} ");
        _elements.Append("\"/>");
    }

    public void Rectangle(double x, double y, double width, double height, string fill, double opacity, string title) => _elements.Append(
        CultureInfo.InvariantCulture,
        $"<rect x=\"{x:0.##}\" y=\"{y:0.##}\" width=\"{Math.Max(0, width):0.##}\" height=\"{Math.Max(0, height):0.##}\" fill=\"{fill}\" fill-opacity=\"{opacity:0.##}\" stroke=\"{fill}\"><title>{Escape(title)}</title></rect>");

    /// <summary>A mark of the series' own shape, which tells series apart without colour.</summary>
    public void Mark(double x, double y, SeriesStyle style, string title, double size = 4.5)
    {
        _elements.Append(CultureInfo.InvariantCulture, $"<path class=\"mark\" fill=\"{style.Color}\" d=\"{style.Shape.PathAt(x, y, size)}\"><title>{Escape(title)}</title></path>");
    }

    /// <summary>A text; anchor: start, middle or end.</summary>
    public void Text(double x, double y, string text, string anchor = "start", string style = "label", double turn = 0)
    {
        _elements.Append(CultureInfo.InvariantCulture, $"<text class=\"{style}\" x=\"{x:0.##}\" y=\"{y:0.##}\" text-anchor=\"{anchor}\"");
        if (turn != 0)
            _elements.Append(CultureInfo.InvariantCulture, $" transform=\"rotate({turn:0.#} {x:0.##} {y:0.##})\"");
        _elements.Append('>').Append(Escape(text)).Append("</text>");
    }

    public string ToSvg() => $"{_elements}</svg>";

    private static string Escape(string text) => WebUtility.HtmlEncode(text);
}
