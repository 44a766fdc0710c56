using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms.Image;

public sealed class VectorToImageConvertingEstimator : TrivialEstimator<VectorToImageConvertingTransformer>
{
    private readonly ImageDataViewType _type;
    private readonly (string outputColumnName, string inputColumnName)[] _columns;

    internal VectorToImageConvertingEstimator(IHostEnvironment env, VectorToImageSettings settings,
        params (string outputColumnName, string inputColumnName)[] columns)
        : base((env ?? throw Contracts.ExceptValue(nameof(env))).Register(nameof(VectorToImageConvertingEstimator)),
            new VectorToImageConvertingTransformer(env, settings, columns))
    {
        _type = new ImageDataViewType(settings.Height, settings.Width);
        _columns = columns;
    }

    public override SchemaShape GetOutputSchema(SchemaShape inputSchema) => ImageColumnShapes.Replace(Host, inputSchema, _columns,
        VectorToImageConvertingTransformer.ExpectedType, IsPixels, (name, _) => ImageColumnShapes.Scalar(name, _type));

    private static bool IsPixels(SchemaShape.Column column) => column.Kind != SchemaShape.Column.VectorKind.Scalar && !column.IsKey
        && VectorToImageConvertingTransformer.CanConvert(column.ItemType);
}
