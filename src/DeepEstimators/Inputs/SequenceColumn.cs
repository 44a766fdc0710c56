using DeepEstimators.Interop;
using DeepEstimators.Networks;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DeepEstimators.Inputs;

/// <summary>A vector of numbers whose size differs from row to row: steps, one after another, of so many channels each.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="ItemType">The type of one number in the column.</param>
/// <param name="Channels">Numbers of a step.</param>
/// <param name="Length">Steps at most: of longer sequences the last ones are read.</param>
internal sealed record SequenceColumn(string Name, NumberDataViewType ItemType, int Channels, int Length) : FeatureColumn(Name)
{
    private const string Expected = "numbers, a vector";

    internal override InputShape Shape => InputShape.Sequence(Length, Channels, isVariable: true);

    internal override DataViewType Type => new VectorDataViewType(ItemType);

    internal static void Check(SchemaShape schema, string name, string parameterName)
    {
        if (!SchemaShapes.TryFind(schema, name, out var column))
            throw Columns.Missing("sequence", name, schema, parameterName);
        if (column.Kind == SchemaShape.Column.VectorKind.Scalar)
            throw Columns.Mismatch("sequence", column, Expected,
                "Put the steps of a row into one vector first, for example with Transforms.Concatenate.", parameterName);
        if (column.IsKey || column.ItemType is not NumberDataViewType)
            throw Columns.Mismatch("sequence", column, Expected, "Turn the values into numbers first.", parameterName);
    }

    internal override void Check(SchemaShape schema, string parameterName) => Check(schema, Name, parameterName);

    internal override FeatureReader CreateReader(DataViewRow row, IReadOnlyList<DataViewSchema.Column> columns) =>
        new SequenceReader(row, columns[0], Channels, Length);

    internal override long MostRowBytes => sizeof(float) * (1 + (long)Length * Channels);

    internal override FeatureStore CreateStore(int capacity, bool rented = false) => new SequenceStore(Channels);

    /// <summary>The longest row at hand says how long a sequence is.</summary>
    internal override FeatureColumn Learn(FeatureStore rows, long[]? training) =>
        this with { Length = Math.Max(1, ((SequenceStore)rows).Longest / Channels) };
}

/// <summary>The columns that DeepSequence takes: vectors of known size as they are, others as sequences that differ in length.</summary>
internal sealed class SequenceColumnChoice(int? channels, int maxLength) : IColumnChoice
{
    public void Check(SchemaShape schema, string name, string parameterName) => SequenceColumn.Check(schema, name, parameterName);

    public FeatureColumn Choose(DataViewSchema schema, string name, string parameterName)
    {
        Check(SchemaShapes.Of(schema), name, parameterName);
        var type = (VectorDataViewType)schema[name].Type;
        return type.IsKnownSize
            ? VectorColumn.Find(schema, name, new SequenceShapeChoice(channels), parameterName)
            : new SequenceColumn(name, (NumberDataViewType)type.ItemType, channels ?? 1, maxLength);
    }
}

/// <summary>
/// Steps of so many channels: what the user gave, else what the column's own two dimensions say, steps first, else one.
/// </summary>
internal sealed class SequenceShapeChoice(int? channels) : IShapeChoice
{
    public InputShape Choose(string column, DataViewType type, string parameterName)
    {
        var vector = (VectorDataViewType)type;
        if (channels is null && vector.Dimensions is [var steps, var numbers] && steps > 0 && numbers > 0)
            return InputShape.Sequence(steps, numbers);
        var count = channels ?? 1;
        return vector.Size % count == 0
            ? InputShape.Sequence(vector.Size / count, count)
            : throw new ArgumentOutOfRangeException(
                parameterName, $"Column '{column}' has {vector.Size} numbers a row, which are no whole steps of {count} channels.");
    }
}
