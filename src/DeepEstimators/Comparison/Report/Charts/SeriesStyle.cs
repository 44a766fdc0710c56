namespace DeepEstimators.Comparison.Report.Charts;

/// <summary>
/// How a series is drawn: colours that people with every kind of colour vision tell apart (Okabe and Ito, "Color Universal Design",
/// 2008), and dashes and marks that tell series apart in print without colour.
/// </summary>
internal sealed record SeriesStyle(string Color, string Dashes, MarkShape Shape)
{
    private static readonly string[] s_colors = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000"];
    private static readonly string[] s_dashes = ["none", "7 3", "2 3", "9 3 2 3", "12 4", "4 2 1 2 1 2"];

    /// <summary>The style of a series by its number, from 0; the first 42 differ in colour or dashes.</summary>
    public static SeriesStyle Of(int number) => new(
        s_colors[number % s_colors.Length],
        s_dashes[number % s_dashes.Length],
        (MarkShape)(number % Enum.GetValues<MarkShape>().Length));
}
