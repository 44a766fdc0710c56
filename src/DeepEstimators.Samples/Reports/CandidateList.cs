using System.Text.Encodings.Web;
using System.Text.Json;

namespace DeepEstimators.Samples.Reports;

/// <summary>What <c>--json</c> writes: an array with one object a candidate. All of a comparison's numbers are in <see cref="ComparisonResult.WriteJson"/>.</summary>
public static class CandidateList
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes the candidates in their order; numbers that are not finite are null.</summary>
    public static void Write(Stream stream, ComparisonResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        JsonSerializer.Serialize(stream, result.Candidates.Select(candidate => new
        {
            Candidate = candidate.Name,
            Features = candidate.Tags.GetValueOrDefault("features"),
            Learner = candidate.Tags.GetValueOrDefault("learner"),
            Metrics = candidate.Metrics.ToDictionary(
                metric => metric.Name, metric => new { Mean = Finite(metric.Mean), Sd = Finite(metric.StandardDeviation) }),
            FitSeconds = Finite(candidate.FitSeconds),
            RowsPerSecond = Finite(candidate.RowsPerSecond),
            candidate.ModelBytes,
            Error = candidate.Error?.Message,
        }), s_json);
    }

    private static double? Finite(double? value) => value is { } number && double.IsFinite(number) ? number : null;
}
