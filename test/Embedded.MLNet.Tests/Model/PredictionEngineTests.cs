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

    [Fact]
    public void Definitions_rename_columns_on_both_sides()
    {
        var (model, _) = Fit();
        var input = SchemaDefinition.Create(typeof(RenamedIn));
        input["Left"].ColumnName = "X";
        input["Right"].ColumnName = "Y";
        input["Shade"].ColumnName = "Color";
        var output = SchemaDefinition.Create(typeof(RenamedOut));
        output["Values"].ColumnName = "Features";
        using var engine = _context.Model.CreatePredictionEngine<RenamedIn, RenamedOut>(model, ignoreMissingColumns: false, input, output);
        Assert.Equal([3f, 4f], engine.Predict(new RenamedIn { Left = 3, Right = 4, Shade = "red" }).Values);

        using var same = _context.Model.CreatePredictionEngine<RenamedIn, RenamedOut>(
            model, new PredictionEngineOptions { InputSchemaDefinition = input, OutputSchemaDefinition = output, IgnoreMissingColumns = false });
        Assert.Equal([5f, 0f], same.Predict(new RenamedIn { Left = 5 }).Values);
    }

    [Fact]
    public void A_member_without_a_column_is_refused_where_none_may_be_missing()
    {
        var (model, _) = Fit();
        var exception = Assert.Throws<ArgumentOutOfRangeException>(() =>
            _context.Model.CreatePredictionEngine<ColorRow, Output>(model, ignoreMissingColumns: false));
        Assert.Contains("'Nowhere'", exception.Message, StringComparison.Ordinal);
        using var lenient = _context.Model.CreatePredictionEngine<ColorRow, Output>(model, ignoreMissingColumns: true);
        Assert.Equal(0, lenient.Predict(new ColorRow()).Nowhere);
    }

    [Fact]
    public void An_engine_disposes_of_the_model_that_it_owns_alone()
    {
        foreach (var owns in new[] { false, true })
        {
            var model = new Disposable(Fit().Model);
            _context.Model.CreatePredictionEngine<ColorRow, Output>(model, new PredictionEngineOptions { OwnsTransformer = owns }).Dispose();
            Assert.Equal(owns, model.IsDisposed);
        }
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

    private sealed class RenamedIn
    {
        public float Left { get; set; }

        public float Right { get; set; }

        public string Shade { get; set; } = "";
    }

    private sealed class RenamedOut
    {
        public float[] Values { get; set; } = [];
    }

    // Says whether it has been disposed of.
    private sealed class Disposable(ITransformer model) : ITransformer, IDisposable
    {
        public bool IsDisposed { get; private set; }

        public bool IsRowToRowMapper => model.IsRowToRowMapper;

        public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => model.GetOutputSchema(inputSchema);

        public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => model.GetRowToRowMapper(inputSchema);

        public IDataView Transform(IDataView input) => model.Transform(input);

        public void Save(ModelSaveContext ctx) => model.Save(ctx);

        public void Dispose() => IsDisposed = true;
    }
}
