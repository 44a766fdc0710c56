using System.Text.Json;
using DeepEstimators.Samples.Candidates;

namespace DeepEstimators.Samples.Reports;

/// <summary>Writes a comparison as a JSON array, one object a candidate.</summary>
public static class ComparisonJson
{
    private static readonly JsonWriterOptions s_options = new() { Indented = true };

    /// <summary>Writes the array to a file.</summary>
    public static void Write(string path, ComparisonResult result, IReadOnlyList<Candidate> candidates)
    {
        using FileStream file = File.Create(path);
        using var json = new Utf8JsonWriter(file, s_options);
        json.WriteStartArray();
        foreach (CandidateResult row in result.Candidates)
        {
            Candidate candidate = candidates.First(candidate => candidate.Name == row.Name);
            json.WriteStartObject();
            json.WriteString("candidate", row.Name);
            json.WriteString("features", Name(candidate.Features));
            json.WriteString("learner", candidate.Learner);
            json.WriteStartObject("metrics");
            foreach (MetricSummary metric in row.Metrics)
            {
                json.WriteStartObject(metric.Name);
                WriteNumber(json, "mean", metric.Mean);
                WriteNumber(json, "sd", metric.StandardDeviation);
                json.WriteEndObject();
            }
            json.WriteEndObject();
            WriteNumber(json, "fitSeconds", row.FitSeconds);
            WriteNumber(json, "rowsPerSecond", row.RowsPerSecond);
            if (row.ModelBytes is { } size)
                json.WriteNumber("modelBytes", size);
            else
                json.WriteNull("modelBytes");
            json.WriteString("error", row.Error?.Message);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    /// <summary>The name of a source of features in tables and files.</summary>
    public static string Name(FeatureSource source) => source switch
    {
        FeatureSource.HandEngineered => "hand-engineered",
        FeatureSource.Raw => "raw",
        _ => "learned",
    };

    // JSON has no infinities, and a log-loss can be one.
    private static void WriteNumber(Utf8JsonWriter json, string name, double value)
    {
        if (double.IsFinite(value))
            json.WriteNumber(name, value);
        else
            json.WriteNull(name);
    }
}
