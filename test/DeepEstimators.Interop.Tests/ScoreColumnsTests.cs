using DeepEstimators.Interop;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DeepEstimators.Interop.Tests;

public sealed class ScoreColumnsTests
{
    private static readonly string[] SetAnnotations = ["ScoreColumnSetId", "ScoreColumnKind", "ScoreValueKind"];

    [Fact]
    public void Binary_promises_score_probability_and_label()
    {
        var columns = ScoreColumns.BinaryShape();

        Assert.Equal(["Score", "Probability", "PredictedLabel"], columns.Select(column => column.Name));
        Assert.Equal(SetAnnotations, columns[0].Annotations.Select(column => column.Name));
        Assert.Equal([.. SetAnnotations, "IsNormalized"], columns[1].Annotations.Select(column => column.Name));
        Assert.True(columns[0].Annotations[0].IsKey);
        Assert.Equal(BooleanDataViewType.Instance, columns[2].ItemType);
    }

    [Fact]
    public void Multiclass_promises_the_values_of_the_label()
    {
        var label = SchemaShapes.Scalar(
            "Label", NumberDataViewType.UInt32, isKey: true, [SchemaShapes.Vector("KeyValues", TextDataViewType.Instance)]);

        var columns = ScoreColumns.MulticlassShape(label);

        Assert.Equal(
            ["SlotNames", "TrainingLabelValues", .. SetAnnotations], columns[0].Annotations.Select(column => column.Name));
        Assert.Equal([.. SetAnnotations, "KeyValues"], columns[1].Annotations.Select(column => column.Name));
        Assert.True(columns[1].IsKey);
    }

    [Fact]
    public void Numbers_as_classes_name_no_slots()
    {
        var label = SchemaShapes.Scalar(
            "Label", NumberDataViewType.UInt32, isKey: true, [SchemaShapes.Vector("KeyValues", NumberDataViewType.Int32)]);

        Assert.Equal(
            ["TrainingLabelValues", .. SetAnnotations],
            ScoreColumns.MulticlassShape(label)[0].Annotations.Select(column => column.Name));
    }

    [Fact]
    public void Several_numbers_have_the_names_of_the_labels_slots()
    {
        var named = SchemaShapes.Vector(
            "Label", NumberDataViewType.Single, [SchemaShapes.Vector("SlotNames", TextDataViewType.Instance)]);

        var score = Assert.Single(ScoreColumns.MultiOutputShape(named));

        Assert.Equal(SchemaShape.Column.VectorKind.Vector, score.Kind);
        Assert.Equal(["SlotNames", .. SetAnnotations], score.Annotations.Select(column => column.Name));
        var nameless = SchemaShapes.Vector("Label", NumberDataViewType.Single);
        Assert.Equal(SetAnnotations, ScoreColumns.MultiOutputShape(nameless)[0].Annotations.Select(column => column.Name));
    }

    [Fact]
    public void A_shape_that_is_added_replaces_one_of_the_same_name()
    {
        var input = new SchemaShape(
            [SchemaShapes.Scalar("Score", TextDataViewType.Instance), SchemaShapes.Scalar("Other", TextDataViewType.Instance)]);

        var shape = SchemaShapes.Append(input, ScoreColumns.RegressionShape());

        Assert.Equal(["Other", "Score"], shape.Select(column => column.Name));
        Assert.True(SchemaShapes.TryFind(shape, "Score", out var score));
        Assert.Equal(NumberDataViewType.Single, score.ItemType);
        Assert.False(SchemaShapes.TryFind(shape, "Absent", out _));
    }

    [Fact]
    public void Set_ids_count_up_from_one()
    {
        var builder = new DataViewSchema.Builder();
        Assert.Equal(1u, ScoreColumns.NextSetId(builder.ToSchema()));
        builder.AddColumn("Plain", NumberDataViewType.Single);
        builder.AddColumn("Score", NumberDataViewType.Single, ScoreColumns.ScoreAnnotations(ScoreKind.Regression, 6));
        Assert.Equal(7u, ScoreColumns.NextSetId(builder.ToSchema()));
    }

    [Theory]
    [InlineData(true, "Vector<UInt32>")]
    [InlineData(false, "Key<UInt32>")]
    public void Types_are_named_for_messages(bool vector, string text)
    {
        var column = vector
            ? SchemaShapes.Vector("A", NumberDataViewType.UInt32)
            : SchemaShapes.Scalar("A", NumberDataViewType.UInt32, isKey: true);
        Assert.Equal(text, SchemaShapes.TypeText(column));
    }
}
