using Microsoft.ML;
using Microsoft.ML.Data;

namespace DeepEstimators.Tests.Inputs;

/// <summary>Data that cannot be learned from is refused by column and row, with what to do.</summary>
public sealed class InputErrorTests
{
    private readonly MLContext ml = new(seed: 1);

    [Fact]
    public void A_missing_column_is_named_beside_those_there_are()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => Trainer("Pixels").Fit(Load(Rows.Make(10, 1))));

        Assert.Contains("Could not find feature column 'Pixels'", error.Message);
        Assert.Contains("'Features'", error.Message);
    }

    [Fact]
    public void Text_is_refused_with_what_to_do()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => Trainer("Class").Fit(Load(Rows.Make(10, 1))));

        Assert.Contains("feature column 'Class'", error.Message);
        Assert.Contains("got String", error.Message);
        Assert.Contains("OneHotEncoding", error.Message);
    }

    [Fact]
    public void A_vector_of_unknown_size_is_refused()
    {
        var data = ml.Data.LoadFromEnumerable(new[] { new Unsized { Features = [1, 2], Target = 1 } });

        var error = Assert.Throws<ArgumentOutOfRangeException>(() => Trainer("Features").Fit(data));

        Assert.Contains("of unknown size", error.Message);
    }

    [Theory]
    [InlineData(float.NaN, "a missing value (NaN)")]
    [InlineData(float.PositiveInfinity, "an infinite value")]
    [InlineData(float.NegativeInfinity, "an infinite value")]
    public void A_value_that_is_no_number_is_named_by_column_slot_and_row(float value, string what)
    {
        var rows = Rows.Make(50, 1);
        rows[37].Features[2] = value;

        var error = Assert.Throws<InvalidOperationException>(() => Trainer("Features").Fit(Load(rows)));

        Assert.Contains("Column 'Features'", error.Message);
        Assert.Contains(what, error.Message);
        Assert.Contains("slot 2 of row 37", error.Message);
    }

    [Fact]
    public void A_value_that_is_no_number_is_refused_in_scoring_too()
    {
        using var model = Trainer("Features").Fit(Load(Rows.Make(50, 1)));
        var rows = Rows.Make(50, 2);
        rows[41].Features[0] = float.NaN;

        var error = Assert.Throws<InvalidOperationException>(
            () => model.Transform(Load(rows)).GetColumnValues<float>("Score"));

        Assert.Contains("row 41", error.Message);
    }

    [Fact]
    public void Rows_without_a_label_are_skipped_and_counted_in_the_log()
    {
        var rows = Rows.Make(50, 1);
        foreach (var row in rows[..7])
            row.Target = float.NaN;
        List<LoggingEventArgs> log = [];
        ml.Log += (_, message) => log.Add(message);

        using var model = Trainer("Features").Fit(Load(rows));

        Assert.Equal(43, model.Model.Training.Rows);
        var warning = Assert.Single(log, message => message.RawMessage.Contains("missing label"));
        Assert.Equal("Skipped 7 training rows with a missing label in column 'Target'.", warning.RawMessage);
        Assert.Equal(Microsoft.ML.Runtime.ChannelMessageKind.Warning, warning.Kind);
    }

    [Fact]
    public void The_log_tells_of_the_device_the_rows_and_each_epoch()
    {
        List<string> log = [];
        ml.Log += (_, message) => log.Add(message.RawMessage);

        using var model = Trainer("Features").Fit(Load(Rows.Make(50, 1)));

        Assert.Contains(log, message => message.Contains("CPU"));
        Assert.Contains("Read 50 training rows, each a vector of 4.", log);
        Assert.Contains(log, message => message.StartsWith("Epoch 1/2: loss ", StringComparison.Ordinal));
        Assert.Contains(log, message => message.StartsWith("Epoch 2/2: loss ", StringComparison.Ordinal));
        Assert.Contains(log, message => message.StartsWith("Training ended after 2 epochs", StringComparison.Ordinal));
    }

    [Fact]
    public void Data_without_any_label_is_refused()
    {
        var rows = Rows.Make(5, 1);
        foreach (var row in rows)
            row.Target = float.NaN;

        var error = Assert.Throws<InvalidOperationException>(() => Trainer("Features").Fit(Load(rows)));
        Assert.Contains("missing in all 5 rows", error.Message);

        error = Assert.Throws<InvalidOperationException>(() => Trainer("Features").Fit(Load([])));
        Assert.Contains("no rows", error.Message);
    }

    [Fact]
    public void A_multiclass_label_must_be_a_key()
    {
        var trainer = ml.MulticlassClassification.Trainers.DeepTabular("Class", training: Rows.Quick());

        var error = Assert.Throws<ArgumentOutOfRangeException>(() => trainer.Fit(Load(Rows.Make(10, 1))));

        Assert.Contains("label column 'Class'", error.Message);
        Assert.Contains("MapValueToKey", error.Message);
    }

    [Fact]
    public void A_negative_weight_is_named_by_column_and_row()
    {
        var rows = Rows.Make(10, 1);
        rows[4].Weight = -1;
        var trainer = ml.Regression.Trainers.DeepTabular("Target", "Features", "Weight", training: Rows.Quick());

        var error = Assert.Throws<InvalidOperationException>(() => trainer.Fit(Load(rows)));

        Assert.Equal("Weight column 'Weight' has -1 in row 4; allowed: 0 or more.", error.Message);
    }

    [Fact]
    public void A_model_refuses_rows_of_another_size()
    {
        using var model = Trainer("Features").Fit(Load(Rows.Make(20, 1)));
        var wider = ml.Data.LoadFromEnumerable(new[] { new Wide { Features = [1, 2, 3, 4, 5] } });

        var error = Assert.Throws<ArgumentOutOfRangeException>(() => model.Transform(wider));

        Assert.Contains("'Features': expected 4 numbers, got 5", error.Message);
    }

    [Fact]
    public void A_single_number_of_any_type_is_a_feature()
    {
        using var model = Trainer("Scalar").Fit(Load(Rows.Make(100, 1)));

        Assert.Equal(1, model.Model.InputShape.Size);
        Assert.Equal(100, model.Transform(Load(Rows.Make(100, 1))).GetColumnValues<float>("Score").Length);
    }

    [Fact]
    public void An_image_that_does_not_fit_is_refused()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => ml.Regression.Trainers
            .DeepImage("Target", "Features", height: 3).Fit(Load(Rows.Make(10, 1))));
        Assert.Contains("4 numbers a row, which is no image of height 3", error.Message);
    }

    private DeepRegressionTrainer Trainer(string features) =>
        ml.Regression.Trainers.DeepTabular("Target", features, network: Rows.SmallNetwork(), training: Rows.Quick());

    private IDataView Load(Row[] rows) => ml.Data.LoadFromEnumerable(rows);

    private sealed class Unsized
    {
        public float[] Features { get; set; } = [];

        public float Target { get; set; }
    }

    private sealed class Wide
    {
        [VectorType(5)]
        public float[] Features { get; set; } = [];
    }
}
