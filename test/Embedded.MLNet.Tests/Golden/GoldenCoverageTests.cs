using System.Reflection;
using Xunit.Abstractions;

namespace Embedded.MLNet.Tests;

/// <summary>Every section of every golden file is the input of others, is walked by a test, or is named as out of scope.</summary>
public class GoldenCoverageTests(ITestOutputHelper output)
{
    // What the calls of the other sections are made on.
    private static readonly string[] _inputs =
    [
        "concatenate.input", "copyDropSelect.input", "hiddenColumns.input", "missing.input", "convertType.texts", "convertType.doubles",
        "convertType.numbers", "filters.input", "rows.input", "rows", "oddData.tables", "train", "test", "Hash.input", "Hash.vectorInput", "fieldTexts",
        "perRow.input", "splits.rows", "permutationFeatureImportance.rows", "trees.rows", "texts",
    ];

    [SkippableTheory]
    [InlineData("columns.json")]
    [InlineData("errors.json")]
    [InlineData("keys.json")]
    [InlineData("learners.json")]
    [InlineData("loader.json")]
    [InlineData("metrics.json")]
    [InlineData("normalizers.json")]
    [InlineData("prediction.json")]
    [InlineData("schema.json")]
    [InlineData("text.json")]
    public void Every_section_has_its_test(string file)
    {
        var tests = typeof(GoldenCoverageTests).Assembly.GetTypes().SelectMany(type => type.GetMethods())
            .Where(method => method.GetCustomAttribute<FactAttribute>() is not null)
            .SelectMany(method => method.GetCustomAttributes<WalksAttribute>().Where(walk => walk.File == file)
                .SelectMany(walk => walk.Sections.Select(section => (Section: section, Test: $"{method.DeclaringType!.Name}.{method.Name}"))))
            .ToLookup(walk => walk.Section, walk => walk.Test);
        var sections = GoldenEntry.Of(file).Where(entry => !_inputs.Contains(entry.Section)).ToLookup(entry => entry.Section);

        foreach (var section in sections)
        {
            var left = section.Count(entry => OutOfScope.Contains(file, entry));
            output.WriteLine($"{section.Key}: {section.Count() - left} of {section.Count()} entries, by {string.Join(", ", tests[section.Key])}");
            Assert.True(left == section.Count() || tests.Contains(section.Key), $"no test says that it walks {section.Key} of {file}");
        }
        Assert.NotEmpty(sections);
        Assert.All(tests, walk => Assert.True(sections.Contains(walk.Key), $"{file} has no section {walk.Key}"));
    }
}
