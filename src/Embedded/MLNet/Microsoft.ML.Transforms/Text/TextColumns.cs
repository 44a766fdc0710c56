using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms.Text;

// The text columns that these transforms read: where they are missing or of another type, the exception says what was expected.
internal static class TextColumns
{
    public static SchemaShape.Column Find(IHost host, SchemaShape inputSchema, string name)
    {
        host.CheckValue(inputSchema, nameof(inputSchema));
        return inputSchema.TryFindColumn(name, out var column)
            ? column
            : throw host.ExceptSchemaMismatch(nameof(inputSchema), "input", name);
    }

    public static SchemaShape.Column FindText(IHost host, SchemaShape inputSchema, string name, string expected, bool mustBeVector = false)
    {
        var column = Find(host, inputSchema, name);
        if (column.ItemType is not TextDataViewType || (mustBeVector && column.Kind == SchemaShape.Column.VectorKind.Scalar))
            throw host.ExceptSchemaMismatch(nameof(inputSchema), "input", name, expected, column.GetTypeString());
        return column;
    }

    public static void Check(IHost host, DataViewSchema.Column column, string expected, bool mustBeVector = false)
    {
        if (column.Type.GetItemType() is not TextDataViewType || (mustBeVector && column.Type is not VectorDataViewType))
            throw host.ExceptSchemaMismatch("inputSchema", "input", column.Name, expected, column.Type.ToString());
    }

    public static DataViewSchema.Column FindText(IHost host, DataViewSchema inputSchema, string name, string expected)
    {
        var column = inputSchema.GetColumnOrNull(name) ?? throw host.ExceptSchemaMismatch(nameof(inputSchema), "input", name);
        Check(host, column, expected);
        return column;
    }

    // The shape with these columns set.
    public static SchemaShape With(this SchemaShape inputSchema, IEnumerable<SchemaShape.Column> added)
    {
        var columns = inputSchema.ToDictionary(column => column.Name);
        foreach (var column in added)
            columns[column.Name] = column;
        return new SchemaShape(columns.Values);
    }

    public static SchemaShape.Column Tokens(string name) =>
        new(name, SchemaShape.Column.VectorKind.VariableVector, TextDataViewType.Instance, false);

    // Counts of n-grams or the like.
    public static SchemaShape.Column Counts(string name, bool hasSlotNames, bool isNormalized = false)
    {
        var annotations = new List<SchemaShape.Column>();
        if (hasSlotNames)
            annotations.Add(new(AnnotationUtils.Kinds.SlotNames, SchemaShape.Column.VectorKind.Vector, TextDataViewType.Instance, false));
        if (isNormalized)
            annotations.Add(new(AnnotationUtils.Kinds.IsNormalized, SchemaShape.Column.VectorKind.Scalar, BooleanDataViewType.Instance, false));
        return new(name, SchemaShape.Column.VectorKind.Vector, NumberDataViewType.Single, false, new SchemaShape(annotations));
    }
}
