using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using DeepEstimators.Comparison.Statistics;

namespace DeepEstimators;

/// <summary>Comparisons as JSON. JSON has no infinities, and a log-loss can be one: what is not finite is null.</summary>
internal static class ComparisonJson
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(), new FiniteNumberConverter() },
    };

    public static void Write(Stream stream, ComparisonResult result) => Write(stream, Of(result));

    public static void Write(Stream stream, LearningCurve curve) => Write(stream, (object)new
    {
        curve.Metric,
        curve.HigherIsBetter,
        Series = curve.Series.Select(series => new
        {
            series.Candidate,
            Points = series.Points.Select(point => new { point.TrainRows, Value = Of(point.Metric) }),
            series.Error,
        }),
        curve.Overtakings,
    });

    public static void Write(Stream stream, DataSetsComparison comparison) => Write(stream, (object)new
    {
        comparison.DataSets,
        comparison.Candidates,
        comparison.Values,
        comparison.Ranks.Ranks,
        comparison.Ranks.MeanRanks,
        comparison.Friedman,
        CriticalDifference = new
        {
            comparison.Diagram.CriticalDifference,
            comparison.Diagram.Significance,
            Groups = comparison.Diagram.Groups.Select(group => comparison.Diagram.Candidates
                .Skip(group.First).Take(group.Last - group.First + 1).Select(candidate => candidate.Name)),
        },
        comparison.LeftOut,
    });

    private static void Write(Stream stream, object value)
    {
        ArgumentNullException.ThrowIfNull(stream);
        JsonSerializer.Serialize(stream, value, s_json);
    }

    private static object Of(ComparisonResult result) => new
    {
        Task = result.Objective,
        Label = result.LabelColumnName,
        result.Split,
        result.Seed,
        result.Folds,
        result.Repeats,
        result.Classes,
        result.PrimaryMetric,
        result.HigherIsBetter,
        result.Significance,
        Candidates = result.Candidates.Select(candidate => Of(result, candidate)),
        Pairs = result.Pairs,
        ParetoFronts = Enum.GetValues<ComparisonCost>().ToDictionary(
            cost => cost.ToString(), cost => result.ParetoFront(cost).Select(candidate => candidate.Name).ToArray()),
        Environment = ComparisonEnvironment.Current,
    };

    private static object Of(ComparisonResult result, CandidateResult candidate) => new
    {
        candidate.Name,
        candidate.Tags,
        Metrics = candidate.Metrics.ToDictionary(metric => metric.Name, Of),
        candidate.FitSeconds,
        candidate.RowsPerSecond,
        candidate.ModelBytes,
        candidate.PeakMemoryBytes,
        candidate.Parameters,
        candidate.Device,
        IsAmongBest = result.IsAmongBest(candidate.Name),
        BetterThan = result.BetterThan(candidate.Name),
        Error = candidate.Error is { } error ? new { Type = error.GetType().FullName, error.Message } : null,
    };

    private static SummaryJson Of(MetricSummary metric) =>
        new(metric.Mean, metric.StandardDeviation, metric.Interval, metric.Values);

    private sealed record SummaryJson(double Mean, double StandardDeviation, ConfidenceInterval? Interval, IReadOnlyList<double> Values);

    private sealed class FiniteNumberConverter : JsonConverter<double>
    {
        public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDouble();

        public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
        {
            if (double.IsFinite(value))
                writer.WriteNumberValue(value);
            else
                writer.WriteNullValue();
        }
    }
}
