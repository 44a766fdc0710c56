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
    public void Multiclass_metrics_and_exceptions_equal_the_golden_ones()
    {
        var checker = new GoldenChecker();
        foreach (var (name, call, input, result) in Cases("multiclass"))
        {
            var data = GoldenScores.Multiclass(_ml, input);
            const string TopK = "topKPredictionCount: ";
            var at = call.IndexOf(TopK, StringComparison.Ordinal);
            var topK = at < 0 ? 0 : int.Parse(call[(at + TopK.Length)..].TrimEnd(')'), CultureInfo.InvariantCulture);
            checker.Check($"{name}: {call}", result, () => _ml.MulticlassClassification.Evaluate(data, topKPredictionCount: topK));
        }
        Assert.True(checker.CaseCount >= 25, $"Only {checker.CaseCount} cases");
        Assert.Empty(checker.Failures);
    }

    [SkippableFact]
    public void Regression_metrics_equal_the_golden_ones()
    {
        var checker = new GoldenChecker();
        foreach (var (name, call, input, result) in Cases("regression"))
            checker.Check($"{name}: {call}", result, () => _ml.Regression.Evaluate(GoldenScores.Regression(_ml, input)));
        Assert.True(checker.CaseCount >= 10, $"Only {checker.CaseCount} cases");
        Assert.Empty(checker.Failures);
    }

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
