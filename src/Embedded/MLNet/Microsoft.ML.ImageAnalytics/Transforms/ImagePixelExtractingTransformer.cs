using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms.Image;
using static Microsoft.ML.Transforms.Image.ImagePixelExtractingEstimator;

[assembly: Microsoft.ML.LoadableClass(typeof(ImagePixelExtractingTransformer), null, typeof(Microsoft.ML.SignatureLoadModel),
    "Image Pixel Extractor Transform", ImagePixelExtractingTransformer.LoaderSignature)]

namespace Microsoft.ML.Transforms.Image;

// Images to vectors of (colour - offset) * scale, or of the bytes. No image gives zeros.
public sealed class ImagePixelExtractingTransformer : OneToOneTransformerBase
{
    internal const string LoaderSignature = "ImagePixelExtractor";

    private readonly ColorBits _colors;
    private readonly ColorsOrder _order;
    private readonly bool _interleaves;
    private readonly float _offset;
    private readonly float _scale;
    private readonly bool _asFloats;
    private readonly ColorPlanes _planes;

    internal ImagePixelExtractingTransformer(IHostEnvironment env, ColorBits colorsToExtract, ColorsOrder orderOfExtraction,
        bool interleavePixelColors, float offsetImage, float scaleImage, bool outputAsFloatArray,
        params (string outputColumnName, string inputColumnName)[] columns)
        : base((env ?? throw Contracts.ExceptValue(nameof(env))).Register(nameof(ImagePixelExtractingTransformer)), columns)
    {
        Host.CheckUserArg(ColorPlanes.AreValid(colorsToExtract), nameof(colorsToExtract), "Need to use at least one color");
        Host.CheckUserArg(ColorPlanes.IsValid(orderOfExtraction), nameof(orderOfExtraction), $"There is no order {orderOfExtraction}");
        Host.CheckUserArg(float.IsFinite(offsetImage), nameof(offsetImage), $"The offset {offsetImage} must be finite");
        Host.CheckUserArg(float.IsFinite(scaleImage) && scaleImage != 0, nameof(scaleImage), $"The scale {scaleImage} must be finite and not 0");
        (_colors, _order, _interleaves) = (colorsToExtract, orderOfExtraction, interleavePixelColors);
        (_offset, _scale, _asFloats) = (offsetImage, scaleImage, outputAsFloatArray);
        _planes = new ColorPlanes(_colors, _order);
    }

    private ImagePixelExtractingTransformer(IHost host, ModelLoadContext ctx)
        : base(host, ctx)
    {
        _colors = (ColorBits)ctx.Reader.ReadByte();
        _order = (ColorsOrder)ctx.Reader.ReadByte();
        _interleaves = ctx.Reader.ReadBoolean();
        _offset = ctx.Reader.ReadSingle();
        _scale = ctx.Reader.ReadSingle();
        _asFloats = ctx.Reader.ReadBoolean();
        host.CheckDecode(ColorPlanes.AreValid(_colors) && ColorPlanes.IsValid(_order));
        host.CheckDecode(float.IsFinite(_offset) && float.IsFinite(_scale) && _scale != 0);
        _planes = new ColorPlanes(_colors, _order);
    }

    private static ImagePixelExtractingTransformer Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        ctx.CheckAtModel(GetVersionInfo());
        return new ImagePixelExtractingTransformer(env.Register(nameof(ImagePixelExtractingTransformer)), ctx);
    }

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        ctx.CheckAtModel();
        ctx.SetVersionInfo(GetVersionInfo());
        SaveColumns(ctx);
        ctx.Writer.Write((byte)_colors);
        ctx.Writer.Write((byte)_order);
        ctx.Writer.Write(_interleaves);
        ctx.Writer.Write(_offset);
        ctx.Writer.Write(_scale);
        ctx.Writer.Write(_asFloats);
    }

    private protected override IRowMapper MakeRowMapper(DataViewSchema schema) => new Mapper(this, schema);

    private protected override void CheckInputColumn(DataViewSchema inputSchema, int col, int srcCol)
    {
        var type = ImageTransforms.CheckImage(Host, inputSchema, srcCol);
        if (!type.IsKnownSize)
        {
            throw Host.ExceptSchemaMismatch(nameof(inputSchema), "input", inputSchema[srcCol].Name, "known-size image",
                "unknown-size image");
        }
    }

    private static VersionInfo GetVersionInfo() => new("IMGPXEXT", 0x00010001, 0x00010001, 0x00010001,
        typeof(ImagePixelExtractingTransformer).Assembly.FullName, LoaderSignature);

    private delegate void Extract<T>(PixelExtraction extraction, MLImage image, Span<T> values);

    private sealed class Mapper(ImagePixelExtractingTransformer parent, DataViewSchema inputSchema)
        : OneToOneMapperBase(parent.Host, parent, inputSchema)
    {
        protected override DataViewSchema.DetachedColumn[] GetOutputColumnsCore() => parent.ColumnPairs
            .Select((pair, i) => new DataViewSchema.DetachedColumn(pair.outputColumnName, VectorOf(TypeOf(i)))).ToArray();

        protected override Delegate MakeGetter(DataViewRow input, int iinfo, Func<int, bool> activeOutput, out Action disposer)
        {
            disposer = null;
            return parent._asFloats
                ? MakeGetter<float>(input, iinfo, (extraction, image, values) => extraction.Extract(image, values))
                : MakeGetter<byte>(input, iinfo, (extraction, image, values) => extraction.Extract(image, values));
        }

        private ImageDataViewType TypeOf(int iinfo) => (ImageDataViewType)InputSchema[ColMapNewToOld[iinfo]].Type;

        private VectorDataViewType VectorOf(ImageDataViewType image)
        {
            var item = parent._asFloats ? NumberDataViewType.Single : NumberDataViewType.Byte;
            return parent._interleaves
                ? new VectorDataViewType(item, image.Height, image.Width, parent._planes.Count)
                : new VectorDataViewType(item, parent._planes.Count, image.Height, image.Width);
        }

        private Delegate MakeGetter<T>(DataViewRow input, int iinfo, Extract<T> extract)
        {
            var type = TypeOf(iinfo);
            var size = VectorOf(type).Size;
            var extraction = new PixelExtraction(parent._planes, parent._interleaves, parent._offset, parent._scale);
            var getImage = input.GetGetter<MLImage>(input.Schema[ColMapNewToOld[iinfo]]);
            return (ValueGetter<VBuffer<T>>)((ref VBuffer<T> value) =>
            {
                MLImage image = null;
                getImage(ref image);
                if (image is null)
                {
                    value = VBufferEditor.Create(ref value, size, 0).Commit();
                    return;
                }
                Host.Check(image.Height == type.Height && image.Width == type.Width,
                    $"The image of {image.Width} x {image.Height} pixels is in a column of {type.Width} x {type.Height}");
                var editor = VBufferEditor.Create(ref value, size);
                extract(extraction, image, editor.Values);
                value = editor.Commit();
            });
        }
    }
}
