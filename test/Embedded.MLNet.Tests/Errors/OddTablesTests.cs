using System.Text.Json;
using Microsoft.ML;

namespace Embedded.MLNet.Tests.Errors;

/// <summary>Every trainer of errors.json on empty, one-row, one-class, NaN, infinite and constant tables: it fits and scores all rows, or refuses, as the real one.</summary>
public class OddTablesTests
{
    private const string Fit = ".Fit(data)";

    [SkippableFact]
    [Walks("errors.json", "oddData.cases")]
    public void Tables_are_fitted_or_refused_as_by_the_real_trainers()
    {
        var tables = GoldenFiles.Read("errors.json").GetProperty("oddData").GetProperty("tables").EnumerateArray()
            .ToDictionary(table => table.GetProperty("name").GetString()!, table => table.GetProperty("view"));
        var failures = new List<string>();
        var count = 0;
        foreach (var entry in GoldenEntry.Of("errors.json").Where(entry => entry.Section == "oddData.cases" && !OutOfScope.Contains("errors.json", entry)))
        {
            count++;
            var call = entry.Element.GetProperty("call").GetString()!;
            var view = new GoldenView(tables[entry.Element.GetProperty("data").GetString()!]);
            var result = entry.Element.GetProperty("result");
            var expected = result.ValueKind == JsonValueKind.Object && result.TryGetProperty("exception", out var type) ? type.GetString() : null;
            var thrown = Record.Exception(() => FitAndScore(call[..^Fit.Length], view));
            if (thrown?.GetType().FullName != expected)
                failures.Add($"{entry.Name}: {thrown?.GetType().FullName ?? "no exception"} {thrown?.Message}, in place of {expected ?? "none"}");
        }
        Assert.True(failures.Count == 0, string.Join(Environment.NewLine, failures));
        Assert.Equal(187, count);
    }

    private static void FitAndScore(string call, GoldenView view)
    {
        var scored = GoldenTrainerCall.Create(new MLContext(seed: 1), call).Fit(view).Transform(view);
        Assert.Equal(view.GetRowCount(), ColumnValues.Read(scored, "Score").Length);
    }
}
