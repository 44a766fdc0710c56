using System.Text.Json;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Embedded.MLNet.Tests.Transforms;

/// <summary>The golden key calls whose input is no column of the file: keys of classes, key data, several columns at once.</summary>
public sealed class GoldenKeyColumnsTests
{
    private readonly MLContext _ml = new(seed: 1);

    [SkippableFact]
    public void Keys_of_classes_are_as_golden()
    {
        IDataView view = Marked();
        GoldenComparison.AssertView(Result("keyColumns", "LoadFromEnumerable of"), view, "keys of classes");
        var model = _ml.Transforms.Conversion.MapKeyToVector("V", "Marked").Fit(view);
        GoldenComparison.AssertView(Result("keyColumns", "MapKeyToVector(\"V\", \"Marked\")"), model.Transform(view), "MapKeyToVector");
        GoldenComparison.AssertView(Result("keyColumns", "MapKeyToVector(\"V\", \"Marked\")"),
            SavedModel.Reload(_ml, model, view.Schema).Transform(view), "MapKeyToVector");
        Exception? thrown = Record.Exception(() => _ml.Transforms.Conversion.MapKeyToValue("V", "Marked").Fit(view));
        GoldenComparison.AssertException(Result("keyColumns", "MapKeyToValue(\"V\", \"Marked\")"), thrown!, "MapKeyToValue");
    }

    [SkippableFact]
    public void Several_columns_are_mapped_in_place()
    {
        var train = new GoldenView(GoldenFiles.Read("keys.json").GetProperty("train"));
        var model = _ml.Transforms.Conversion.MapValueToKey([new InputOutputColumnPair("Text"), new InputOutputColumnPair("Out", "Int")]).Fit(train);
        GoldenComparison.AssertView(Result("MapValueToKey", "new[]"), model.Transform(train), "two columns");
    }

    [SkippableFact]
    public void Key_data_is_one_column()
    {
        var train = new GoldenView(GoldenFiles.Read("keys.json").GetProperty("train"));
        Exception? thrown = Record.Exception(() => _ml.Transforms.Conversion.MapValueToKey("Out", "Text", keyData: Marked()).Fit(train));
        GoldenComparison.AssertException(Result("MapValueToKey", "keyData: two columns"), thrown!, "two columns");
    }

    [SkippableFact]
    public void Key_data_decides_the_slots_of_one_hot_vectors()
    {
        JsonElement golden = GoldenFiles.Read("keys.json");
        var train = new GoldenView(golden.GetProperty("train"));
        var test = new GoldenView(golden.GetProperty("test"));
        IDataView texts = _ml.Data.LoadFromEnumerable(new[] { "apple", "pear", "apple", "plum", "" }.Select(text => new TextRow { Text = text }));
        JsonElement expected = Result("OneHotEncoding", "keyData");
        ITransformer model = _ml.Transforms.Categorical.OneHotEncoding("Out", "Text", keyData: texts).Fit(train);
        foreach (ITransformer each in new[] { model, SavedModel.Reload(_ml, model, train.Schema) })
        {
            IDataView output = each.Transform(train);
            GoldenComparison.AssertColumn(expected.GetProperty("schema"), output.Schema["Out"], "key data");
            GoldenComparison.AssertValues(expected.GetProperty("train").EnumerateArray(), output, output.Schema["Out"], "key data");
            output = each.Transform(test);
            GoldenComparison.AssertValues(expected.GetProperty("test").EnumerateArray(), output, output.Schema["Out"], "key data");
        }
    }

    [SkippableFact]
    public void Replaced_columns_stand_hidden_before_those_that_replace_them()
    {
        JsonElement columns = GoldenFiles.Read("columns.json");
        var view = new GoldenView(columns.GetProperty("concatenate").GetProperty("input"));
        JsonElement expected = columns.GetProperty("hiddenColumns").GetProperty("cases").EnumerateArray()
            .Single(entry => entry.TryGetProperty("indexByName", out _));
        IDataView output = _ml.Transforms.NormalizeMinMax("V").Fit(view).Transform(view);
        Assert.Equal(expected.GetProperty("Count").GetInt32(), output.Schema.Count);
        Assert.Equal(expected.GetProperty("indexByName").GetInt32(), output.Schema.GetColumnOrNull("V")!.Value.Index);
        Assert.Equal(expected.GetProperty("indicesOfV").EnumerateArray().Select(index => index.GetInt32()),
            output.Schema.Where(column => column.Name == "V").Select(column => column.Index));
        Assert.Equal(expected.GetProperty("hiddenByIndex").EnumerateArray().Select(hidden => hidden.GetBoolean()),
            output.Schema.Select(column => column.IsHidden));
        GoldenComparison.AssertValues(expected.GetProperty("values").EnumerateArray(), output, output.Schema["V"], "by name");
    }

    private IDataView Marked() => _ml.Data.LoadFromEnumerable(new uint[] { 0, 1, 4, 5, 6, uint.MaxValue }.Select(key => new KeyRow { Key = key, Marked = key }));

    private static JsonElement Result(string group, string call) => GoldenFiles.Read("keys.json").GetProperty(group).EnumerateArray()
        .Single(entry => entry.GetProperty("call").GetString()!.Contains(call, StringComparison.Ordinal)).GetProperty("result");

    private sealed class KeyRow
    {
        public uint Key { get; set; }

        [KeyType(5)]
        public uint Marked { get; set; }
    }

    private sealed class TextRow
    {
        public string Text { get; set; } = "";
    }
}
