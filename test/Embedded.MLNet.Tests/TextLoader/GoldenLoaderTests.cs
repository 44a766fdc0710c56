using System.Text.Json;
using System.Text.RegularExpressions;
using Embedded.MLNet.Tests.Transforms;
using Microsoft.ML;
using Microsoft.ML.Data;
using Loader = Microsoft.ML.Data.TextLoader;

namespace Embedded.MLNet.Tests.TextLoader;

/// <summary>What the loader makes of each golden file and each golden field.</summary>
public sealed partial class GoldenLoaderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;
    private readonly MLContext _ml = new(seed: 1);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [SkippableFact]
    [Walks("loader.json", "load")]
    public void Files_load_as_golden()
    {
        var failures = new List<string>();
        foreach (JsonElement entry in GoldenFiles.Read("loader.json").GetProperty("load").EnumerateArray())
        {
            string call = entry.GetProperty("call").GetString()!;
            string because = $"{entry.GetProperty("name")}: {call}";
            JsonElement result = entry.GetProperty("result");
            try
            {
                Check(result, () => Load(call, entry), because);
            }
            catch (Exception failure)
            {
                failures.Add($"{because}: {failure.Message}");
            }
        }
        Assert.Empty(failures);
    }

    [SkippableFact]
    [Walks("loader.json", "fields")]
    public void Fields_parse_as_golden()
    {
        JsonElement golden = GoldenFiles.Read("loader.json");
        string[] texts = [.. golden.GetProperty("fieldTexts").EnumerateArray().Select(text => text.GetString()!)];
        var failures = new List<string>();
        foreach (JsonElement entry in golden.GetProperty("fields").EnumerateArray())
        {
            string call = entry.GetProperty("call").GetString()!;
            Loader.Column[] columns = call.StartsWith("the same", StringComparison.Ordinal)
                ? [new Loader.Column("A", DataKind.UInt32, [new Loader.Range(0)], new KeyCount(5))]
                : Columns(call);
            for (int i = 0; i < texts.Length; i++)
            {
                string path = Write($"{texts[i]},z\n");
                JsonElement expected = entry.GetProperty("values")[i];
                string because = $"{call} of '{texts[i]}'";
                try
                {
                    IDataView view = _ml.Data.LoadFromTextFile(path, columns, separatorChar: ',');
                    Exception? thrown = Record.Exception(() => GoldenComparison.AssertValues([expected], view, view.Schema["A"], because));
                    if (expected.ValueKind == JsonValueKind.Object)
                        GoldenComparison.AssertException(expected, thrown!, because);
                    else if (thrown is not null)
                        failures.Add(thrown.Message);
                }
                catch (Exception failure)
                {
                    failures.Add($"{because}: {failure.Message}");
                }
            }
        }
        Assert.Empty(failures);
    }

    [SkippableFact]
    [Walks("loader.json", "save")]
    public void Views_are_saved_as_golden_text()
    {
        JsonElement[] entries = [.. GoldenFiles.Read("loader.json").GetProperty("save").EnumerateArray()];
        IDataView view = _ml.Data.LoadFromEnumerable(new SavedRow[]
        {
            new() { T = "a \"x\"", N = 1.5f, F = [1, 0, 0] },
            new() { T = "", N = float.NaN, F = [0, 0, 0] },
            new() { T = "c\td", N = 1e-7f, F = [0, 2, 3] },
        });
        bool[][] options = [[true, true, false], [true, false, false], [false, false, false], [false, false, true]];
        for (int i = 0; i < entries.Length; i++)
        {
            using var stream = new MemoryStream();
            _ml.Data.SaveAsText(view, stream, i == 0 ? '\t' : ',', headerRow: options[i][0], schema: options[i][1], forceDense: options[i][2]);
            Assert.Equal(entries[i].GetProperty("text").GetString(), System.Text.Encoding.UTF8.GetString(stream.ToArray()));
        }
    }

    private static void Check(JsonElement expected, Func<IDataView> load, string because)
    {
        if (!expected.TryGetProperty("exception", out _))
        {
            GoldenComparison.AssertView(expected, load(), because);
            return;
        }
        Exception? thrown = Record.Exception(() =>
        {
            IDataView view = load();
            using DataViewRowCursor cursor = view.GetRowCursor(view.Schema);
            while (cursor.MoveNext())
            {
            }
        });
        Assert.True(thrown is not null, $"{because}: no exception");
        GoldenComparison.AssertException(expected, thrown, because);
    }

    private IDataView Load(string call, JsonElement entry)
    {
        if (!entry.TryGetProperty("text", out JsonElement text))
            return _ml.Data.LoadFromTextFile(Path.Combine(_folder, "nope.txt"), Columns(call));
        string content = text.GetString()!;
        if (call.Contains("MultiFileSource", StringComparison.Ordinal))
        {
            string[] paths = [.. content.Replace("\\n", "\n", StringComparison.Ordinal).Split(" and ").Select(Write)];
            return _ml.Data.CreateTextLoader(Columns(call), ',', hasHeader: call.Contains("hasHeader: true", StringComparison.Ordinal))
                .Load(new MultiFileSource(paths));
        }
        string path = Write(content);
        bool hasHeader = call.Contains("hasHeader: true", StringComparison.Ordinal);
        if (call.Contains("<Typed>", StringComparison.Ordinal))
            return _ml.Data.LoadFromTextFile<Typed>(path, ',', hasHeader);
        if (call.Contains("<Named>", StringComparison.Ordinal))
            return _ml.Data.LoadFromTextFile<Named>(path, ',');
        if (call.Contains("<NoAttribute>", StringComparison.Ordinal))
            return _ml.Data.LoadFromTextFile<NoAttribute>(path, ',');
        if (call.Contains("Options", StringComparison.Ordinal))
            return LoadWithOptions(call, path);
        Match separator = SeparatorPattern().Match(call);
        return _ml.Data.LoadFromTextFile(path, Columns(call), separator.Success ? separator.Groups[1].Value[0] : '\t', hasHeader,
            call.Contains("allowQuoting: true", StringComparison.Ordinal), call.Contains("trimWhitespace: true", StringComparison.Ordinal),
            call.Contains("allowSparse: true", StringComparison.Ordinal));
    }

    private IDataView LoadWithOptions(string call, string path)
    {
        var options = new Loader.Options
        {
            Separators = [.. QuotedCharacterPattern().Matches(OptionPattern("Separators").Match(call).Groups[1].Value).Select(match => match.Groups[1].Value[0])],
            AllowQuoting = call.Contains("AllowQuoting = true", StringComparison.Ordinal),
            AllowSparse = call.Contains("AllowSparse = true", StringComparison.Ordinal),
            ReadMultilines = call.Contains("ReadMultilines = true", StringComparison.Ordinal),
            MissingRealsAsNaNs = call.Contains("MissingRealsAsNaNs = true", StringComparison.Ordinal),
        };
        if (call.Contains("MaxRows = 2", StringComparison.Ordinal))
            options.MaxRows = 2;
        if (call.Contains("DecimalMarker = ','", StringComparison.Ordinal))
            options.DecimalMarker = ',';
        if (call.Contains("EscapeChar = ", StringComparison.Ordinal))
            options.EscapeChar = '\\';
        if (!call.Contains("no columns", StringComparison.Ordinal))
            options.Columns = Columns(call);
        // Golden files with options were loaded without a sample, but for the one without columns.
        return options.Columns is null
            ? _ml.Data.LoadFromTextFile(path, options)
            : _ml.Data.CreateTextLoader(options).Load(new MultiFileSource(path));
    }

    // The columns as the call writes them: "A = Single 0, F = Single 1..3", ranges in braces, "UInt32 0 with new KeyCount(5)".
    private static Loader.Column[] Columns(string call) => [.. ColumnPattern().Matches(call).Select(match =>
    {
        DataKind kind = Enum.Parse<DataKind>(match.Groups["kind"].Value);
        KeyCount? keyCount = !match.Groups["key"].Success ? null
            : match.Groups["count"].Length == 0 ? new KeyCount()
            : new KeyCount(ulong.Parse(match.Groups["count"].Value));
        return new Loader.Column(match.Groups["name"].Value, kind, Ranges(match.Groups["source"].Value), keyCount);
    })];

    private static Loader.Range[] Ranges(string source) => source switch
    {
        "{ Range { Min = 0, AllOther = true } }" => [new Loader.Range { Min = 0, AllOther = true }],
        "{ Range(1, null) }" => [new Loader.Range(1, null)],
        "{ Range { Min = 1, VariableEnd = true } }" => [new Loader.Range { Min = 1, VariableEnd = true }],
        "{ Range(1) { ForceVector = true } }" => [new Loader.Range(1) { ForceVector = true }],
        _ => [.. source.Trim('{', '}', ' ').Split(", ").Select(range =>
        {
            string[] ends = range.Split("..");
            return ends.Length == 1 ? new Loader.Range(int.Parse(ends[0])) : new Loader.Range(int.Parse(ends[0]), int.Parse(ends[1]));
        })],
    };

    private string Write(string content)
    {
        string path = Path.Combine(_folder, $"{Guid.NewGuid():N}.txt");
        File.WriteAllText(path, content);
        return path;
    }

    private static Regex OptionPattern(string name) => new($@"{name} = ((?:'.'(?:, )?)+)");

    [GeneratedRegex(@"'(.)'")]
    private static partial Regex QuotedCharacterPattern();

    [GeneratedRegex(@"(?:separatorChar: |separator )'(.)'")]
    private static partial Regex SeparatorPattern();

    [GeneratedRegex(@"(?<name>\w+) = (?<kind>[A-Z]\w+\d*) (?<source>\d+(\.\.\d+)?|\{(?:[^{}]|\{[^{}]*\})*\})(?<key> with new KeyCount\((?<count>\d*)\))?")]
    private static partial Regex ColumnPattern();

    private sealed class Typed
    {
        [LoadColumn(0)]
        public string? Name { get; set; }

        [LoadColumn(1)]
        public float Number { get; set; }

        [LoadColumn(2, 4), ColumnName("Features")]
        public float[]? Values { get; set; }
    }

    private sealed class Named
    {
        [LoadColumn(0), ColumnName("Label")]
        public bool Flag { get; set; }

        [LoadColumn(1)]
        public int Whole { get; set; }

        [LoadColumn(2)]
        public double Big { get; set; }
    }

    private sealed class NoAttribute
    {
        public float A { get; set; }
    }

    private sealed class SavedRow
    {
        public string? T { get; set; }

        public float N { get; set; }

        [VectorType(3)]
        public float[]? F { get; set; }
    }
}
