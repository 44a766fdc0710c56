using System.Globalization;
using System.Net;
using System.Text;

namespace DeepEstimators.Comparison.Report;

/// <summary>Writes the body of a page; texts are escaped.</summary>
internal sealed class HtmlWriter
{
    private readonly StringBuilder _html = new();

    public HtmlWriter Section(string heading, string? note = null)
    {
        _html.Append("<section><h2>").Append(Escape(heading)).Append("</h2>");
        return note is null ? this : Paragraph(note);
    }

    public HtmlWriter EndSection() => Raw("</section>\n");

    public HtmlWriter Paragraph(string text)
    {
        _html.Append("<p>").Append(Escape(text)).Append("</p>");
        return this;
    }

    /// <summary>A chart with a caption; nothing for an empty chart.</summary>
    public HtmlWriter Figure(string svg, string caption) =>
        svg.Length == 0 ? this : Raw("<figure>").Raw(svg).Raw("<figcaption>").Text(caption).Raw("</figcaption></figure>");

    public HtmlWriter Table(string name, IReadOnlyList<string> headings)
    {
        _html.Append("<div class=\"wide\"><table class=\"sortable\" aria-label=\"").Append(Escape(name)).Append("\"><thead><tr>");
        foreach (string heading in headings)
            _html.Append("<th scope=\"col\"><button type=\"button\">").Append(Escape(heading)).Append("</button></th>");
        return Raw("</tr></thead><tbody>");
    }

    public HtmlWriter Row(string? style = null)
    {
        _html.Append(style is null ? "<tr>" : $"<tr class=\"{style}\">");
        return this;
    }

    public HtmlWriter Cell(string text)
    {
        _html.Append("<td>").Append(Escape(text)).Append("</td>");
        return this;
    }

    /// <summary>A number: what is shown, and what the table sorts by.</summary>
    public HtmlWriter Number(string text, double? value)
    {
        _html.Append(CultureInfo.InvariantCulture, $"<td class=\"number\" data-value=\"{value ?? double.NaN:R}\">").Append(Escape(text)).Append("</td>");
        return this;
    }

    public HtmlWriter EndRow() => Raw("</tr>");

    public HtmlWriter EndTable() => Raw("</tbody></table></div>");

    public HtmlWriter Text(string text) => Raw(Escape(text));

    public HtmlWriter Raw(string html)
    {
        _html.Append(html);
        return this;
    }

    public override string ToString() => _html.ToString();

    internal static string Escape(string text) => WebUtility.HtmlEncode(text);
}
