using DeepEstimators.Comparison.Report.Sections;

namespace DeepEstimators.Comparison.Report;

/// <summary>
/// A comparison as one page that holds all it needs: no file beside it, nothing from a network. Charts are SVG that the library draws: a
/// charting library would have to be carried in every report, and its pictures would exist only where scripts run.
/// </summary>
internal static class HtmlReport
{
    public static string Write(ComparisonResult result, HtmlReportOptions options)
    {
        (string Title, string Name)[] metrics =
        [
            (ShownMetrics.Title(result.PrimaryMetric), result.PrimaryMetric),
            .. ShownMetrics.Others(result.Objective, result.PrimaryMetric, result.Candidates),
        ];
        var body = new HtmlWriter();
        body.Raw("<h1>").Text(options.Title).Raw("</h1>");
        SummarySection.Write(body, result);
        ResultsSection.Write(body, result, metrics);
        DifferencesSection.Write(body, result);
        FoldSection.Write(body, result, metrics);
        CurveSection.Write(body, result);
        ConfusionSection.Write(body, result);
        CostSection.Write(body, result);
        LearningCurveSection.Write(body, options.LearningCurve);
        HistorySection.Write(body, result);
        DepthSection.Write(body, options.DepthStudy);
        ExampleSection.Write(body, result, options);
        PictureSection.Write(body, options.Pictures);
        EnvironmentSection.Write(body, result.Candidates, options.Clock.GetUtcNow());
        return Page(options.Title, body);
    }

    public static string Write(DataSetsComparison comparison, HtmlReportOptions options)
    {
        var body = new HtmlWriter();
        body.Raw("<h1>").Text(options.Title).Raw("</h1>");
        DataSetsSection.Write(body, comparison);
        EnvironmentSection.Write(body, [], options.Clock.GetUtcNow());
        return Page(options.Title, body);
    }

    private static string Page(string title, HtmlWriter body) =>
        $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{HtmlWriter.Escape(title)}</title>
            <style>
            {Resource("report.css")}
            </style>
            </head>
            <body>
            <main>
            {body}
            </main>
            <script>
            {Resource("report.js")}
            </script>
            </body>
            </html>
            """;

    private static string Resource(string name)
    {
        using Stream stream = typeof(HtmlReport).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Trim();
    }
}
