using Microsoft.ML;

namespace DeepEstimators.Transformers;

/// <summary>Which columns of a schema somebody asked for.</summary>
internal static class ActiveColumns
{
    internal static bool[] Of(DataViewSchema schema, IEnumerable<DataViewSchema.Column> columns)
    {
        var active = new bool[schema.Count];
        foreach (var column in columns)
            active[column.Index] = true;
        return active;
    }

    internal static void Check(DataViewSchema schema, bool[] active, DataViewSchema.Column column)
    {
        if (column.Index >= active.Length || !active[column.Index] || schema[column.Index].Name != column.Name)
            throw new InvalidOperationException($"Column '{column.Name}' is not active in this row.");
    }
}
