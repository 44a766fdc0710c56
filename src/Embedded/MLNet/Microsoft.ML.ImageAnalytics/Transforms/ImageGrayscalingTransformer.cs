using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms.Image;

[assembly: Microsoft.ML.LoadableClass(typeof(ImageGrayscalingTransformer), null, typeof(Microsoft.ML.SignatureLoadModel),
    "Image Grayscale Transform", ImageGrayscalingTransformer.LoaderSignature)]

namespace Microsoft.ML.Transforms.Image;

// Red, green and blue become their luma: 0.3 R + 0.59 G + 0.11 B. What was transparent stands on black.
public sealed class ImageGrayscalingTransformer : OneToOneTransformerBase
{
    internal const string LoaderSignature = "ImageGrayscaleTransform";

    internal ImageGrayscalingTransformer(IHostEnvironment env, params (string outputColumnName, string inputColumnName)[] columns)
        : base((env ?? throw Contracts.ExceptValue(nameof(env))).Register(nameof(ImageGrayscalingTransformer)), columns)
    {
    }

    private ImageGrayscalingTransformer(IHost host, ModelLoadContext ctx)
        : base(host, ctx)
    {
    }

    private static ImageGrayscalingTransformer Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        ctx.CheckAtModel(GetVersionInfo());
        return new ImageGrayscalingTransformer(env.Register(nameof(ImageGrayscalingTransformer)), ctx);
    }

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        ctx.CheckAtModel();
        ctx.SetVersionInfo(GetVersionInfo());
        SaveColumns(ctx);
    }

    private protected override IRowMapper MakeRowMapper(DataViewSchema schema) => new Mapper(this, schema);

    private protected override void CheckInputColumn(DataViewSchema inputSchema, int col, int srcCol) =>
        ImageTransforms.CheckImage(Host, inputSchema, srcCol);

    private static VersionInfo GetVersionInfo() => new("IMGGRAYT", 0x00010001, 0x00010001, 0x00010001,
        typeof(ImageGrayscalingTransformer).Assembly.FullName, LoaderSignature);

    private static MLImage ToGray(MLImage image)
    {
        var source = image.Pixels;
        var red = PixelConversion.IndexOf(image.PixelFormat, 'R');
        var blue = PixelConversion.IndexOf(image.PixelFormat, 'B');
        var pixels = GC.AllocateUninitializedArray<byte>(source.Length);
        for (var i = 0; i < pixels.Length; i += MLImage.BytesPerPixel)
        {
            // In hundredths, rounded.
            var luma = (byte)(((30 * source[i + red]) + (59 * source[i + 1]) + (11 * source[i + blue]) + 50) / 100);
            pixels[i] = luma;
            pixels[i + 1] = luma;
            pixels[i + 2] = luma;
            pixels[i + 3] = byte.MaxValue;
        }
        return new MLImage(image.Width, image.Height, MLPixelFormat.Bgra32, pixels, image.Tag);
    }

    private sealed class Mapper(ImageGrayscalingTransformer parent, DataViewSchema inputSchema)
        : OneToOneMapperBase(parent.Host, parent, inputSchema)
    {
        protected override DataViewSchema.DetachedColumn[] GetOutputColumnsCore() => parent.ColumnPairs
            .Select((pair, i) => new DataViewSchema.DetachedColumn(pair.outputColumnName, InputSchema[ColMapNewToOld[i]].Type)).ToArray();

        protected override Delegate MakeGetter(DataViewRow input, int iinfo, Func<int, bool> activeOutput, out Action disposer)
        {
            disposer = null;
            return ImageTransforms.MakeGetter(input, ColMapNewToOld[iinfo], ToGray);
        }
    }
}
