using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms.Image;

[assembly: Microsoft.ML.LoadableClass(typeof(ImageLoadingTransformer), null, typeof(Microsoft.ML.SignatureLoadModel),
    "Image Loader Transform", ImageLoadingTransformer.LoaderSignature)]

namespace Microsoft.ML.Data;

// A row without a path has no image (null), and no bytes.
public sealed class ImageLoadingTransformer : OneToOneTransformerBase
{
    internal const string LoaderSignature = "ImageLoaderTransform";

    public readonly string ImageFolder;

    private readonly bool _loadsImages;

    internal ImageLoadingTransformer(IHostEnvironment env, string imageFolder, bool loadsImages,
        params (string outputColumnName, string inputColumnName)[] columns)
        : base((env ?? throw Contracts.ExceptValue(nameof(env))).Register(nameof(ImageLoadingTransformer)), columns)
    {
        ImageFolder = imageFolder;
        _loadsImages = loadsImages;
    }

    private ImageLoadingTransformer(IHost host, ModelLoadContext ctx)
        : base(host, ctx)
    {
        ImageFolder = ctx.LoadStringOrNull();
        Host.CheckDecode(ImageFolder?.Contains('\0') != true);
        _loadsImages = ctx.Reader.ReadBoolean();
    }

    private static ImageLoadingTransformer Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        ctx.CheckAtModel(GetVersionInfo());
        return new ImageLoadingTransformer(env.Register(nameof(ImageLoadingTransformer)), ctx);
    }

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        ctx.CheckAtModel();
        ctx.SetVersionInfo(GetVersionInfo());
        SaveColumns(ctx);
        ctx.SaveStringOrNull(ImageFolder);
        ctx.Writer.Write(_loadsImages);
    }

    private protected override IRowMapper MakeRowMapper(DataViewSchema schema) => new Mapper(this, schema);

    private protected override void CheckInputColumn(DataViewSchema inputSchema, int col, int srcCol)
    {
        var column = inputSchema[srcCol];
        if (column.Type is not TextDataViewType)
        {
            throw Host.ExceptSchemaMismatch(nameof(inputSchema), "input", column.Name, TextDataViewType.Instance.ToString(),
                column.Type.ToString());
        }
    }

    private static VersionInfo GetVersionInfo() => new("IMGLOADT", 0x00010001, 0x00010001, 0x00010001,
        typeof(ImageLoadingTransformer).Assembly.FullName, LoaderSignature);

    private string PathOf(ReadOnlyMemory<char> text) =>
        string.IsNullOrWhiteSpace(ImageFolder) ? text.ToString() : Path.Combine(ImageFolder, text.ToString());

    private sealed class Mapper(ImageLoadingTransformer parent, DataViewSchema inputSchema)
        : OneToOneMapperBase(parent.Host, parent, inputSchema)
    {
        protected override DataViewSchema.DetachedColumn[] GetOutputColumnsCore()
        {
            DataViewType type = parent._loadsImages ? new ImageDataViewType() : new VectorDataViewType(NumberDataViewType.Byte);
            return Array.ConvertAll(parent.ColumnPairs, pair => new DataViewSchema.DetachedColumn(pair.outputColumnName, type));
        }

        protected override Delegate MakeGetter(DataViewRow input, int iinfo, Func<int, bool> activeOutput, out Action disposer)
        {
            disposer = null;
            var getPath = input.GetGetter<ReadOnlyMemory<char>>(input.Schema[ColMapNewToOld[iinfo]]);
            ReadOnlyMemory<char> text = default;
            if (parent._loadsImages)
            {
                return (ValueGetter<MLImage>)((ref MLImage value) =>
                {
                    getPath(ref text);
                    value = text.IsEmpty ? null : Load(parent.PathOf(text));
                });
            }
            return (ValueGetter<VBuffer<byte>>)((ref VBuffer<byte> value) =>
            {
                getPath(ref text);
                if (text.IsEmpty)
                    value = VBufferEditor.Create(ref value, 0).Commit();
                else
                    ImageFile.Load(parent.PathOf(text), ref value);
            });
        }

        private static MLImage Load(string path)
        {
            var image = ImageFile.Decode(path, "imageStream");
            image.Tag = path;
            return image;
        }
    }
}
