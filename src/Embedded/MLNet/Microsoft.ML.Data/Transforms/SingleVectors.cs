using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

// What transforms of whole feature vectors ask of their input.
internal static class SingleVectors
{
    public const string Expected = "known-size vector of Single";

    public static SchemaShape.Column Find(IHost host, SchemaShape inputSchema, string name)
    {
        if (!inputSchema.TryFindColumn(name, out var column))
            throw host.ExceptSchemaMismatch(nameof(inputSchema), "input", name);
        if (column.Kind != SchemaShape.Column.VectorKind.Vector || column.ItemType != NumberDataViewType.Single)
            throw host.ExceptSchemaMismatch(nameof(inputSchema), "input", name, Expected, column.GetTypeString());
        return column;
    }

    public static DataViewSchema.Column Find(IHost host, DataViewSchema inputSchema, string name)
    {
        var column = inputSchema.GetColumnOrNull(name) ?? throw host.ExceptSchemaMismatch(nameof(inputSchema), "input", name);
        Check(host, column);
        return column;
    }

    // `size`: the number of slots that it must have, 0 for any.
    public static void Check(IHost host, DataViewSchema.Column column, int size = 0)
    {
        if (column.Type is VectorDataViewType { IsKnownSize: true } vector && vector.ItemType == NumberDataViewType.Single
            && (size == 0 || vector.Size == size))
            return;
        var expected = size == 0 ? Expected : new VectorDataViewType(NumberDataViewType.Single, size).ToString();
        throw host.ExceptSchemaMismatch("inputSchema", "input", column.Name, expected, column.Type.ToString());
    }
}
