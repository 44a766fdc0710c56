using DeepEstimators.Inputs;
using DeepEstimators.Training;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DeepEstimators.Comparison.Report.Sections;

/// <summary>The worst mistakes of the best candidate, with what they look like or say.</summary>
internal static class ExampleSection
{
    private const int LongestText = 400;

    public static void Write(HtmlWriter page, ComparisonResult result, HtmlReportOptions options)
    {
        if (result.Best is not { } best || options is not { Data: { } data, ExampleColumnName: { } name, Examples: > 0 })
            return;
        DataViewSchema.Column column = data.Schema[name];
        if (!ExampleReader.CanRead(column.Type))
            return;
        IReadOnlyList<Mistake> mistakes = Mistake.WorstOf(best, result, options.Examples);
        Dictionary<int, Example> examples = ExampleReader.Read(data, column, mistakes.Select(mistake => mistake.Row));
        page.Section("Mistakes", $"What {best.Name} is most wrong about, the worst first.").Raw("<div class=\"side\">");
        foreach (Mistake mistake in mistakes.Where(mistake => examples.ContainsKey(mistake.Row)))
            WriteOne(page, examples[mistake.Row], Caption(mistake, result), column.Type);
        page.Raw("</div>").EndSection();
    }

    private static string Caption(Mistake mistake, ComparisonResult result) => result.Objective == Objective.Regression
        ? $"row {mistake.Row}: {NumberText.Metric(mistake.Actual)}, predicted {NumberText.Metric(mistake.Predicted)}"
        : $"row {mistake.Row}: {result.Classes[(int)mistake.Actual]}, taken for {result.Classes[(int)mistake.Predicted]}";

    private static void WriteOne(HtmlWriter page, Example example, string caption, DataViewType type)
    {
        if (example.Text is { } text)
        {
            page.Raw("<figure class=\"text\"><blockquote>").Text(text.Length > LongestText ? text[..LongestText] + "…" : text)
                .Raw("</blockquote><figcaption>").Text(caption).Raw("</figcaption></figure>");
            return;
        }
        if (PictureOf(caption, example.Numbers!, type) is { } picture)
            PictureSection.Figure(page, picture, caption);
    }

    // Stretched from the least to the largest value, as pixels may be from 0 to 1, 0 to 255 or anything.
    private static ReportPicture? PictureOf(string caption, float[] values, DataViewType type)
    {
        if (new ImageShapeChoice(null, null, null).Find(type) is not { Channels: 1 or 3 } shape)
            return null;
        float least = values.Min(), range = values.Max() - least;
        return new ReportPicture(
            caption, shape.Channels, shape.Height, shape.Width, [.. values.Select(value => range > 0 ? (value - least) / range : 0)]);
    }
}
