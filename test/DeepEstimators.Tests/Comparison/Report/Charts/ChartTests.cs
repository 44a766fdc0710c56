using System.Globalization;
using System.Xml.Linq;
using DeepEstimators.Comparison.Report.Charts;

namespace DeepEstimators.Tests.Comparison.Report.Charts;

public class ChartTests
{
    [Fact]
    public void A_line_goes_through_its_points_and_leaves_out_what_is_not_finite()
    {
        XElement svg = Parse(new LineChart("t", "x", "y",
            [new LineSeries("a & b", [new(0, 0), new(5, double.NaN), new(10, 1)], HasMarks: true)]).ToSvg());

        XElement line = Elements(svg, "polyline").First(element => element.Value == "a & b" && Points(element).Length == 2 && Points(element)[0].X != 10);
        (double X, double Y)[] points = Points(line);
        Assert.Equal(2, points.Length);
        Assert.True(points[1].X > points[0].X && points[1].Y < points[0].Y, "Larger numbers are to the right and above.");
        Assert.Equal(3, Elements(svg, "path").Count()); // Two points and the legend.
        Assert.Contains(Elements(svg, "text"), text => text.Value == "a & b");
    }

    [Fact]
    public void A_box_spans_the_quartiles()
    {
        XElement svg = Parse(new BoxPlot("t", "accuracy", [new BoxPlotRow("one", [0, 1, 2, 3, 4]), new BoxPlotRow("none", [double.NaN])]).ToSvg());

        XElement box = Assert.Single(Elements(svg, "rect"));
        Assert.Equal("one: median 2, quartiles 0.6667 and 3.3333", box.Value);
        XElement[] ticks = [.. Elements(svg, "text").Where(text => (string?)text.Attribute("class") == "tick")];
        double zero = Number(ticks.Single(tick => tick.Value == "0"), "x"), four = Number(ticks.Single(tick => tick.Value == "4"), "x");
        Assert.Equal((four - zero) * (3.3333 - 0.6667) / 4, Number(box, "width"), 0.1);
        Assert.Equal(5, Elements(svg, "path").Count());
    }

    [Fact]
    public void Series_differ_in_more_than_colour()
    {
        var styles = Enumerable.Range(0, 12).Select(SeriesStyle.Of).ToArray();

        Assert.Equal(12, styles.Select(style => (style.Dashes, style.Shape)).Distinct().Count());
        Assert.Equal(7, styles.Select(style => style.Color).Distinct().Count());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_mark_is_a_closed_path_around_its_point(int shape)
    {
        string path = ((MarkShape)shape).PathAt(10, 20, 3);

        Assert.StartsWith("M", path, StringComparison.Ordinal);
        Assert.EndsWith("z", path, StringComparison.Ordinal);
    }

    [Fact]
    public void The_front_of_a_scatter_is_drawn_as_steps()
    {
        ScatterPoint cheap = new("cheap", 1, 0.8, ""), dear = new("dear", 100, 0.9, ""), poor = new("poor", 50, 0.7, "");

        XElement svg = Parse(new ScatterChart("t", "s", "accuracy", [cheap, dear, poor], [dear, cheap]).ToSvg());

        Assert.Equal(2, Elements(svg, "line").Count(line => (string?)line.Attribute("class") == "reference"));
        Assert.Equal(6, Elements(svg, "path").Count());
    }

    [Fact]
    public void Points_of_a_cloud_lie_on_the_diagonal_where_both_numbers_are_equal()
    {
        XElement svg = Parse(new PointCloud("t", "true", "predicted", [new(1, 1), new(3, 3), new(double.NaN, 1)]).ToSvg());

        XElement diagonal = Elements(svg, "line").Single(line => (string?)line.Attribute("class") == "reference");
        double slope = (Number(diagonal, "y2") - Number(diagonal, "y1")) / (Number(diagonal, "x2") - Number(diagonal, "x1"));
        XElement[] points = [.. Elements(svg, "rect")];
        Assert.Equal(2, points.Length);
        Assert.Equal(slope, (Number(points[1], "y") - Number(points[0], "y")) / (Number(points[1], "x") - Number(points[0], "x")), 0.01);
    }

    private static XElement Parse(string svg) => XElement.Parse(svg);

    private static IEnumerable<XElement> Elements(XElement svg, string name) => svg.Descendants(name);

    private static double Number(XElement element, string name) => double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);

    private static (double X, double Y)[] Points(XElement line) => [.. line.Attribute("points")!.Value
        .Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split(','))
        .Select(pair => (double.Parse(pair[0], CultureInfo.InvariantCulture), double.Parse(pair[1], CultureInfo.InvariantCulture)))];
}
