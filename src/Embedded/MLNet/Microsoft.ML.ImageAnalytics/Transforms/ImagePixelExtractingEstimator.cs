using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms.Image;

public sealed class ImagePixelExtractingEstimator : TrivialEstimator<ImagePixelExtractingTransformer>
{
    private readonly bool _outputAsFloatArray;
    private readonly (string outputColumnName, string inputColumnName)[] _columns;

    internal ImagePixelExtractingEstimator(IHostEnvironment env, ColorBits colorsToExtract, ColorsOrder orderOfExtraction,
        bool interleavePixelColors, float offsetImage, float scaleImage, bool outputAsFloatArray,
        params (string outputColumnName, string inputColumnName)[] columns)
        : base((env ?? throw Contracts.ExceptValue(nameof(env))).Register(nameof(ImagePixelExtractingEstimator)),
            new ImagePixelExtractingTransformer(env, colorsToExtract, orderOfExtraction, interleavePixelColors, offsetImage, scaleImage,
                outputAsFloatArray, columns))
    {
        _outputAsFloatArray = outputAsFloatArray;
        _columns = columns;
    }

    [Flags]
    public enum ColorBits : byte
    {
        Alpha = 1,
        Red = 2,
        Green = 4,
        Blue = 8,
        Rgb = Red | Green | Blue,
        All = Alpha | Red | Green | Blue,
    }

    public enum ColorsOrder : byte
    {
        ARGB = 1,
        ARBG = 2,
        ABRG = 3,
        ABGR = 4,
        AGRB = 5,
        AGBR = 6,
    }

    public override SchemaShape GetOutputSchema(SchemaShape inputSchema) => ImageColumnShapes.Replace(Host, inputSchema, _columns,
        new ImageDataViewType().ToString(), ImageColumnShapes.IsImage, (name, _) => new SchemaShape.Column(name,
            SchemaShape.Column.VectorKind.Vector, _outputAsFloatArray ? NumberDataViewType.Single : NumberDataViewType.Byte, false));
}
