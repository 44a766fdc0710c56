using Microsoft.ML;
using Microsoft.ML.Data;

namespace Embedded.MLNet.Tests.Transforms;

/// <summary>Values replaced by others: from pairs, from a view, as keys and as vectors.</summary>
public sealed class ValueMappingTests
{
    private readonly MLContext _ml = new(seed: 1);

    [Fact]
    public void Pairs_replace_values_and_others_become_the_default()
    {
        ITransformer model = _ml.Transforms.Conversion.MapValue("Out", new Dictionary<string, float> { ["a"] = 1.5f, ["b"] = -2 }, "Text").Fit(Rows());
        AssertValues<float>(model, [1.5f, -2, 0, 1.5f]);
    }

    [Fact]
    public void Texts_replace_numbers()
    {
        ITransformer model = _ml.Transforms.Conversion.MapValue("Out", new Dictionary<int, string> { [1] = "one", [2] = "two" }, "Number").Fit(Rows());
        AssertValues<string>(model, ["one", "two", "", "one"]);
    }

    [Fact]
    public void Values_as_keys_have_what_they_stand_for()
    {
        var pairs = new Dictionary<string, string> { ["a"] = "red", ["b"] = "blue", ["d"] = "red" };
        ITransformer model = _ml.Transforms.Conversion.MapValue("Out", pairs, "Text", treatValuesAsKeyType: true).Fit(Rows());
        AssertValues<uint>(model, [1, 2, 0, 1]);
        foreach (ITransformer each in new[] { model, SavedModel.Reload(_ml, model, Rows().Schema) })
        {
            DataViewSchema.Column column = each.GetOutputSchema(Rows().Schema)["Out"];
            Assert.Equal(new KeyDataViewType(typeof(uint), 2), column.Type);
            VBuffer<ReadOnlyMemory<char>> names = default;
            column.GetKeyValues(ref names);
            Assert.Equal(["red", "blue"], names.DenseValues().Select(name => name.ToString()));
        }
    }

    [Fact]
    public void Vectors_replace_values()
    {
        var pairs = new Dictionary<string, int[]> { ["a"] = [1, 2, 3], ["b"] = [4] };
        ITransformer model = _ml.Transforms.Conversion.MapValue("Out", pairs, "Text").Fit(Rows());
        AssertValues<int[]>(model, [[1, 2, 3], [4], [], [1, 2, 3]]);
    }

    [Fact]
    public void A_view_is_a_lookup()
    {
        IDataView lookup = Rows();
        lookup = _ml.Data.TakeRows(lookup, 3);
        ITransformer model = _ml.Transforms.Conversion.MapValue("Out", lookup, lookup.Schema["Text"], lookup.Schema["Number"], "Text").Fit(Rows());
        AssertValues<int>(model, [1, 2, 3, 1]);
    }

    [Fact]
    public void Vectors_of_values_are_replaced_slot_by_slot()
    {
        ITransformer model = _ml.Transforms.Conversion.MapValue("Out", new Dictionary<string, float> { ["a"] = 1, ["b"] = 2 }, "Words").Fit(Rows());
        AssertValues<float[]>(model, [[1, 2], [2, 0], [0, 1], [1, 1]]);
    }

    [Fact]
    public void The_promised_column_is_the_actual_one()
    {
        var pairs = new Dictionary<string, string> { ["a"] = "red" };
        var estimator = _ml.Transforms.Conversion.MapValue("Out", pairs, "Text", treatValuesAsKeyType: true)
            .Append(_ml.Transforms.Conversion.MapKeyToValue("Back", "Out"));
        Assert.Equal(["red", "", "", "red"], estimator.Fit(Rows()).Transform(Rows()).GetColumn<string>("Back"));
    }

    [Fact]
    public void Keys_given_twice_and_columns_of_another_type_are_refused()
    {
        KeyValuePair<string, int>[] twice = [new("a", 1), new("a", 2)];
        Assert.Throws<InvalidOperationException>(() => _ml.Transforms.Conversion.MapValue("Out", twice, "Text"));
        var pairs = new Dictionary<string, int> { ["a"] = 1 };
        Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Transforms.Conversion.MapValue("Out", pairs, "Number").Fit(Rows()));
        Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Transforms.Conversion.MapValue("Out", pairs, "nope").Fit(Rows()));
    }

    private void AssertValues<T>(ITransformer model, T[] expected)
    {
        Assert.Equal(expected, model.Transform(Rows()).GetColumn<T>("Out"));
        Assert.Equal(expected, SavedModel.Reload(_ml, model, Rows().Schema).Transform(Rows()).GetColumn<T>("Out"));
    }

    private IDataView Rows() => _ml.Data.LoadFromEnumerable(new Row[]
    {
        new() { Text = "a", Number = 1, Words = ["a", "b"] }, new() { Text = "b", Number = 2, Words = ["b", "x"] },
        new() { Text = "c", Number = 3, Words = ["", "a"] }, new() { Text = "a", Number = 1, Words = ["a", "a"] },
    });

    private sealed class Row
    {
        public string Text { get; set; } = "";

        public int Number { get; set; }

        [VectorType(2)]
        public string[] Words { get; set; } = [];
    }
}
