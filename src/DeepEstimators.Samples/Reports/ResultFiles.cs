using System.Text;
using Spectre.Console;

namespace DeepEstimators.Samples.Reports;

/// <summary>Writes results into a folder, as JSON, CSV and Markdown.</summary>
public static class ResultFiles
{
    /// <summary>Writes <c>result.json</c>, <c>result.csv</c> and <c>result.md</c>.</summary>
    public static void Write(string folder, ComparisonResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        Directory.CreateDirectory(folder);
        WriteJson(Path.Combine(folder, "result.json"), result.WriteJson);
        using (var csv = new StreamWriter(Path.Combine(folder, "result.csv")))
            result.WriteCsv(csv);
        File.WriteAllText(Path.Combine(folder, "result.md"), result.ToMarkdown(), Encoding.UTF8);
    }

    /// <summary>Writes <c>learning-curve.json</c> and <c>learning-curve.md</c>.</summary>
    public static void Write(string folder, LearningCurve curve)
    {
        ArgumentNullException.ThrowIfNull(curve);
        Directory.CreateDirectory(folder);
        WriteJson(Path.Combine(folder, "learning-curve.json"), curve.WriteJson);
        File.WriteAllText(Path.Combine(folder, "learning-curve.md"), curve.ToMarkdown(), Encoding.UTF8);
    }

    /// <summary>Writes <c>data-sets.json</c> and <c>data-sets.md</c>.</summary>
    public static void Write(string folder, DataSetsComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        Directory.CreateDirectory(folder);
        WriteJson(Path.Combine(folder, "data-sets.json"), comparison.WriteJson);
        File.WriteAllText(Path.Combine(folder, "data-sets.md"), comparison.ToMarkdown(), Encoding.UTF8);
    }

    /// <summary>Writes one file.</summary>
    public static void WriteJson(string path, Action<Stream> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        using FileStream file = File.Create(path);
        write(file);
    }

    /// <summary>Writes a report, in a folder that is made if need be, and says where it is.</summary>
    public static void WriteReport(string path, Action<string> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        string full = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        write(full);
        AnsiConsole.MarkupLine($"[grey]report: {Markup.Escape(full)}[/]");
    }
}
