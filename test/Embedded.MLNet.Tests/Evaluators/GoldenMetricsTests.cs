using System.Globalization;
using System.Text.Json;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Embedded.MLNet.Tests.Evaluators;

/// <summary>Evaluate against the values that the real ML.NET gave for the same scores.</summary>
public class GoldenMetricsTests
{
    private readonly MLContext _ml = new(seed: 1);

    [SkippableFact]
    [Walks("metrics.json", "binary")]
    public void Binary_metrics_and_exceptions_equal_the_golden_ones()
    {
        var checker = new GoldenChecker();
        foreach (var (name, call, input, result) in Cases("binary"))
        {
            var data = GoldenScores.Binary(_ml, input);
            checker.Check($"{name}: {call}", result, () => call.Contains("NonCalibrated", StringComparison.Ordinal)
                ? _ml.BinaryClassification.EvaluateNonCalibrated(data)
                : _ml.BinaryClassification.Evaluate(data));
        }
        Assert.True(checker.CaseCount >= 25, $"Only {checker.CaseCount} cases");
        Assert.Empty(checker.Failures);
    }

    [SkippableFact]
    [Walks("metrics.json", "multiclass")]
    public void Multiclass_metrics_and_exceptions_equal_the_golden_ones()
    {
        var checker = new GoldenChecker();
        foreach (var (name, call, input, result) in Cases("multiclass"))
        {
            var data = GoldenScores.Multiclass(_ml, input);
            var topK = OptionOf(call, "topKPredictionCount: ") is { } text ? int.Parse(text.TrimEnd(')'), CultureInfo.InvariantCulture) : 0;
            checker.Check($"{name}: {call}", result, () => _ml.MulticlassClassification.Evaluate(data, topKPredictionCount: topK));
        }
        Assert.True(checker.CaseCount >= 25, $"Only {checker.CaseCount} cases");
        Assert.Empty(checker.Failures);
    }

    [SkippableFact]
    [Walks("metrics.json", "regression")]
    public void Regression_metrics_equal_the_golden_ones()
    {
        var checker = new GoldenChecker();
        foreach (var (name, call, input, result) in Cases("regression"))
            checker.Check($"{name}: {call}", result, () => _ml.Regression.Evaluate(GoldenScores.Regression(_ml, input)));
        Assert.True(checker.CaseCount >= 10, $"Only {checker.CaseCount} cases");
        Assert.Empty(checker.Failures);
    }

    [SkippableFact]
    [Walks("metrics.json", "clustering")]
    public void Clustering_metrics_equal_the_golden_ones()
    {
        var checker = new GoldenChecker();
        foreach (var (name, call, input, result) in Cases("clustering"))
        {
            var all = call.Contains("\"Label\", \"Score\", \"Features\"", StringComparison.Ordinal);
            var label = all || call.Contains("labelColumnName", StringComparison.Ordinal) ? "Label" : null;
            var features = all || call.Contains("featureColumnName", StringComparison.Ordinal) ? "Features" : null;
            checker.Check($"{name}: {call}", result, () => _ml.Clustering.Evaluate(new GoldenView(input), label, "Score", features));
        }
        Assert.Equal(7, checker.CaseCount);
        Assert.Empty(checker.Failures);
    }

    [SkippableFact]
    [Walks("metrics.json", "ranking")]
    public void Ranking_metrics_and_exceptions_equal_the_golden_ones()
    {
        var checker = new GoldenChecker();
        foreach (var (name, call, input, result) in Cases("ranking"))
        {
            var options = new RankingEvaluatorOptions();
            if (OptionOf(call, "DcgTruncationLevel = ") is { } level)
                options.DcgTruncationLevel = int.Parse(level.TrimEnd(')').TrimEnd('}').Trim().TrimEnd(','), CultureInfo.InvariantCulture);
            if (call.Split('"') is [_, var gains, _])
                options.LabelGains = gains;
            checker.Check($"{name}: {call}", result, () => call.Contains("Options", StringComparison.Ordinal)
                ? _ml.Ranking.Evaluate(new GoldenView(input), options)
                : _ml.Ranking.Evaluate(new GoldenView(input)));
        }
        Assert.Equal(12, checker.CaseCount);
        Assert.Empty(checker.Failures);
    }

    [SkippableFact]
    [Walks("metrics.json", "anomaly")]
    public void Anomaly_metrics_and_exceptions_equal_the_golden_ones()
    {
        var checker = new GoldenChecker();
        foreach (var (name, call, input, result) in Cases("anomaly"))
        {
            var count = OptionOf(call, "falsePositiveCount: ") is { } text ? int.Parse(text.TrimEnd(')'), CultureInfo.InvariantCulture) : 10;
            checker.Check($"{name}: {call}", result, () => _ml.AnomalyDetection.Evaluate(new GoldenView(input), falsePositiveCount: count));
        }
        Assert.Equal(11, checker.CaseCount);
        Assert.Empty(checker.Failures);
    }

    // The word after a name in a call.
    private static string? OptionOf(string call, string name) =>
        call.Split(name) is [_, var rest] ? rest.Split(' ')[0] : null;

    private static IEnumerable<(string Name, string Call, JsonElement Input, JsonElement Result)> Cases(string task)
    {
        JsonElement lastInput = default;
        foreach (var entry in GoldenFiles.Read("metrics.json").GetProperty(task).EnumerateArray())
        {
            var input = entry.GetProperty("input");
            if (input.ValueKind == JsonValueKind.String)
                input = lastInput;
            lastInput = input;
            yield return (entry.GetProperty("name").GetString()!, entry.GetProperty("call").GetString()!, input, entry.GetProperty("result"));
        }
    }
}
