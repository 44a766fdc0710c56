using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms.Image;

public sealed class ImageResizingEstimator : TrivialEstimator<ImageResizingTransformer>
{
    private readonly ImageDataViewType _type;
    private readonly (string outputColumnName, string inputColumnName)[] _columns;

    internal ImageResizingEstimator(IHostEnvironment env, int imageWidth, int imageHeight, ResizingKind resizing, Anchor cropAnchor,
        params (string outputColumnName, string inputColumnName)[] columns)
        : base((env ?? throw Contracts.ExceptValue(nameof(env))).Register(nameof(ImageResizingEstimator)),
            new ImageResizingTransformer(env, imageWidth, imageHeight, resizing, cropAnchor, columns))
    {
        _type = new ImageDataViewType(imageHeight, imageWidth);
        _columns = columns;
    }

    public enum ResizingKind : byte
    {
        // The whole image, with black on two sides where the shapes differ.
        IsoPad = 0,

        // As much of the image as fills the shape.
        IsoCrop = 1,

        // The whole image, stretched to the shape.
        Fill = 2,
    }

    // Which side of the image a crop keeps.
    public enum Anchor : byte
    {
        Right = 0,
        Left = 1,
        Top = 2,
        Bottom = 3,
        Center = 4,
    }

    public override SchemaShape GetOutputSchema(SchemaShape inputSchema) => ImageColumnShapes.Replace(Host, inputSchema, _columns,
        new ImageDataViewType().ToString(), ImageColumnShapes.IsImage, (name, _) => ImageColumnShapes.Scalar(name, _type));
}
