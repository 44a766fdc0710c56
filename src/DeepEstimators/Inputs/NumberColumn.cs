using DeepEstimators.Interop;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DeepEstimators.Inputs;

/// <summary>Checks a column of numbers that features are computed of.</summary>
internal static class NumberColumn
{
    /// <exception cref="ArgumentOutOfRangeException">The column is missing or of a wrong type.</exception>
    internal static void Check(SchemaShape schema, string name, bool anyLength, string parameterName)
    {
        if (!SchemaShapes.TryFind(schema, name, out var column))
            throw Columns.Missing("input", name, schema, parameterName);
        if (column.IsKey || column.ItemType is not NumberDataViewType)
            throw Columns.Mismatch("input", column, "a vector of numbers", "Turn it into numbers first.", parameterName);
        if (!anyLength && column.Kind == SchemaShape.Column.VectorKind.VariableVector)
            throw Columns.Mismatch("input", column, "numbers, a vector of known size",
                "Give every row the same number of values: set the size where the data is loaded "
                + "(SchemaDefinition, [VectorType(n)] or TextLoader columns).", parameterName);
    }
}
