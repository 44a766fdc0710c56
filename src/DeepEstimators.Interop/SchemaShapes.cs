using Microsoft.ML;
using Microsoft.ML.Data;

namespace DeepEstimators.Interop;

/// <summary>Makes and reads the parts of a <see cref="SchemaShape"/> that ML.NET keeps to itself.</summary>
internal static class SchemaShapes
{
    internal static SchemaShape.Column Scalar(
        string name, DataViewType itemType, bool isKey = false, IEnumerable<SchemaShape.Column>? annotations = null) =>
        Create(name, SchemaShape.Column.VectorKind.Scalar, itemType, isKey, annotations);

    internal static SchemaShape.Column Vector(
        string name, DataViewType itemType, IEnumerable<SchemaShape.Column>? annotations = null, bool isVariable = false) =>
        Create(
            name,
            isVariable ? SchemaShape.Column.VectorKind.VariableVector : SchemaShape.Column.VectorKind.Vector,
            itemType,
            false,
            annotations);

    internal static bool TryFind(SchemaShape shape, string name, out SchemaShape.Column column) =>
        shape.TryFindColumn(name, out column);

    /// <summary>The shape of a schema that is known in full.</summary>
    internal static SchemaShape Of(DataViewSchema schema) => SchemaShape.Create(schema);

    /// <summary>The columns of <paramref name="input"/> and then those added, which replace others of the same name.</summary>
    internal static SchemaShape Append(SchemaShape input, IReadOnlyCollection<SchemaShape.Column> added)
    {
        var replaced = added.Select(column => column.Name).ToHashSet(StringComparer.Ordinal);
        return new SchemaShape(input.Where(column => !replaced.Contains(column.Name)).Concat(added));
    }

    /// <summary>A column's type for messages, for example <c>Vector&lt;Single&gt;</c> or <c>Key&lt;UInt32&gt;</c>.</summary>
    internal static string TypeText(SchemaShape.Column column)
    {
        var item = column.IsKey ? $"Key<{column.ItemType}>" : column.ItemType.ToString()!;
        return column.Kind switch
        {
            SchemaShape.Column.VectorKind.Vector => $"Vector<{item}>",
            SchemaShape.Column.VectorKind.VariableVector => $"Vector<{item}> of unknown size",
            _ => item,
        };
    }

    private static SchemaShape.Column Create(
        string name,
        SchemaShape.Column.VectorKind kind,
        DataViewType itemType,
        bool isKey,
        IEnumerable<SchemaShape.Column>? annotations) =>
        new(name, kind, itemType, isKey, annotations is null ? null : new SchemaShape(annotations));
}
