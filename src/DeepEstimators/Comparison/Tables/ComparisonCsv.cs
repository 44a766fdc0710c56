using System.Globalization;

namespace DeepEstimators;

/// <summary>A comparison as comma-separated values, as RFC 4180 has them.</summary>
internal static class ComparisonCsv
{
    public static void Write(TextWriter writer, ComparisonResult result)
    {
        ArgumentNullException.ThrowIfNull(writer);
        string[] metrics = [.. result.Candidates.SelectMany(candidate => candidate.Metrics.Select(metric => metric.Name)).Distinct()];
        string[] tags = [.. result.Candidates.SelectMany(candidate => candidate.Tags.Keys).Distinct()];
        Line(writer, ["Candidate", .. tags, "Repeat", "Fold", "TrainRows", "TestRows", .. metrics,
            "FitSeconds", "ScoreSeconds", "ModelBytes", "PeakMemoryBytes", "Parameters", "Device", "Error"]);
        foreach (CandidateResult candidate in result.Candidates)
        {
            string[] start = [candidate.Name, .. tags.Select(tag => candidate.Tags.GetValueOrDefault(tag, ""))];
            if (candidate.Error is { } error)
                Line(writer, [.. start, .. Enumerable.Repeat("", metrics.Length + 10), error.Message]);
            foreach (FoldResult fold in candidate.Folds)
            {
                Line(writer,
                [
                    .. start, Text(fold.Repeat), Text(fold.Fold), Text(fold.TrainRows), Text(fold.TestRows),
                    .. metrics.Select(metric => fold.Metrics.TryGetValue(metric, out double value) ? Text(value) : ""),
                    .. MetricRow.Costs(fold).Select(cost => Text(cost.Value)), fold.Device, "",
                ]);
            }
        }
    }

    private static string Text(double? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static void Line(TextWriter writer, IEnumerable<string> fields) => writer.Write(string.Join(',', fields.Select(Quoted)) + "\n");

    private static string Quoted(string field) =>
        field.AsSpan().IndexOfAny(",\"\r\n") < 0 ? field : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
