using System.Text;
using DeepEstimators.Comparison.Report;

namespace DeepEstimators;

/// <summary>Reports of a comparison.</summary>
public static class ComparisonReports
{
    /// <summary>
    /// Writes one page that opens offline in any browser and prints: a table that sorts, the tests of all differences, box plots over the
    /// folds, ROC, precision-recall and calibration curves, confusion matrices, quality against cost, training histories, mistakes and
    /// the environment.
    /// </summary>
    /// <param name="result">The comparison.</param>
    /// <param name="path">The file, which is replaced; its folder must exist.</param>
    /// <param name="options">What it shows besides; null: the defaults.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void WriteHtml(this ComparisonResult result, string path, HtmlReportOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        File.WriteAllText(path, ToHtml(result, options), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }

    /// <summary>The page of a comparison as a text.</summary>
    /// <param name="result">The comparison.</param>
    /// <param name="options">What it shows besides; null: the defaults.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public static string ToHtml(this ComparisonResult result, HtmlReportOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        options ??= new HtmlReportOptions();
        options.Validate();
        return HtmlReport.Write(result, options);
    }

    /// <summary>Writes a page of candidates over several data sets: the critical-difference diagram, the tests and the table.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <param name="path">The file, which is replaced; its folder must exist.</param>
    /// <param name="options">The heading and the clock; null: the defaults.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void WriteHtml(this DataSetsComparison comparison, string path, HtmlReportOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        File.WriteAllText(path, ToHtml(comparison, options), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }

    /// <summary>The page over several data sets as a text.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <param name="options">The heading and the clock; null: the defaults.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public static string ToHtml(this DataSetsComparison comparison, HtmlReportOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        options ??= new HtmlReportOptions();
        options.Validate();
        return HtmlReport.Write(comparison, options);
    }
}
