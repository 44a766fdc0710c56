using System.Reflection;
using System.Text.Json;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace Embedded.MLNet.Tests.Transforms;

/// <summary>Values, types, annotations and exceptions of the transforms, as golden; each also after saving and loading.</summary>
public sealed partial class GoldenTransformsTests
{
    private readonly MLContext _ml = new(seed: 1);

    [SkippableTheory]
    [InlineData("concatenate")]
    [InlineData("missing")]
    [Walks("columns.json", "concatenate.cases", "missing.cases")]
    public void Columns_are_as_golden(string group)
    {
        JsonElement golden = GoldenFiles.Read("columns.json").GetProperty(group);
        var view = new GoldenView(golden.GetProperty("input"));
        CheckAll(golden.GetProperty("cases").EnumerateArray(), (entry, call) =>
            Check(entry.GetProperty("result"), call, view, (output, result) => GoldenComparison.AssertView(result, output, call)));
    }

    [SkippableTheory]
    [InlineData("copyDropSelect")]
    [InlineData("hiddenColumns")]
    [Walks("columns.json", "copyDropSelect.cases", "hiddenColumns.cases")]
    public void Schemas_are_as_golden(string group)
    {
        JsonElement golden = GoldenFiles.Read("columns.json");
        var view = new GoldenView(golden.GetProperty("concatenate").GetProperty("input"));
        IEnumerable<JsonElement> cases = golden.GetProperty(group).GetProperty("cases").EnumerateArray()
            .Where(entry => entry.TryGetProperty("schema", out _));
        CheckAll(cases, (entry, call) =>
        {
            string all = call.EndsWith("twice", StringComparison.Ordinal) ? $"{call} {call}" : call;
            Check(entry.GetProperty("schema"), all, view, (output, schema) => GoldenComparison.AssertSchema(schema, output.Schema, call));
        });
    }

    [SkippableTheory]
    [InlineData("MapValueToKey")]
    [InlineData("OneHotEncoding")]
    [InlineData("OneHotHashEncoding")]
    [InlineData("keyColumns")]
    [Walks("keys.json", "MapValueToKey", "OneHotEncoding", "OneHotHashEncoding", "keyColumns")]
    public void Keys_are_as_golden(string group)
    {
        JsonElement golden = GoldenFiles.Read("keys.json");
        var train = new GoldenView(golden.GetProperty("train"));
        var test = new GoldenView(golden.GetProperty("test"));
        IEnumerable<JsonElement> cases = golden.GetProperty(group).EnumerateArray()
            .Where(entry => !(entry.GetProperty("call").GetString() is string call
                && (call.Contains("keyData", StringComparison.Ordinal) || call.Contains("new[]", StringComparison.Ordinal) || call.Contains("Marked", StringComparison.Ordinal)
                    || call.Contains("LoadFromEnumerable", StringComparison.Ordinal))));
        CheckAll(cases, (entry, call) => Check(entry.GetProperty("result"), call, train, (output, result) =>
        {
            TransformerChain<ITransformer> model = Fit(call, train);
            CheckColumn(result, "Out", model.Transform(train), model.Transform(test), call);
            foreach (string then in new[] { "MapKeyToValue", "MapKeyToVector" })
            {
                if (result.TryGetProperty(then, out JsonElement back))
                    CheckColumn(back, "Back", model.Transform(train), model.Transform(test), call);
            }
        }));
    }

    [SkippableFact]
    public void Key_data_decides_the_keys()
    {
        JsonElement golden = GoldenFiles.Read("keys.json");
        var train = new GoldenView(golden.GetProperty("train"));
        var test = new GoldenView(golden.GetProperty("test"));
        IDataView texts = _ml.Data.LoadFromEnumerable(new[] { "apple", "pear", "apple", "plum", "" }.Select(text => new TextRow { Text = text }));
        IDataView numbers = _ml.Data.LoadFromEnumerable(new[] { 2, 7, 100 }.Select(number => new NumberRow { Number = number }));
        JsonElement[] cases = [.. golden.GetProperty("MapValueToKey").EnumerateArray()
            .Where(entry => entry.GetProperty("call").GetString()!.Contains("keyData: one", StringComparison.Ordinal))];
        Assert.Equal(4, cases.Length);
        foreach (JsonElement entry in cases)
        {
            string call = entry.GetProperty("call").GetString()!;
            JsonElement result = entry.GetProperty("result");
            string input = call.Contains("\"Int\"", StringComparison.Ordinal) ? "Int" : "Text";
            var estimator = _ml.Transforms.Conversion.MapValueToKey("Out", input,
                keyOrdinality: call.Contains("ByValue", StringComparison.Ordinal) ? ValueToKeyMappingEstimator.KeyOrdinality.ByValue : ValueToKeyMappingEstimator.KeyOrdinality.ByOccurrence,
                keyData: call.Contains("Int32", StringComparison.Ordinal) ? numbers : texts);
            if (result.TryGetProperty("exception", out _))
                GoldenComparison.AssertException(result, Record.Exception(() => estimator.Fit(train))!, call);
            else
                CheckColumn(result, "Out", estimator.Fit(train).Transform(train), estimator.Fit(train).Transform(test), call);
        }
    }

    [SkippableFact]
    [Walks("normalizers.json", "fitted")]
    public void Normalizers_are_as_golden()
    {
        JsonElement golden = GoldenFiles.Read("normalizers.json");
        var train = new GoldenView(golden.GetProperty("train"));
        var test = new GoldenView(golden.GetProperty("test"));
        CheckAll(golden.GetProperty("fitted").EnumerateArray(), (entry, call) =>
        {
            foreach (JsonProperty column in entry.EnumerateObject().Where(property => property.Name != "call"))
            {
                string because = $"{call} of {column.Name}";
                var model = (NormalizingTransformer)GoldenCalls.Parse(_ml, call, column.Name).Single().Fit(train);
                GoldenParameters.Assert(column.Value.GetProperty("parameters"), model.GetNormalizerModelParameters(0), because);
                foreach (ITransformer each in new[] { model, Reload(model, train.Schema) })
                    CheckColumn(column.Value, column.Name, each.Transform(train), each.Transform(test), because);
            }
        });
    }

    [SkippableFact]
    [Walks("normalizers.json", "perRow.cases", "perRow.scalarColumn")]
    public void Rows_are_normalized_as_golden()
    {
        JsonElement golden = GoldenFiles.Read("normalizers.json").GetProperty("perRow");
        IDataView view = _ml.Data.LoadFromEnumerable(golden.GetProperty("input").EnumerateArray()
            .Select(row => new VectorRow { Vector = [.. row.EnumerateArray().Select(value => (float)value.Number())] }));
        CheckAll(golden.GetProperty("cases").EnumerateArray(), (entry, call) => Check(entry.GetProperty("values"), call, view, (output, values) =>
        {
            GoldenComparison.AssertValues(values.EnumerateArray(), output, output.Schema["Out"], call);
            Assert.True(output.Schema["Out"].IsNormalized());
        }));
    }

    [SkippableTheory]
    [InlineData("scalar", "input")]
    [InlineData("vector", "vectorInput")]
    [Walks("keys.json", "Hash.scalar", "Hash.vector")]
    public void Hashes_are_as_golden(string group, string input)
    {
        JsonElement golden = GoldenFiles.Read("keys.json").GetProperty("Hash");
        // Its doubles are floats, cut to nine digits: their bits are wanted.
        using var exact = JsonDocument.Parse(FractionPattern().Replace(golden.GetProperty(input).GetRawText(),
            match => ((double)float.Parse(match.Value)).ToString("R")));
        var view = new GoldenView(exact.RootElement);
        CheckAll(golden.GetProperty(group).EnumerateArray(), (entry, call) =>
            Check(entry.GetProperty("result"), call, view, (output, result) =>
            {
                JsonElement schema = result.TryGetProperty("schema", out JsonElement found) ? found : result;
                GoldenComparison.AssertColumn(schema, output.Schema["Out"], call);
                if (result.TryGetProperty("values", out JsonElement values))
                    GoldenComparison.AssertValues(values.EnumerateArray(), output, output.Schema["Out"], call);
            }));
    }

    [SkippableFact]
    [Walks("columns.json", "convertType.fromText")]
    public void Texts_convert_as_golden()
    {
        JsonElement golden = GoldenFiles.Read("columns.json").GetProperty("convertType");
        string[] texts = [.. golden.GetProperty("texts").EnumerateArray().Select(text => text.GetString()!)];
        CheckAll(golden.GetProperty("fromText").EnumerateArray(), (entry, call) =>
        {
            for (int i = 0; i < texts.Length; i++)
            {
                JsonElement expected = entry.GetProperty("values")[i];
                IDataView view = _ml.Data.LoadFromEnumerable([new TextRow { T = texts[i] }]);
                IDataView output = Fit(call, view).Transform(view);
                Exception? thrown = Record.Exception(() => GoldenComparison.AssertValues([expected], output, output.Schema["Out"], $"{call}, '{texts[i]}'"));
                if (expected.ValueKind == JsonValueKind.Object)
                    Assert.IsType<InvalidOperationException>(thrown);
                else if (thrown is not null)
                    throw thrown;
            }
        });
    }

    [SkippableFact]
    [Walks("columns.json", "convertType.other")]
    public void Numbers_convert_as_golden()
    {
        JsonElement golden = GoldenFiles.Read("columns.json");
        JsonElement convert = golden.GetProperty("convertType");
        var numbers = new GoldenView(convert.GetProperty("numbers"));
        var others = new GoldenView(golden.GetProperty("concatenate").GetProperty("input"));
        // The golden file cuts doubles to nine digits; the texts show those of which the rest matters.
        IDataView doubles = _ml.Data.LoadFromEnumerable(convert.GetProperty("doubles").EnumerateArray().Select(value => value.Number())
            .Select(value => new DoubleRow { D = value switch { 3.40282357e+38 => 3.4028235677973366E+38, 2147483650 => 2147483648, _ => value } }).ToArray());
        IEnumerable<JsonElement> cases = convert.GetProperty("other").EnumerateArray()
            .Where(entry => !entry.GetProperty("call").GetString()!.Contains("of a key", StringComparison.Ordinal));
        CheckAll(cases, (entry, call) =>
        {
            IDataView view = call.EndsWith("of doubles", StringComparison.Ordinal) ? doubles
                : call.Contains("\"W\"", StringComparison.Ordinal) || call.Contains("\"A\"", StringComparison.Ordinal) ? others : numbers;
            Check(entry.GetProperty("result"), call, view, (output, result) => GoldenComparison.AssertView(result, output, call));
        });
    }

    [SkippableFact]
    [Walks("schema.json", "transforms")]
    public void Promised_and_actual_schemas_are_as_golden()
    {
        JsonElement golden = GoldenFiles.Read("schema.json");
        var rows = new GoldenView(golden.GetProperty("rows"));
        CheckAll(golden.GetProperty("transforms").EnumerateArray(), (entry, call) =>
        {
            // The golden call leaves out that it asked for few bits; its result says so.
            string asked = call.Replace("OneHotHashEncoding(\"Out\", \"Class\")", "OneHotHashEncoding(\"Out\", \"Class\", numberOfBits: 3)", StringComparison.Ordinal);
            IEstimator<ITransformer> estimator = GoldenCalls.Parse(_ml, asked).Chain();
            JsonElement promised = entry.GetProperty("promised");
            GoldenComparison.AssertShape(promised, estimator.GetOutputSchema(ShapeOf(rows.Schema)), call);
            DataViewSchema actual = estimator.Fit(rows).GetOutputSchema(rows.Schema);
            foreach (JsonElement column in entry.GetProperty("actual").EnumerateArray().Where(column => !column.TryGetProperty("hidden", out _)))
                GoldenComparison.AssertColumn(column, actual[column.GetProperty("name").GetString()!], call);
        });
    }

    [System.Text.RegularExpressions.GeneratedRegex(@"(?<![""\d.])-?\d+\.\d+(E[-+]\d+)?(?!["".\d])", System.Text.RegularExpressions.RegexOptions.IgnoreCase)]
    private static partial System.Text.RegularExpressions.Regex FractionPattern();

    // Public members give shapes to estimators only.
    internal static SchemaShape ShapeOf(DataViewSchema schema) =>
        (SchemaShape)typeof(SchemaShape).GetMethod("Create", BindingFlags.Static | BindingFlags.NonPublic)!.Invoke(null, [schema])!;

    private static void CheckAll(IEnumerable<JsonElement> cases, Action<JsonElement, string> check)
    {
        var failures = new List<string>();
        int count = 0;
        foreach (JsonElement entry in cases)
        {
            count++;
            string call = entry.GetProperty("call").GetString()!;
            try
            {
                check(entry, call);
            }
            catch (Exception failure)
            {
                failures.Add(failure.Message.StartsWith(call, StringComparison.Ordinal) ? failure.Message : $"{call}: {failure.Message}");
            }
        }
        Assert.NotEqual(0, count);
        Assert.True(failures.Count == 0, string.Join(Environment.NewLine, failures));
    }

    // Fits, then checks what the model gives, and what it gives after saving and loading.
    private void Check(JsonElement expected, string call, IDataView view, Action<IDataView, JsonElement> check)
    {
        if (expected.ValueKind == JsonValueKind.Object && expected.TryGetProperty("exception", out _))
        {
            Exception? thrown = Record.Exception(() => Fit(call, view).Transform(view));
            Assert.True(thrown is not null, $"{call}: no exception");
            GoldenComparison.AssertException(expected, thrown, call);
            return;
        }
        TransformerChain<ITransformer> model = Fit(call, view);
        check(model.Transform(view), expected);
        check(Reload(model, view.Schema).Transform(view), expected);
    }

    // One by one, as the golden values were made: a chain would first check shapes.
    private TransformerChain<ITransformer> Fit(string call, IDataView view)
    {
        var transformers = new List<ITransformer>();
        foreach (IEstimator<ITransformer> estimator in GoldenCalls.Parse(_ml, call))
        {
            ITransformer transformer = estimator.Fit(view);
            view = transformer.Transform(view);
            transformers.Add(transformer);
        }
        return new TransformerChain<ITransformer>([.. transformers]);
    }

    private ITransformer Reload(ITransformer model, DataViewSchema schema) => SavedModel.Reload(_ml, model, schema);

    private static void CheckColumn(JsonElement expected, string name, IDataView train, IDataView test, string because)
    {
        if (expected.TryGetProperty("schema", out JsonElement schema))
            GoldenComparison.AssertColumn(schema, train.Schema[name], because);
        GoldenComparison.AssertValues(expected.GetProperty("train").EnumerateArray(), train, train.Schema[name], because);
        GoldenComparison.AssertValues(expected.GetProperty("test").EnumerateArray(), test, test.Schema[name], because);
    }

    private sealed class TextRow
    {
        public string? T { get; set; }

        [NoColumn]
        public string? Text { get => T; set => T = value; }
    }

    private sealed class VectorRow
    {
        [VectorType(3)]
        public float[] Vector { get; set; } = [];
    }

    private sealed class NumberRow
    {
        public int Number { get; set; }
    }

    private sealed class DoubleRow
    {
        public double D { get; set; }
    }
}
