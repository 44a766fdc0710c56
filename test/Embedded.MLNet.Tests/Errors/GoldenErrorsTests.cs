using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit.Abstractions;

namespace Embedded.MLNet.Tests.Errors;

/// <summary>
/// Every case of errors.json: the same type of exception, the same parameter, and a message that names the same columns and options; or no exception
/// where the real one gives none.
/// </summary>
public partial class GoldenErrorsTests(ITestOutputHelper output)
{
    [SkippableTheory]
    [InlineData("missing column")]
    [InlineData("wrong label type")]
    [InlineData("features of the wrong type")]
    [InlineData("weights and groups")]
    [InlineData("options out of range")]
    [InlineData("evaluate")]
    [InlineData("transforms")]
    [InlineData("models")]
    [InlineData("prediction engine")]
    [InlineData("cross-validation and splits")]
    [Walks("errors.json", "cases")]
    public void Mistakes_are_refused_as_the_real_ones_are(string group)
    {
        var data = new ErrorData();
        Func<string, Action?>[] finders =
        [
            new TrainerCalls(data).Find, new EvaluationCalls(data).Find, new TransformCalls(data).Find,
            new ModelCalls(data).Find, new PredictionCalls(data).Find,
        ];
        var failures = new List<string>();
        var checkedCount = 0;
        foreach (var entry in CasesOf(group).Where(entry => !OutOfScope.Contains("errors.json", entry)))
        {
            var action = finders.Select(find => find(entry.Name)).FirstOrDefault(found => found is not null);
            if (action is null)
                failures.Add($"{entry.Name}: no call in code");
            else if (Compare(entry.Element.GetProperty("result"), entry.Name, Record.Exception(action)) is { } failure)
                failures.Add($"{entry.Name}: {failure}");
            checkedCount++;
        }
        output.WriteLine($"{group}: {checkedCount - failures.Count} of {checkedCount} cases");
        Assert.True(failures.Count == 0, string.Join(Environment.NewLine, failures));
        Assert.NotEqual(0, checkedCount);
    }

    [SkippableFact]
    public void Every_group_is_walked()
    {
        var walked = GetType().GetMethod(nameof(Mistakes_are_refused_as_the_real_ones_are))!.GetCustomAttributes(typeof(InlineDataAttribute), false)
            .Select(attribute => (string)((InlineDataAttribute)attribute).GetData(null!).Single()[0]);
        var groups = GoldenEntry.Of("errors.json").Where(entry => entry.Section == "cases").Select(entry => entry.Element.GetProperty("group").GetString()!);
        Assert.Equal(groups.Distinct().Order(), walked.Order());
    }

    private static IEnumerable<GoldenEntry> CasesOf(string group) =>
        GoldenEntry.Of("errors.json").Where(entry => entry.Section == "cases" && entry.Element.GetProperty("group").GetString() == group);

    private static string? Compare(JsonElement expected, string call, Exception? actual)
    {
        if (expected.ValueKind == JsonValueKind.String)
            return actual is null ? null : $"{actual.GetType().FullName}: {actual.Message}, where none is expected";
        var type = expected.GetProperty("exception").GetString();
        if (actual is null)
            return $"no exception in place of {type}";
        if (actual.GetType().FullName != type)
            return $"{actual.GetType().FullName}: {actual.Message}, in place of {type}";
        if (expected.TryGetProperty("paramName", out var parameter) && (actual as ArgumentException)?.ParamName != parameter.GetString())
            return $"the parameter is '{(actual as ArgumentException)?.ParamName}', not '{parameter}'";
        var message = expected.GetProperty("message").GetString()!;
        return QuotedName().Matches(message).Select(match => match.Groups[1].Value)
            .Where(name => call.Contains($"\"{name}\"", StringComparison.Ordinal) && !actual.Message.Contains($"'{name}'", StringComparison.Ordinal))
            .Select(name => $"'{actual.Message}' does not name '{name}' as '{message}' does").FirstOrDefault();
    }

    [GeneratedRegex("'([^']+)'")]
    private static partial Regex QuotedName();
}
