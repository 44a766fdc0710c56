using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms.Image;

public sealed class ImageGrayscalingEstimator : TrivialEstimator<ImageGrayscalingTransformer>
{
    private readonly (string outputColumnName, string inputColumnName)[] _columns;

    internal ImageGrayscalingEstimator(IHostEnvironment env, params (string outputColumnName, string inputColumnName)[] columns)
        : base((env ?? throw Contracts.ExceptValue(nameof(env))).Register(nameof(ImageGrayscalingEstimator)),
            new ImageGrayscalingTransformer(env, columns))
    {
        _columns = columns;
    }

    public override SchemaShape GetOutputSchema(SchemaShape inputSchema) => ImageColumnShapes.Replace(Host, inputSchema, _columns,
        new ImageDataViewType().ToString(), ImageColumnShapes.IsImage, (name, source) => ImageColumnShapes.Scalar(name, source.ItemType));
}
