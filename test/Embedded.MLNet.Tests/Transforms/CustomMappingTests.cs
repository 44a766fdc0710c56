using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace Embedded.MLNet.Tests.Transforms;

/// <summary>A user's own mapping: in a view, in a prediction engine, saved and loaded by its contract name.</summary>
public sealed class CustomMappingTests
{
    private readonly MLContext _ml = new(seed: 1);

    [Fact]
    public void A_mapping_adds_the_columns_of_its_output_class()
    {
        IDataView output = Fit("Sum").Transform(Rows());
        Assert.Equal(["X", "Y", "Sum", "Text"], output.Schema.Select(column => column.Name));
        Assert.Equal([3f, 7f], output.GetColumn<float>("Sum"));
        Assert.Equal(["1+2", "3+4"], output.GetColumn<string>("Text"));
    }

    [Fact]
    public void A_loaded_mapping_is_found_by_its_contract_name()
    {
        using var stream = new MemoryStream();
        _ml.Model.Save(Fit("Sum"), Rows().Schema, stream);
        stream.Position = 0;
        ITransformer loaded = new MLContext().Model.Load(stream, out _);
        Assert.Equal([3f, 7f], loaded.Transform(Rows()).GetColumn<float>("Sum"));
    }

    [Fact]
    public void A_mapping_predicts_one_row_at_a_time()
    {
        using PredictionEngine<Input, Output> engine = _ml.Model.CreatePredictionEngine<Input, Output>(Fit("Sum"));
        Assert.Equal(5, engine.Predict(new Input { X = 2, Y = 3 }).Sum);
        Assert.Equal("4+4", engine.Predict(new Input { X = 4, Y = 4 }).Text);
    }

    [Fact]
    public void A_mapping_without_a_contract_name_cannot_be_saved() =>
        Assert.Throws<InvalidOperationException>(() => _ml.Model.Save(Fit(null), Rows().Schema, Stream.Null));

    [Fact]
    public void A_missing_column_is_named()
    {
        IDataView narrow = _ml.Transforms.DropColumns("Y").Fit(Rows()).Transform(Rows());
        ArgumentOutOfRangeException thrown = Assert.Throws<ArgumentOutOfRangeException>(() => Fit("Sum").Transform(narrow));
        Assert.Contains("'Y'", thrown.Message, StringComparison.Ordinal);
    }

    private CustomMappingTransformer<Input, Output> Fit(string? contractName) =>
        _ml.Transforms.CustomMapping<Input, Output>(SumFactory.Map, contractName).Fit(Rows());

    private IDataView Rows() => _ml.Data.LoadFromEnumerable(new Input[] { new() { X = 1, Y = 2 }, new() { X = 3, Y = 4 } });

    private sealed class Input
    {
        public float X { get; set; }

        public float Y { get; set; }
    }

    private sealed class Output
    {
        public float Sum { get; set; }

        public string? Text { get; set; }
    }

    [CustomMappingFactoryAttribute("Sum")]
    private sealed class SumFactory : CustomMappingFactory<Input, Output>
    {
        public static void Map(Input input, Output output)
        {
            output.Sum = input.X + input.Y;
            output.Text = $"{input.X}+{input.Y}";
        }

        public override Action<Input, Output> GetMapping() => Map;
    }
}
