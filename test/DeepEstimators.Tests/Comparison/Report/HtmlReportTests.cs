using System.Xml.Linq;
using DeepEstimators.Explanations;
using DeepEstimators.Networks;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DeepEstimators.Tests.Comparison.Report;

public class HtmlReportTests
{
    private readonly MLContext _ml = new(seed: 1);

    [Fact]
    public void The_page_holds_table_charts_and_confusion_of_a_classification()
    {
        ComparisonResult result = ReportSamples.Classes(_ml);

        string html = result.ToHtml(new HtmlReportOptions { Title = "Yes & no" });

        Assert.Contains("<title>Yes &amp; no</title>", html, StringComparison.Ordinal);
        XElement body = ReportSamples.BodyOf(html);
        string[] headings = [.. body.Descendants("h2").Select(heading => heading.Value)];
        Assert.Equal(["Results", "Is it luck?", "Spread over the folds", "Curves", "Confusion", "At what cost?", "Training", "Environment"], headings);
        XElement table = body.Descendants("table").First();
        Assert.Equal(3, table.Element("tbody")!.Elements("tr").Count());
        Assert.All(table.Element("tbody")!.Elements("tr"), row => Assert.Equal(table.Descendants("th").Count(), row.Elements("td").Count()));
        Assert.Contains("failed: no such layer", body.Value, StringComparison.Ordinal);
        XElement confusion = body.Descendants("table").First(element => (string?)element.Attribute("class") == "confusion");
        Assert.Equal(150, confusion.Descendants("td").Sum(cell => int.Parse(cell.Value, System.Globalization.CultureInfo.InvariantCulture)));
        Assert.DoesNotContain("http", html.Replace("http://www.w3.org", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void A_regression_shows_predicted_against_true_numbers()
    {
        IDataView data = ComparisonData.View(_ml, 120);
        ComparisonResult result = _ml.Regression.Compare(data, "Target")
            .Add("trees", _ml.Regression.Trainers.FastTree("Target", numberOfTrees: 5, minimumExampleCountPerLeaf: 2))
            .Add("stump", _ml.Regression.Trainers.FastTree("Target", numberOfTrees: 1, numberOfLeaves: 2))
            .RunOnTestSet(data);

        XElement body = ReportSamples.BodyOf(result.ToHtml());

        Assert.Contains(body.Descendants("h2"), heading => heading.Value == "Predicted and true");
        Assert.Equal(240, body.Descendants("rect").Count(element => (string?)element.Attribute("width") == "2"));
        Assert.DoesNotContain(body.Descendants("h2"), heading => heading.Value is "Confusion" or "Spread over the folds");
    }

    [Fact]
    public void The_worst_mistakes_are_shown_with_their_text_or_picture()
    {
        ComparisonResult result = ReportSamples.Classes(_ml);
        IDataView data = ComparisonData.View(_ml, 150);

        XElement texts = ReportSamples.BodyOf(result.ToHtml(new HtmlReportOptions { Data = data, ExampleColumnName = "Group", Examples = 3 }));

        Assert.Equal(3, texts.Descendants("blockquote").Count(quote => quote.Value.StartsWith("group ", StringComparison.Ordinal)));
        XElement caption = texts.Descendants("figure").First(figure => (string?)figure.Attribute("class") == "text").Element("figcaption")!;
        Assert.Matches("^row [0-9]+: (False|True), taken for (False|True)$", caption.Value);

        var pictures = _ml.Data.LoadFromEnumerable(Enumerable.Range(0, 150).Select(i => new PictureRow { Pixels = [i, 0, 1, 2] }));
        XElement shown = ReportSamples.BodyOf(result.ToHtml(new HtmlReportOptions { Data = pictures, ExampleColumnName = "Pixels", Examples = 2 }));
        Assert.Equal(2, shown.Descendants("img").Count(image => image.Attribute("src")!.Value.StartsWith("data:image/bmp;base64,", StringComparison.Ordinal)));
    }

    [Fact]
    public void Learning_curves_are_drawn_with_their_intervals()
    {
        IDataView data = ComparisonData.View(_ml, 150);
        LearningCurve curve = _ml.BinaryClassification.Compare(data)
            .Add("trees", _ml.BinaryClassification.Trainers.FastTree(numberOfTrees: 4, minimumExampleCountPerLeaf: 2))
            .Add("stump", _ml.BinaryClassification.Trainers.FastTree(numberOfTrees: 1, numberOfLeaves: 2, minimumExampleCountPerLeaf: 2))
            .RunLearningCurve(new ComparisonOptions { Split = ComparisonSplit.KFold(3) }, [0.4, 1]);

        XElement body = ReportSamples.BodyOf(curve.Results[^1].ToHtml(new HtmlReportOptions { LearningCurve = curve }));

        XElement section = body.Elements("section").Single(element => element.Element("h2")?.Value == "How much data?");
        Assert.Equal(2, section.Descendants("polygon").Count());
        Assert.Equal(2, section.Descendants("polyline").Count(line => line.Attribute("points")!.Value.Trim().Split(' ').Length == 2 && line.Value == "trees"));
    }

    [Fact]
    public void A_depth_study_is_shown_by_depth_and_by_layer()
    {
        DepthResult Study(int depth, bool shortcuts, double accuracy, double[] gradients) => new(new ResNetNetwork(depth, 4, shortcuts, true, 0), 100 * depth)
        {
            TestAccuracy = accuracy,
            GradientsBefore = [.. gradients.Select((norm, i) => new LayerGradient($"layer{i}", norm, 1))],
        };
        ComparisonResult result = ReportSamples.Classes(_ml);

        XElement body = ReportSamples.BodyOf(result.ToHtml(new HtmlReportOptions
        {
            DepthStudy =
            [
                Study(8, false, 0.9, [0.1, 0.2, 0.3]), Study(20, false, 0.5, [1e-4, 1e-2, 0, 1]),
                Study(8, true, 0.92, [0.5, 0.5, 0.5]), Study(20, true, 0.95, [0.5, 0.6, 0.7, 0.8]) with { Error = "The loss is NaN." },
            ],
        }));

        XElement section = body.Elements("section").Single(element => element.Element("h2")?.Value == "How deep?");
        XElement[] charts = [.. section.Elements("figure")];
        Assert.Equal(2, charts.Length);
        Assert.Equal(["plain, with batch norm: 8, 0.9", "plain, with batch norm: 20, 0.5", "residual, with batch norm: 8, 0.92", "residual, with batch norm: 20, 0.95"],
            charts[0].Descendants("title").Select(title => title.Value).Where(title => title.Contains(": ", StringComparison.Ordinal)));
        // A gradient of 0 has no logarithm: three of four layers are drawn.
        string vanishing = charts[1].Descendants("polyline").Last(line => line.Value == "plain, with batch norm, 20 layers").Attribute("points")!.Value;
        Assert.Equal(3, vanishing.Trim().Split(' ').Length);
        Assert.Contains("The loss is NaN.", section.Element("div")!.Value, StringComparison.Ordinal);
        Assert.Equal(4, section.Descendants("tbody").Single().Elements("tr").Count());
    }

    [Fact]
    public void Several_data_sets_are_shown_by_ranks_and_bars()
    {
        ComparisonResult one = ReportSamples.Classes(_ml);
        DataSetsComparison comparison = DataSetsComparison.Of([("a", one), ("b", one), ("c", one)]);

        XElement body = ReportSamples.BodyOf(comparison.ToHtml(new HtmlReportOptions { Title = "three" }));

        string[] texts = [.. body.Descendants("text").Select(text => text.Value)];
        Assert.Contains("trees (1.00)", texts);
        Assert.Contains("network (2.00)", texts);
        Assert.Equal(4, body.Descendants("tbody").First().Elements("tr").Count());
    }

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        ComparisonResult result = ReportSamples.Classes(_ml);

        Assert.Throws<ArgumentOutOfRangeException>(() => result.ToHtml(new HtmlReportOptions { Examples = 201 }));
        ArgumentException error = Assert.Throws<ArgumentException>(() =>
            result.ToHtml(new HtmlReportOptions { Data = ComparisonData.View(_ml, 10), ExampleColumnName = "Nothing" }));
        Assert.Contains("'Nothing'; the data has: Id, Label", error.Message, StringComparison.Ordinal);
    }

    private sealed class PictureRow
    {
        [VectorType(2, 2)]
        public float[] Pixels { get; set; } = [];
    }
}
