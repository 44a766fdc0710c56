using DeepEstimators.Interop;
using Microsoft.ML;

namespace DeepEstimators.Inputs;

/// <summary>Errors about columns, worded alike: which column, what was expected, what it is, and what to do.</summary>
internal static class Columns
{
    internal static ArgumentOutOfRangeException Missing(
        string role, string name, SchemaShape schema, string parameterName) =>
        new(parameterName, $"Could not find {role} column '{name}'. The data has {Names(schema)}.");

    internal static ArgumentOutOfRangeException Mismatch(
        string role, SchemaShape.Column column, string expected, string advice, string parameterName) =>
        new(parameterName,
            $"Schema mismatch for {role} column '{column.Name}': expected {expected}, got "
            + $"{SchemaShapes.TypeText(column)}. {advice}");

    internal static InvalidOperationException WrongType<TValue>(DataViewSchema.Column column) =>
        new($"Column '{column.Name}' is of type {column.Type}, not {typeof(TValue)}.");

    private static string Names(SchemaShape schema)
    {
        const int Shown = 20;
        if (schema.Count == 0)
            return "no columns";
        var names = string.Join(", ", schema.Take(Shown).Select(column => $"'{column.Name}'"));
        return schema.Count > Shown ? $"{names} and {schema.Count - Shown} more" : names;
    }
}
