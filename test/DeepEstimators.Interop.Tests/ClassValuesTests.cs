using DeepEstimators.Interop;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DeepEstimators.Interop.Tests;

public sealed class ClassValuesTests
{
    [Fact]
    public void Text_is_kept_as_text() => Keeps(TextDataViewType.Instance, "a", "b", "");

    [Fact]
    public void Whole_numbers_are_kept() => Keeps(NumberDataViewType.Int32, -3, 0, int.MaxValue);

    [Fact]
    public void Real_numbers_are_kept() => Keeps(NumberDataViewType.Single, 0.1f, float.MaxValue);

    [Fact]
    public void Booleans_and_dates_are_kept()
    {
        Keeps(BooleanDataViewType.Instance, true, false);
        Keeps(DateTimeDataViewType.Instance, new DateTime(2024, 2, 29, 1, 2, 3, DateTimeKind.Utc));
    }

    [Fact]
    public void A_column_without_key_values_has_none()
    {
        var builder = new DataViewSchema.Builder();
        builder.AddColumn("Label", ScoreColumns.ClassKeyType(3));
        Assert.Null(ClassValues.Of(builder.ToSchema()["Label"]));
    }

    private static void Keeps(PrimitiveDataViewType type, params object[] values)
    {
        var annotations = new DataViewSchema.Annotations.Builder();
        ClassValues.Create(type, values).AddTo(annotations, "KeyValues");
        var builder = new DataViewSchema.Builder();
        builder.AddColumn("Label", ScoreColumns.ClassKeyType(values.Length), annotations.ToAnnotations());

        var read = ClassValues.Of(builder.ToSchema()["Label"]);

        Assert.NotNull(read);
        Assert.Equal(values, read.Values);
        Assert.Equal(type, read.ItemType);
        Assert.Equal(type is TextDataViewType, read.IsText);
    }
}
