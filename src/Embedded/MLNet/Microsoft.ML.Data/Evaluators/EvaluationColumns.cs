using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

// Finds and checks the columns that an evaluation reads. The messages name the column where a reader expects the role, as the real ones do.
internal static class EvaluationColumns
{
    public static DataViewSchema.Column Find(DataViewSchema schema, string name, string role) =>
        schema.GetColumnOrNull(name)
        ?? throw Contracts.ExceptParam(nameof(schema), $"{name} column '{role}' not found");

    public static void CheckScore(DataViewSchema.Column score)
    {
        if (score.Type != NumberDataViewType.Single)
            throw Contracts.ExceptSchemaMismatch("schema", "score", score.Name, "Single", score.Type.ToString());
    }

    public static void CheckBinaryLabel(DataViewSchema.Column label)
    {
        var type = label.Type;
        if (type != NumberDataViewType.Single && type != NumberDataViewType.Double && type is not BooleanDataViewType and not KeyDataViewType { Count: 2 })
        {
            throw Contracts.ExceptSchemaMismatch(
                "schema", "label", label.Name, "Single, Double, Boolean, or a Key with cardinality 2", type.ToString());
        }
    }

    // The size of a vector of Singles.
    public static int SizeOfSingles(DataViewSchema.Column column, string role) =>
        column.Type is VectorDataViewType { Size: > 0 } vector && vector.ItemType == NumberDataViewType.Single
            ? vector.Size
            : throw Contracts.ExceptSchemaMismatch("schema", role, column.Name, "Vector<Single>", column.Type.ToString());
}
