using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Embedded.MLNet.Tests.StandardTrainers;

/// <summary>Empty, one-class, NaN and infinite tables: scores or exceptions as the real trainers give them.</summary>
public class OddDataTests
{
    private const int TableCount = 11;

    public static TheoryData<string> Calls
    {
        get
        {
            var calls = new TheoryData<string>();
            try
            {
                foreach (var call in GoldenPipeline.Entries("errors.json", "oddData.cases")
                    .Where(entry => !entry.Name.Contains("Fast", StringComparison.Ordinal)).Select(entry => entry.Element.GetProperty("call").GetString()!).Distinct())
                    calls.Add(call);
            }
            catch (SkipException)
            {
                calls.Add("none");
            }
            return calls;
        }
    }

    [SkippableTheory]
    [MemberData(nameof(Calls))]
    public void Odd_tables_give_the_golden_scores_or_exceptions(string call)
    {
        var odd = GoldenFiles.Read("errors.json").GetProperty("oddData");
        var failures = new List<string>();
        var count = 0;
        foreach (var entry in odd.GetProperty("cases").EnumerateArray().Where(entry => entry.GetProperty("call").GetString() == call))
        {
            count++;
            var name = entry.GetProperty("data").GetString()!;
            var table = odd.GetProperty("tables").EnumerateArray().First(item => item.GetProperty("name").GetString() == name);
            Check(name, call, new GoldenView(table.GetProperty("view")), entry.GetProperty("result"), failures);
        }
        Assert.Equal(TableCount, count);
        Assert.True(failures.Count == 0, string.Join(Environment.NewLine, failures));
    }

    private static void Check(string name, string call, GoldenView data, JsonElement golden, List<string> failures)
    {
        object?[] scores;
        try
        {
            var scored = GoldenTrainerCall.Create(new MLContext(seed: 1), call).Fit(data).Transform(data);
            scores = ColumnValues.Read(scored, scored.Schema["Score"]);
        }
        catch (Exception exception)
        {
            if (!golden.TryGetProperty("exception", out var type) || type.GetString() != exception.GetType().FullName)
                failures.Add($"{name}: {exception.GetType()} {exception.Message} in place of {golden}");
            else if (golden.TryGetProperty("paramName", out var parameter) && parameter.GetString() != ((ArgumentException)exception).ParamName)
                failures.Add($"{name}: {exception.Message} in place of {golden}");
            return;
        }
        if (!golden.TryGetProperty("Score", out var expected))
        {
            failures.Add($"{name}: scores in place of {golden}");
            return;
        }
        var wanted = expected.EnumerateArray().Select(Numbers).ToArray();
        var found = Array.ConvertAll(scores, score => score is Array list ? list.Cast<object>().Select(Convert.ToDouble).ToArray() : [Convert.ToDouble(score, null)]);
        Assert.Equal(wanted.Length, found.Length);
        for (var row = 0; row < found.Length; row++)
        {
            // What an infinite feature times a weight of zero gives depends on whether the weights are stored sparse.
            if (wanted[row].Length > 1 && wanted[row].Any(double.IsNaN) && name.Contains("infinite", StringComparison.Ordinal))
                continue;
            for (var i = 0; i < found[row].Length; i++)
            {
                if (!IsClose(call, wanted[row][i], found[row][i]))
                    failures.Add($"{name}: row {row}, slot {i}: {found[row][i]} in place of {wanted[row][i]}");
            }
        }
    }

    private static double[] Numbers(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(item => item.Number())] : [value.Number()];

    private static bool IsClose(string call, double expected, double actual)
    {
        if (expected.Equals(actual))
            return true;
        var tolerance = call switch
        {
            // Classes that can be separated have no minimum, and the score is where the search ended.
            _ when call.Contains("LbfgsLogistic", StringComparison.Ordinal) => Math.Abs(expected) > 10 ? 0.5 * Math.Abs(expected) : 5e-3,
            _ when call.Contains("Lbfgs", StringComparison.Ordinal) => Regex.IsMatch(call, "Poisson") ? 1e-2 : 2e-3,
            _ when call.Contains("OneVersusAll", StringComparison.Ordinal) => 1e-4,
            _ => 1e-5 + (1e-5 * Math.Abs(expected)),
        };
        return Math.Abs(expected - actual) <= tolerance;
    }
}
