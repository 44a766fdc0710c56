using DeepEstimators.Interop;
using DeepEstimators.Training;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DeepEstimators.Inputs;

/// <summary>Checks label and weight columns against what a task can learn from.</summary>
internal static class LabelColumn
{
    internal static SchemaShape.Column Check(SchemaShape schema, string name, Objective objective, string parameterName)
    {
        if (!SchemaShapes.TryFind(schema, name, out var column))
            throw Columns.Missing("label", name, schema, parameterName);
        var isScalar = column.Kind == SchemaShape.Column.VectorKind.Scalar;
        switch (objective)
        {
            case Objective.BinaryClassification
                when !isScalar || !(column.IsKey || column.ItemType is BooleanDataViewType || IsReal(column.ItemType)):
                throw Columns.Mismatch("label", column, "Boolean, a key of two values, or Single (0 or 1)",
                    "Convert the label first, for example with Transforms.Conversion.ConvertType or MapValueToKey.",
                    parameterName);
            case Objective.MulticlassClassification when !isScalar || !column.IsKey:
                throw Columns.Mismatch("label", column, "a key",
                    "Turn the label into a key first with Transforms.Conversion.MapValueToKey.", parameterName);
            case Objective.Regression when !isScalar || column.IsKey || column.ItemType is not NumberDataViewType:
                throw Columns.Mismatch("label", column, "a number, such as Single",
                    "Convert the label first with Transforms.Conversion.ConvertType.", parameterName);
            case Objective.MultiOutputRegression when column.Kind != SchemaShape.Column.VectorKind.Vector
                || column.IsKey || column.ItemType is not NumberDataViewType:
                throw Columns.Mismatch("label", column, "numbers, a vector of known size",
                    "Put the columns together first with Transforms.Concatenate.", parameterName);
            default:
                return column;
        }
    }

    internal static void CheckWeight(SchemaShape schema, string? name, string parameterName)
    {
        if (name is null)
            return;
        if (!SchemaShapes.TryFind(schema, name, out var column))
            throw Columns.Missing("weight", name, schema, parameterName);
        if (column.Kind != SchemaShape.Column.VectorKind.Scalar || column.IsKey || column.ItemType is not NumberDataViewType)
            throw Columns.Mismatch("weight", column, "a number, such as Single",
                "Convert the weight first with Transforms.Conversion.ConvertType.", parameterName);
    }

    /// <summary>The number of classes of a label, 2 for binary classification, 1 for a regression target.</summary>
    internal static int CountClasses(DataViewSchema.Column label, Objective objective, string parameterName)
    {
        if (objective.IsRegression())
            return 1;
        if (label.Type is not KeyDataViewType key)
            return 2;
        if (objective == Objective.BinaryClassification && key.Count != 2)
            throw new ArgumentOutOfRangeException(
                parameterName,
                $"Label column '{label.Name}' has {key.Count} classes, binary classification takes 2: use "
                + "MulticlassClassification.Trainers.");
        return key.Count is > 0 and <= int.MaxValue
            ? (int)key.Count
            : throw new ArgumentOutOfRangeException(
                parameterName, $"Label column '{label.Name}' has {key.Count} classes; allowed: 1 to {int.MaxValue}.");
    }

    private static bool IsReal(DataViewType type) => type == NumberDataViewType.Single || type == NumberDataViewType.Double;
}
