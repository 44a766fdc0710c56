using DeepEstimators.Interop;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DeepEstimators.Inputs.Tables;

/// <summary>What a column of a table is to a network.</summary>
internal enum TableSourceKind
{
    Numbers,
    Boolean,
    Key,
    Text,
}

/// <summary>A column of a table: numbers, or the value of a category.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Type">Its type.</param>
/// <param name="PlaceNames">The names of its places for messages: the column's, or those of its slots.</param>
internal sealed record TableSource(
    string Name, TableSourceKind Kind, DataViewType Type, IReadOnlyList<string> PlaceNames)
{
    private const string Expected = "a number, a vector of numbers of known size, Boolean, a key or text";

    internal bool IsCategory => Kind is TableSourceKind.Key or TableSourceKind.Text;

    internal bool IsVector => Type is VectorDataViewType;

    /// <summary>Places that it takes in a row.</summary>
    internal int Size => Type is VectorDataViewType vector ? vector.Size : 1;

    /// <summary>Checks a column of which only the shape is known.</summary>
    internal static TableSourceKind Check(SchemaShape schema, string name, string parameterName)
    {
        if (!SchemaShapes.TryFind(schema, name, out var column))
            throw Columns.Missing("feature", name, schema, parameterName);
        switch (column.Kind)
        {
            case SchemaShape.Column.VectorKind.VariableVector:
                throw Columns.Mismatch("feature", column, Expected,
                    "Give every row the same number of values: set the size where the data is loaded.", parameterName);
            case SchemaShape.Column.VectorKind.Vector when column.IsKey || column.ItemType is not NumberDataViewType:
                throw Columns.Mismatch("feature", column, Expected, "Give each of its values a column of its own.", parameterName);
        }

        if (column.IsKey)
            return TableSourceKind.Key;
        return column.ItemType switch
        {
            NumberDataViewType => TableSourceKind.Numbers,
            BooleanDataViewType => TableSourceKind.Boolean,
            TextDataViewType => TableSourceKind.Text,
            _ => throw Columns.Mismatch("feature", column, Expected,
                "Make numbers of it first, such as the parts of a date that matter.", parameterName),
        };
    }

    internal static TableSource Find(DataViewSchema schema, string name, string parameterName)
    {
        var kind = Check(SchemaShapes.Of(schema), name, parameterName);
        return new TableSource(name, kind, schema[name].Type, NamesOf(schema[name]));
    }

    /// <summary>Checks that a column to be scored is like the one that was trained on.</summary>
    internal void CheckLike(DataViewSchema.Column column, TableSourceKind kind, string parameterName)
    {
        var size = column.Type is VectorDataViewType vector ? vector.Size : 1;
        if (kind != Kind || size != Size)
            throw new ArgumentOutOfRangeException(
                parameterName,
                $"Schema mismatch for feature column '{Name}': the model was trained on {Type}, got {column.Type}.");
    }

    private static string[] NamesOf(DataViewSchema.Column column)
    {
        if (column.Type is not VectorDataViewType vector)
            return [column.Name];
        VBuffer<ReadOnlyMemory<char>> slots = default;
        if (column.HasSlotNames())
            column.GetSlotNames(ref slots);
        return [.. Enumerable.Range(0, vector.Size).Select(slot =>
            slot < slots.Length && slots.GetItemOrDefault(slot) is { IsEmpty: false } name
                ? $"{column.Name}.{name}"
                : $"{column.Name}[{slot}]")];
    }
}
