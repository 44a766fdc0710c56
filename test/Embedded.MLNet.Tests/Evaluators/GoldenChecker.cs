using System.Collections;
using System.Text.Json;
using Microsoft.ML.Data;

namespace Embedded.MLNet.Tests.Evaluators;

/// <summary>Compares metrics objects with their golden values, property by property, or the exception with the golden one.</summary>
internal sealed class GoldenChecker
{
    private const double RelativeTolerance = 1e-6;

    /// <summary>What numbers may differ beside 1e-6 of their size.</summary>
    public double AbsoluteTolerance { get; set; } = 1e-9;

    public List<string> Failures { get; } = [];

    public int CaseCount { get; private set; }

    public void Check(string name, JsonElement golden, Func<object> call)
    {
        CaseCount++;
        object metrics;
        try
        {
            metrics = call();
        }
        catch (Exception exception)
        {
            if (!golden.TryGetProperty("exception", out var type))
                Failures.Add($"{name}: {exception}");
            else if (type.GetString() != exception.GetType().FullName)
                Failures.Add($"{name}: {exception.GetType()} in place of {type}");
            else if (golden.TryGetProperty("paramName", out var param) && (exception as ArgumentException)?.ParamName != param.GetString())
                Failures.Add($"{name}: the exception names {(exception as ArgumentException)?.ParamName}, not {param}");
            return;
        }
        if (golden.TryGetProperty("exception", out _))
        {
            Failures.Add($"{name}: no exception");
            return;
        }
        var properties = golden.EnumerateObject().ToArray();
        var actual = metrics.GetType().GetProperties();
        if (properties.Length != actual.Length)
            Failures.Add($"{name}: {actual.Length} properties in place of {properties.Length}");
        foreach (var property in properties)
            Compare($"{name}: {property.Name}", property.Value, metrics.GetType().GetProperty(property.Name)?.GetValue(metrics));
    }

    private void Compare(string name, JsonElement golden, object? actual)
    {
        switch (actual)
        {
            case ConfusionMatrix matrix:
                Compare(name + ".NumberOfClasses", golden.GetProperty("NumberOfClasses"), matrix.NumberOfClasses);
                Compare(name + ".Counts", golden.GetProperty("Counts"), matrix.Counts);
                Compare(name + ".PerClassPrecision", golden.GetProperty("PerClassPrecision"), matrix.PerClassPrecision);
                Compare(name + ".PerClassRecall", golden.GetProperty("PerClassRecall"), matrix.PerClassRecall);
                var table = golden.GetProperty("FormattedTable").GetString();
                if (matrix.GetFormattedConfusionTable().ReplaceLineEndings("\n") != table)
                    Failures.Add($"{name}:\n{matrix.GetFormattedConfusionTable()}in place of\n{table}");
                break;
            case MetricStatistics statistics:
                Compare(name + ".Mean", golden.GetProperty("Mean"), statistics.Mean);
                Compare(name + ".StandardDeviation", golden.GetProperty("StandardDeviation"), statistics.StandardDeviation);
                Compare(name + ".StandardError", golden.GetProperty("StandardError"), statistics.StandardError);
                Compare(name + ".Count", golden.GetProperty("Count"), statistics.Count);
                break;
            case IEnumerable values:
                var items = values.Cast<object>().ToArray();
                if (golden.ValueKind != JsonValueKind.Array || golden.GetArrayLength() != items.Length)
                    Failures.Add($"{name}: {items.Length} items in place of {golden}");
                else
                    for (var i = 0; i < items.Length; i++)
                        Compare($"{name}[{i}]", golden[i], items[i]);
                break;
            case null:
                if (golden.ValueKind != JsonValueKind.Null)
                    Failures.Add($"{name}: null in place of {golden}");
                break;
            default:
                if (golden.ValueKind == JsonValueKind.Null || !AreEqual(golden.Number(), Convert.ToDouble(actual, null)))
                    Failures.Add($"{name}: {actual} in place of {golden}");
                break;
        }
    }

    private bool AreEqual(double golden, double actual) =>
        golden.Equals(actual) || Math.Abs(golden - actual) <= (RelativeTolerance * Math.Abs(golden)) + AbsoluteTolerance;
}
