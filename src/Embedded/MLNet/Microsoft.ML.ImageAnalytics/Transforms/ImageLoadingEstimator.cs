using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms.Image;

namespace Microsoft.ML.Data;

// Loads the images, or the bytes of the files, that a text column names.
public sealed class ImageLoadingEstimator : TrivialEstimator<ImageLoadingTransformer>
{
    private readonly bool _loadsImages;
    private readonly (string outputColumnName, string inputColumnName)[] _columns;

    internal ImageLoadingEstimator(IHostEnvironment env, string imageFolder, bool loadsImages,
        params (string outputColumnName, string inputColumnName)[] columns)
        : base((env ?? throw Contracts.ExceptValue(nameof(env))).Register(nameof(ImageLoadingEstimator)),
            new ImageLoadingTransformer(env, imageFolder, loadsImages, columns))
    {
        _loadsImages = loadsImages;
        _columns = columns;
    }

    public override SchemaShape GetOutputSchema(SchemaShape inputSchema) => ImageColumnShapes.Replace(Host, inputSchema, _columns,
        TextDataViewType.Instance.ToString(), ImageColumnShapes.IsText, (name, _) => _loadsImages
            ? ImageColumnShapes.Scalar(name, new ImageDataViewType())
            : new SchemaShape.Column(name, SchemaShape.Column.VectorKind.VariableVector, NumberDataViewType.Byte, false));
}
