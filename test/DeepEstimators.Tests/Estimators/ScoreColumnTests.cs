using Microsoft.ML;
using Microsoft.ML.Data;

namespace DeepEstimators.Tests.Estimators;

/// <summary>The columns are those of ML.NET's own scorers, as golden/schema.json records them.</summary>
public sealed class ScoreColumnTests
{
    private readonly MLContext ml = new(seed: 1);

    private IDataView Data => ml.Data.LoadFromEnumerable(Rows.Make(60, seed: 1));

    [Fact]
    public void Binary_columns_are_those_of_a_calibrated_scorer()
    {
        var trainer = ml.BinaryClassification.Trainers.DeepTabular(
            "Flag", network: Rows.SmallNetwork(), training: Rows.Quick());
        using var model = trainer.Fit(Data);

        var added = model.GetOutputSchema(Data.Schema).Skip(Data.Schema.Count).ToArray();

        Assert.Equal(["PredictedLabel", "Score", "Probability"], added.Select(column => column.Name));
        Assert.Equal(
            ["Boolean", "Single", "Single"], added.Select(column => column.Type.ToString()));
        foreach (var column in added)
        {
            Assert.Equal(1u, Get<uint>(column, "ScoreColumnSetId"));
            Assert.Equal("BinaryClassification", Get<ReadOnlyMemory<char>>(column, "ScoreColumnKind").ToString());
            Assert.Equal(column.Name, Get<ReadOnlyMemory<char>>(column, "ScoreValueKind").ToString());
        }

        Assert.Equal("Key<UInt32, 0-2147483646>", added[0].Annotations.Schema["ScoreColumnSetId"].Type.ToString());
        Assert.True(Get<bool>(added[2], "IsNormalized"));
        Assert.Null(added[1].Annotations.Schema.GetColumnOrNull("IsNormalized"));
    }

    [Fact]
    public void Multiclass_columns_carry_the_key_values_of_the_label()
    {
        var trainer = ml.MulticlassClassification.Trainers.DeepTabular(
            network: Rows.SmallNetwork(), training: Rows.Quick());
        var keyed = ml.Transforms.Conversion.MapValueToKey("Label", "Class").Fit(Data).Transform(Data);
        using var model = trainer.Fit(keyed);

        var added = model.GetOutputSchema(keyed.Schema).Skip(keyed.Schema.Count).ToArray();
        var classes = Texts(keyed.Schema["Label"], "KeyValues");

        Assert.Equal(["PredictedLabel", "Score"], added.Select(column => column.Name));
        Assert.Equal(["Key<UInt32, 0-2>", "Vector<Single, 3>"], added.Select(column => column.Type.ToString()));
        Assert.Equal(3, classes.Length);
        Assert.Equal(classes, Texts(added[0], "KeyValues"));
        Assert.Equal(classes, Texts(added[1], "TrainingLabelValues"));
        Assert.Equal(classes, Texts(added[1], "SlotNames"));
        Assert.Equal("MulticlassClassification", Get<ReadOnlyMemory<char>>(added[1], "ScoreColumnKind").ToString());
    }

    [Fact]
    public void Regression_adds_a_score()
    {
        var trainer = ml.Regression.Trainers.DeepTabular(
            "Target", network: Rows.SmallNetwork(), training: Rows.Quick());
        using var model = trainer.Fit(Data);

        var added = Assert.Single(model.GetOutputSchema(Data.Schema).Skip(Data.Schema.Count));

        Assert.Equal("Score", added.Name);
        Assert.Equal("Regression", Get<ReadOnlyMemory<char>>(added, "ScoreColumnKind").ToString());
    }

    [Fact]
    public void A_second_scorer_gets_the_next_set_id()
    {
        var trainer = ml.Regression.Trainers.DeepTabular(
            "Target", network: Rows.SmallNetwork(), training: Rows.Quick());
        using var model = trainer.Fit(Data);

        var schema = model.GetOutputSchema(model.GetOutputSchema(Data.Schema));

        Assert.Equal(2u, Get<uint>(schema["Score"], "ScoreColumnSetId"));
    }

    [Fact]
    public void What_the_estimators_promise_is_what_they_give()
    {
        var trainers = ml.MulticlassClassification.Trainers;
        var pipeline = ml.Transforms.Conversion.MapValueToKey("Label", "Class")
            .Append(trainers.DeepTabular(network: Rows.SmallNetwork(), training: Rows.Quick()))
            .Append(ml.Transforms.Conversion.MapKeyToValue("PredictedLabel"));

        // Append and Fit check the promise of one step against the needs of the next.
        using var model = pipeline.Fit(Data);
        var scored = model.Transform(Data);

        Assert.Equal(TextDataViewType.Instance, scored.Schema["PredictedLabel"].Type);
        var metrics = ml.MulticlassClassification.Evaluate(scored, predictedLabelColumnName: "PredictedLabel");
        Assert.InRange(metrics.LogLoss, 0, 5);
    }

    private static T Get<T>(DataViewSchema.Column column, string kind)
    {
        T value = default!;
        column.Annotations.GetValue(kind, ref value);
        return value;
    }

    private static string[] Texts(DataViewSchema.Column column, string kind)
    {
        VBuffer<ReadOnlyMemory<char>> values = default;
        column.Annotations.GetValue(kind, ref values);
        return values.DenseValues().Select(value => value.ToString()).ToArray();
    }
}
