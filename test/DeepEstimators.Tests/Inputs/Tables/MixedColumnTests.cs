using System.IO.Compression;
using System.Text.Json;
using DeepEstimators.Networks;
using DeepEstimators.Tests.Estimators;
using Microsoft.ML;
using Microsoft.ML.Data;
using static TorchSharp.torch;

namespace DeepEstimators.Tests.Inputs.Tables;

/// <summary>DeepTabular learns of any mix of columns, and says what each became.</summary>
[Collection(nameof(TensorCount))]
public sealed class MixedColumnTests
{
    private readonly MLContext ml = new(seed: 1);
    private readonly List<LoggingEventArgs> log = [];

    public MixedColumnTests() => ml.Log += (_, message) => log.Add(message);

    public static TheoryData<string> Networks => ["mlp", "tabular", "tabm", "periodic", "transformer"];

    [Theory]
    [MemberData(nameof(Networks))]
    public void Every_network_for_tables_learns_of_mixed_columns(string network)
    {
        using var model = ml.BinaryClassification.Trainers
            .DeepTabular("Label", MixedRow.Names, network: NetworkOf(network), training: Training(12)).Fit(Load(600, 1));

        var metrics = ml.BinaryClassification.Evaluate(model.Transform(Load(400, 2)));

        // Without the city and the missing wage about 0.75.
        Assert.InRange(metrics.Accuracy, 0.9, 1);
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void A_saved_model_gives_the_same_bits_one_by_one_and_all_at_once(string network)
    {
        var data = Load(200, 1);
        using var model = ml.Regression.Trainers
            .DeepTabular("Target", MixedRow.Names, network: NetworkOf(network), training: Training(2)).Fit(data);
        using var zip = Saved(model, data.Schema);
        var fresh = new MLContext();
        using var loaded = Assert.IsType<DeepRegressionTransformer>(Assert.Single(
            Assert.IsAssignableFrom<IEnumerable<ITransformer>>(fresh.Model.Load(zip, out _))));

        var scores = model.Transform(data).GetColumnValues<float>("Score");

        Assert.Equal(scores, loaded.Transform(data).GetColumnValues<float>("Score"));
        Assert.Equal(MixedRow.Names, loaded.FeatureColumnNames);
        using var engine = fresh.Model.CreatePredictionEngine<MixedRow, Scored>(loaded);
        foreach (var (row, score) in MixedRow.Make(200, 1).Zip(scores).Take(20))
            Assert.Equal(score, engine.Predict(row).Score, 1e-3);
    }

    [Fact]
    public void Columns_that_tell_nothing_are_left_out_with_a_warning()
    {
        using var model = ml.Regression.Trainers
            .DeepTabular("Target", ["Age", "Constant", "OneText", "Empty", "Sizes"], network: Rows.SmallNetwork(), training: Training(1))
            .Fit(Load(100, 1));

        Assert.Equal(["Age", "Sizes"], model.FeatureColumnNames);
        Assert.Equal(3, model.Model.InputShape.Size);
        var warnings = log.Where(message => message.Kind == Microsoft.ML.Runtime.ChannelMessageKind.Warning)
            .Select(message => message.RawMessage).ToArray();
        Assert.Contains("The network does not see column 'Constant', which is 7 in all training rows.", warnings);
        Assert.Contains("The network does not see column 'OneText', which has one value in all training rows.", warnings);
        Assert.Contains("The network does not see column 'Empty', which is missing in all training rows.", warnings);
        Assert.Contains("The network does not see column 'Sizes[1]', which is 3 in all training rows.", warnings);
    }

    [Fact]
    public void Nothing_but_columns_that_tell_nothing_is_refused()
    {
        var error = Assert.Throws<InvalidOperationException>(() => ml.Regression.Trainers
            .DeepTabular("Target", ["Constant", "Empty"], training: Training(1)).Fit(Load(50, 1)));

        Assert.Contains("'Constant' is 7 in all training rows; 'Empty' is missing in all training rows", error.Message);
    }

    [Fact]
    public void The_description_tells_what_each_column_became()
    {
        var data = Load(100, 1);
        using var model = ml.Regression.Trainers
            .DeepTabular("Target", [.. MixedRow.Names, "Constant"], network: Rows.SmallNetwork(), training: Training(1)).Fit(data);
        using var zip = new ZipArchive(Saved(model, data.Schema));
        using var entry = zip.Entries.Single(part => part.Name == "config.json").Open();
        using var config = JsonDocument.Parse(entry);

        var table = config.RootElement.GetProperty("input").GetProperty("table");
        var columns = table.GetProperty("columns").EnumerateArray().ToDictionary(column => column.GetProperty("name").GetString()!);
        Assert.True(columns["Wage"].GetProperty("numbers")[0].GetProperty("hasMissing").GetBoolean());
        Assert.False(columns["Age"].GetProperty("numbers")[0].GetProperty("hasMissing").GetBoolean());
        Assert.Equal(3, columns["Sizes"].GetProperty("size").GetInt32());
        Assert.Equal(["Basel", "Bern", "Genf", "Zug"], columns["City"].GetProperty("category").GetProperty("texts")
            .EnumerateArray().Select(text => text.GetString()!).Order());
        Assert.True(columns["City"].GetProperty("category").GetProperty("hasUnknown").GetBoolean());
        Assert.Equal("is 7 in all training rows", table.GetProperty("dropped").GetProperty("Constant").GetString());
    }

    [Fact]
    public void Values_that_only_rows_held_out_have_are_unknown()
    {
        var rows = MixedRow.Make(300, 1);
        var data = ml.Data.LoadFromEnumerable(rows);
        var validation = MixedRow.Make(50, 2);
        validation[0].City = "Sion";
        var trainer = ml.Regression.Trainers.DeepTabular("Target", ["Age", "City"], network: Rows.SmallNetwork(), training: Training(1));

        using var model = trainer.Fit(data, ml.Data.LoadFromEnumerable(validation));

        Assert.Equal(["Basel", "Bern", "Genf", "Zug"], Texts(model, data.Schema));
    }

    [Fact]
    public void Rare_values_and_those_over_the_limit_are_unknown()
    {
        var rows = MixedRow.Make(300, 1);
        foreach (var (index, row) in rows.Index())
            row.City = index < 3 ? "rare" : index < 50 ? "seldom" : index % 3 == 0 ? "often" : "mostly";
        var data = ml.Data.LoadFromEnumerable(rows);

        Assert.Equal(["mostly", "often", "seldom"], Texts(new TableOptions { MinCategoryRows = 4 }));
        Assert.Equal(["mostly", "often"], Texts(new TableOptions { MaxCategories = 2 }));

        string[] Texts(TableOptions table)
        {
            using var model = ml.Regression.Trainers.DeepTabular(new DeepTabularOptions
            {
                LabelColumnName = "Target",
                FeatureColumnNames = ["City"],
                Table = table,
                Network = Rows.SmallNetwork(),
                Training = Training(1),
            }).Fit(data);
            return MixedColumnTests.Texts(model, data.Schema);
        }
    }

    [Fact]
    public void Keys_are_categories_and_rows_without_a_key_are_scored()
    {
        var data = Load(300, 1);
        var pipeline = ml.Transforms.Conversion.MapValueToKey("Key", "City")
            .Append(ml.Regression.Trainers.DeepTabular("Target", ["Age", "Key"], network: NetworkOf("mlp"), training: Training(8)));
        using var model = pipeline.Fit(data);
        var unseen = MixedRow.Make(40, 2);
        foreach (var row in unseen)
            row.City = "Sion";

        var scores = model.Transform(ml.Data.LoadFromEnumerable(unseen)).GetColumnValues<float>("Score");

        Assert.All(scores, score => Assert.True(float.IsFinite(score)));
    }

    [Fact]
    public void Missing_numbers_can_be_refused_by_column_and_row()
    {
        var options = new DeepTabularOptions
        {
            LabelColumnName = "Target",
            FeatureColumnNames = ["Age", "Wage"],
            Table = new TableOptions { MissingNumbers = null },
            Training = Training(1),
        };

        var error = Assert.Throws<InvalidOperationException>(() => ml.Regression.Trainers.DeepTabular(options).Fit(Load(50, 1)));

        Assert.Contains("Column 'Wage' has a missing value (NaN) of row 0", error.Message);
    }

    [Fact]
    public void An_infinite_number_is_refused_by_slot_and_row()
    {
        var rows = MixedRow.Make(50, 1);
        rows[31].Sizes[2] = float.PositiveInfinity;
        rows[31].Sizes[0] = float.NaN;

        var error = Assert.Throws<InvalidOperationException>(() => ml.Regression.Trainers
            .DeepTabular("Target", ["Sizes"], training: Training(1)).Fit(ml.Data.LoadFromEnumerable(rows)));

        Assert.Contains("an infinite value in slot 2 of row 31", error.Message);
    }

    [Fact]
    public void Columns_of_other_types_are_refused_by_name()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => ml.Regression.Trainers
            .DeepTabular("Target", ["Age", "Town"]).Fit(Load(1, 1)));
        Assert.Contains("Could not find feature column 'Town'", error.Message);

        var dated = ml.Data.LoadFromEnumerable(new[] { new Dated() });
        error = Assert.Throws<ArgumentOutOfRangeException>(() => ml.Regression.Trainers.DeepTabular("Target", ["Day"]).Fit(dated));
        Assert.Contains("feature column 'Day'", error.Message);
        Assert.Contains("DateTime", error.Message);
    }

    [Fact]
    public void Names_are_checked_when_the_trainer_is_made()
    {
        Assert.Contains("FeatureColumnNames is empty", Refused([]));
        Assert.Contains("names a column twice", Refused(["Age", "Age"]));
        Assert.Contains("FeatureColumnNames is empty", Refused(["Age", ""]));
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => ml.Regression.Trainers.DeepTabular(
            new DeepTabularOptions { Table = new TableOptions { MaxCategories = 0 } }));
        Assert.Contains("MaxCategories is 0; allowed: from 1 to", error.Message);

        string Refused(string[] names) =>
            Assert.Throws<ArgumentException>(() => ml.Regression.Trainers.DeepTabular("Target", names)).Message;
    }

    [Fact]
    public void A_module_of_ones_own_gets_numbers_and_codes()
    {
        using var model = ml.Regression.Trainers.Deep(new DeepModuleOptions
        {
            Module = () => nn.Linear(3, 1),
            LabelColumnName = "Target",
            FeatureColumnNames = ["City", "Age", "Married"],
            Training = Training(2),
        }).Fit(Load(100, 1));

        Assert.Equal(["Age", "Married"], model.Model.InputShape.Layout!.Numbers.Select(number => number.Name));
        Assert.Equal(5, model.Model.InputShape.Layout.Categories.Single().Codes);
    }

    [Fact]
    public void Same_seed_same_bits_and_no_tensor_is_left()
    {
        Scores();
        var before = TensorCount.Now();
        Assert.Equal(Scores(), Scores());
        Assert.Equal(before, TensorCount.Now());

        float[] Scores()
        {
            using var model = ml.Regression.Trainers
                .DeepTabular("Target", MixedRow.Names, network: NetworkOf("tabm"), training: Training(2)).Fit(Load(100, 1));
            return model.Transform(Load(50, 2)).GetColumnValues<float>("Score");
        }
    }

    private static string[] Texts(DeepRegressionTransformer model, DataViewSchema schema)
    {
        using var zip = new ZipArchive(Saved(model, schema));
        using var entry = zip.Entries.Single(part => part.Name == "config.json").Open();
        using var config = JsonDocument.Parse(entry);
        var column = config.RootElement.GetProperty("input").GetProperty("table").GetProperty("columns").EnumerateArray()
            .Single(column => column.GetProperty("name").GetString() == "City");
        return [.. column.GetProperty("category").GetProperty("texts").EnumerateArray().Select(text => text.GetString()!).Order()];
    }

    private static MemoryStream Saved(ITransformer model, DataViewSchema schema)
    {
        var stream = new MemoryStream();
        new MLContext().Model.Save(model, schema, stream);
        return new MemoryStream(stream.ToArray());
    }

    private static TrainingOptions Training(int epochs) =>
        new() { Epochs = epochs, BatchSize = 32, LearningRate = 5e-3, EarlyStoppingPatience = 0, Seed = 3 };

    private static Network NetworkOf(string name) => name switch
    {
        "mlp" => Network.Mlp([32], dropout: 0),
        "tabular" => Network.Tabular(blocks: 1, width: 32),
        "tabm" => Network.TabM(members: 4, width: 32, bins: 8, embeddingSize: 4),
        "periodic" => Network.PeriodicMlp([32], frequencies: 8, embeddingSize: 4),
        _ => Network.FTTransformer(blocks: 1, tokenSize: 16, heads: 2),
    };

    private IDataView Load(int count, int seed) => ml.Data.LoadFromEnumerable(MixedRow.Make(count, seed));

    private sealed class Scored
    {
        public float Score { get; set; }
    }

    private sealed class Dated
    {
        public DateTime Day { get; set; }

        public float Target { get; set; }
    }
}
