using Microsoft.ML;
using Microsoft.ML.Data;

namespace Embedded.MLNet.Tests.Model;

public sealed class PredictionEngineTests
{
    private readonly MLContext _context = new(seed: 1);

    [Fact]
    public void An_object_is_scored_as_its_row_is()
    {
        var (model, _) = Fit();
        using var engine = _context.Model.CreatePredictionEngine<ColorRow, Output>(model);
        var first = engine.Predict(new ColorRow { X = 1, Y = 2, Color = "green" });
        var second = engine.Predict(new ColorRow { X = 7, Y = 8, Color = "unknown" });
        Assert.Equal([1f, 2f], first.Features);
        Assert.Equal(2u, first.Label);
        Assert.Equal("green", first.Name);
        Assert.Equal([7f, 8f], second.Features);
        Assert.Equal(0u, second.Label);
        Assert.Equal("", second.Name);
        Assert.NotSame(first.Features, second.Features);
        var reused = first;
        engine.Predict(new ColorRow { X = 5, Color = "red" }, ref reused);
        Assert.Same(first, reused);
        Assert.Equal([5f, 0f], first.Features);
        Assert.Contains("Features", engine.OutputSchema.Select(column => column.Name));
    }

    [Fact]
    public void The_schema_of_a_loaded_model_makes_an_engine()
    {
        var (model, data) = Fit();
        using var engine = _context.Model.CreatePredictionEngine<ColorRow, Output>(model, data.Schema);
        Assert.Equal("red", engine.Predict(new ColorRow { Color = "red" }).Name);
    }

    private (ITransformer Model, IDataView Data) Fit()
    {
        var data = _context.Data.LoadFromEnumerable(new[] { new ColorRow { Color = "red" }, new ColorRow { Color = "green" } });
        var pipeline = _context.Transforms.Conversion.MapValueToKey("Label", "Color")
            .Append(_context.Transforms.Concatenate("Features", "X", "Y"))
            .Append(_context.Transforms.Conversion.MapKeyToValue("Name", "Label"));
        return (pipeline.Fit(data), data);
    }

    private sealed class Output
    {
        public float[] Features { get; set; } = [];

        public uint Label { get; set; }

        public string Name { get; set; } = "";

        public float Nowhere { get; set; }
    }
}
