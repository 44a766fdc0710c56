using DeepEstimators.Networks;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DeepEstimators.Tests.Features;

public sealed class PairwiseInteractionsTests
{
    private readonly MLContext _ml = new(seed: 1);

    [Fact]
    public void Logarithms_products_and_ratios_are_named_after_the_columns()
    {
        IDataView data = _ml.Data.LoadFromEnumerable([new House { Rooms = 6, Households = 2, Change = -3 }]);
        TransformerChain<FeatureExtractionTransformer> model = _ml.Transforms.Concatenate("Numbers", "Rooms", "Households", "Change")
            .Append(_ml.Transforms.PairwiseInteractions("Features", "Numbers"))
            .Fit(data);

        IDataView features = model.Transform(data);

        VBuffer<ReadOnlyMemory<char>> names = default;
        features.Schema["Features"].GetSlotNames(ref names);
        Assert.Equal(
            [
                "log Rooms", "log Households", "log Change", "Rooms * Households", "Rooms * Change", "Households * Change",
                "Rooms / Households", "Households / Rooms", "Rooms / Change", "Change / Rooms", "Households / Change", "Change / Households",
            ],
            names.DenseValues().Select(name => name.ToString()));
        FeatureRun.Near(
            [Math.Log(7), Math.Log(3), -Math.Log(4), 12, -18, -6, 3, 1 / 3.0, -2, -0.5, -2 / 3.0, -1.5],
            features.GetColumnValues<float[]>("Features").Single(), 1e-6);
    }

    [Fact]
    public void What_has_no_value_or_is_too_large_stays_a_number_or_missing()
    {
        float[] Of(params float[] values) =>
            [.. FeatureRun.Compute(new PairwiseInteractionsOptions { Logarithms = false }, InputShape.Sequence(2, 1), values).Values];

        Assert.Equal([0, 0, 0], Of(5, 0));
        Assert.Equal([float.MaxValue, 1, 1], Of(1e30f, 1e30f));
        Assert.Equal([1, float.MaxValue, 0], Of(1e25f, 1e-25f), (a, b) => Math.Abs(a - b) <= 1e-6f * Math.Max(1, Math.Abs(a)));
        Assert.All(Of(float.NaN, 2), value => Assert.True(float.IsNaN(value)));
        Assert.True(float.IsNaN(Of(float.NaN, 0)[1]));
    }

    [Fact]
    public void A_saved_model_gives_the_same_features()
    {
        IDataView data = _ml.Data.LoadFromEnumerable(Enumerable.Range(1, 20).Select(i => new House { Rooms = i, Households = i % 4, Change = -i }));
        TransformerChain<FeatureExtractionTransformer> model = _ml.Transforms.Concatenate("Numbers", "Rooms", "Households", "Change")
            .Append(_ml.Transforms.PairwiseInteractions("Features", "Numbers", new PairwiseInteractionsOptions { Products = false }))
            .Fit(data);
        using var file = new MemoryStream();
        _ml.Model.Save(model, data.Schema, file);
        file.Position = 0;

        ITransformer loaded = new MLContext().Model.Load(file, out _);

        Assert.Equal(model.Transform(data).GetColumnValues<float[]>("Features"), loaded.Transform(data).GetColumnValues<float[]>("Features"));
    }

    [Fact]
    public void Impossible_options_and_columns_are_refused()
    {
        Assert.Throws<ArgumentException>(() => _ml.Transforms.PairwiseInteractions(
            "Features", "Numbers", new PairwiseInteractionsOptions { Logarithms = false, Products = false, Ratios = false }));
        var definition = SchemaDefinition.Create(typeof(Wide));
        definition["Numbers"].ColumnType = new VectorDataViewType(NumberDataViewType.Single, 300);
        IDataView wide = _ml.Data.LoadFromEnumerable([new Wide { Numbers = new float[300] }], definition);

        var error = Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Transforms.PairwiseInteractions("Features", "Numbers").Fit(wide));

        Assert.Contains("'Numbers' has 300 numbers a row", error.Message, StringComparison.Ordinal);
    }

    private sealed class House
    {
        public float Rooms { get; set; }

        public float Households { get; set; }

        public float Change { get; set; }
    }

    private sealed class Wide
    {
        public float[] Numbers { get; set; } = [];
    }
}
