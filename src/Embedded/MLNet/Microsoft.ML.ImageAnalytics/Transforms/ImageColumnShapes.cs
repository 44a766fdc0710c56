using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms.Image;

// What the estimators here say of their output: each column replaced by one that is made of its input.
internal static class ImageColumnShapes
{
    public static SchemaShape Replace(IHost host, SchemaShape inputSchema, (string outputColumnName, string inputColumnName)[] columns,
        string expected, Func<SchemaShape.Column, bool> fits, Func<string, SchemaShape.Column, SchemaShape.Column> make)
    {
        host.CheckValue(inputSchema, nameof(inputSchema));
        var result = inputSchema.ToDictionary(column => column.Name);
        foreach (var (outputColumnName, inputColumnName) in columns)
        {
            if (!inputSchema.TryFindColumn(inputColumnName, out var source))
                throw host.ExceptSchemaMismatch(nameof(inputSchema), "input", inputColumnName);
            if (!fits(source))
                throw host.ExceptSchemaMismatch(nameof(inputSchema), "input", inputColumnName, expected, source.GetTypeString());
            result[outputColumnName] = make(outputColumnName, source);
        }
        return new SchemaShape(result.Values);
    }

    public static bool IsImage(SchemaShape.Column column) =>
        column.Kind == SchemaShape.Column.VectorKind.Scalar && column.ItemType is ImageDataViewType;

    public static bool IsText(SchemaShape.Column column) =>
        column.Kind == SchemaShape.Column.VectorKind.Scalar && column.ItemType is TextDataViewType;

    public static SchemaShape.Column Scalar(string name, DataViewType type) => new(name, SchemaShape.Column.VectorKind.Scalar, type, false);
}
