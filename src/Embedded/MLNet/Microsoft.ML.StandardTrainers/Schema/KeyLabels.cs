using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

internal static class KeyLabels
{
    // Throws where a label column is not the key that the trainer's own label column says.
    public static void CheckKeyLabel(this SchemaShape.Column expected, IHost host, SchemaShape.Column labelCol)
    {
        if (labelCol.Kind != SchemaShape.Column.VectorKind.Scalar || !labelCol.IsKey || labelCol.ItemType != NumberDataViewType.UInt32)
            throw host.ExceptSchemaMismatch(nameof(labelCol), "label", expected.Name, expected.GetTypeString(), labelCol.GetTypeString());
    }
}
