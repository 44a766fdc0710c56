using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms.Image;
using static Microsoft.ML.Transforms.Image.ImageResizingEstimator;

[assembly: Microsoft.ML.LoadableClass(typeof(ImageResizingTransformer), null, typeof(Microsoft.ML.SignatureLoadModel),
    "Image Resizer Transform", ImageResizingTransformer.LoaderSignature)]

namespace Microsoft.ML.Transforms.Image;

public sealed class ImageResizingTransformer : OneToOneTransformerBase
{
    // Of an image that only a model's few bytes ask for.
    internal const long MaximumPixels = 1L << 22;

    internal const string LoaderSignature = "ImageScalerTransform";

    private readonly int _width;
    private readonly int _height;
    private readonly ResizingKind _resizing;
    private readonly Anchor _anchor;

    internal ImageResizingTransformer(IHostEnvironment env, int imageWidth, int imageHeight, ResizingKind resizing, Anchor cropAnchor,
        params (string outputColumnName, string inputColumnName)[] columns)
        : base((env ?? throw Contracts.ExceptValue(nameof(env))).Register(nameof(ImageResizingTransformer)), columns)
    {
        Host.CheckUserArg(imageWidth > 0, nameof(imageWidth), $"The width {imageWidth} must be positive");
        Host.CheckUserArg(imageHeight > 0, nameof(imageHeight), $"The height {imageHeight} must be positive");
        Host.CheckUserArg((long)imageWidth * imageHeight <= int.MaxValue / MLImage.BytesPerPixel, nameof(imageWidth),
            $"{imageWidth} x {imageHeight} pixels are too many");
        Host.CheckUserArg(Enum.IsDefined(resizing), nameof(resizing), $"There is no kind of resizing {resizing}");
        Host.CheckUserArg(Enum.IsDefined(cropAnchor), nameof(cropAnchor), $"There is no anchor {cropAnchor}");
        (_width, _height, _resizing, _anchor) = (imageWidth, imageHeight, resizing, cropAnchor);
    }

    private ImageResizingTransformer(IHost host, ModelLoadContext ctx)
        : base(host, ctx)
    {
        _width = ctx.Reader.ReadInt32();
        _height = ctx.Reader.ReadInt32();
        _resizing = (ResizingKind)ctx.Reader.ReadByte();
        _anchor = (Anchor)ctx.Reader.ReadByte();
        host.CheckDecode(_width > 0 && _height > 0 && (long)_width * _height <= MaximumPixels,
            $"Images of {_width} x {_height} pixels are too large for a model that was loaded");
        host.CheckDecode(Enum.IsDefined(_resizing) && Enum.IsDefined(_anchor));
    }

    private static ImageResizingTransformer Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        ctx.CheckAtModel(GetVersionInfo());
        return new ImageResizingTransformer(env.Register(nameof(ImageResizingTransformer)), ctx);
    }

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        ctx.CheckAtModel();
        ctx.SetVersionInfo(GetVersionInfo());
        SaveColumns(ctx);
        ctx.Writer.Write(_width);
        ctx.Writer.Write(_height);
        ctx.Writer.Write((byte)_resizing);
        ctx.Writer.Write((byte)_anchor);
    }

    private protected override IRowMapper MakeRowMapper(DataViewSchema schema) => new Mapper(this, schema);

    private protected override void CheckInputColumn(DataViewSchema inputSchema, int col, int srcCol) =>
        ImageTransforms.CheckImage(Host, inputSchema, srcCol);

    private static VersionInfo GetVersionInfo() => new("IMGSCALF", 0x00010001, 0x00010001, 0x00010001,
        typeof(ImageResizingTransformer).Assembly.FullName, LoaderSignature);

    private sealed class Mapper(ImageResizingTransformer parent, DataViewSchema inputSchema)
        : OneToOneMapperBase(parent.Host, parent, inputSchema)
    {
        protected override DataViewSchema.DetachedColumn[] GetOutputColumnsCore()
        {
            var type = new ImageDataViewType(parent._height, parent._width);
            return Array.ConvertAll(parent.ColumnPairs, pair => new DataViewSchema.DetachedColumn(pair.outputColumnName, type));
        }

        protected override Delegate MakeGetter(DataViewRow input, int iinfo, Func<int, bool> activeOutput, out Action disposer)
        {
            disposer = null;
            ResizePlan plan = null;
            return ImageTransforms.MakeGetter(input, ColMapNewToOld[iinfo], image =>
            {
                if (plan is null || !plan.Fits(image))
                    plan = new ResizePlan(image.Width, image.Height, parent._width, parent._height, parent._resizing, parent._anchor);
                return plan.Apply(image);
            });
        }
    }
}
