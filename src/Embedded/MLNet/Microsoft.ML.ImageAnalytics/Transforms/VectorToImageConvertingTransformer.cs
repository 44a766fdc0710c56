using System.Numerics;
using System.Runtime.InteropServices;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms.Image;

[assembly: Microsoft.ML.LoadableClass(typeof(VectorToImageConvertingTransformer), null, typeof(Microsoft.ML.SignatureLoadModel),
    "Vector To Image Transform", VectorToImageConvertingTransformer.LoaderSignature)]

namespace Microsoft.ML.Transforms.Image;

// Vectors of numbers to images of (value - offset) * scale, cut to whole bytes; bytes stay what they are. A vector that holds nothing, as no
// image gives it when its pixels are extracted, is no image.
public sealed class VectorToImageConvertingTransformer : OneToOneTransformerBase
{
    internal const string LoaderSignature = "VectorToImageConverter";
    internal const string ExpectedType = "vector of Single, Double or Byte";

    private readonly VectorToImageSettings _settings;

    internal VectorToImageConvertingTransformer(IHostEnvironment env, VectorToImageSettings settings,
        params (string outputColumnName, string inputColumnName)[] columns)
        : base((env ?? throw Contracts.ExceptValue(nameof(env))).Register(nameof(VectorToImageConvertingTransformer)), columns)
    {
        settings.Check(Host);
        _settings = settings;
    }

    private VectorToImageConvertingTransformer(IHost host, ModelLoadContext ctx)
        : base(host, ctx)
    {
        _settings = VectorToImageSettings.Load(ctx.Reader);
        _settings.Check(host);
    }

    private int VectorSize => checked(_settings.Height * _settings.Width * _settings.Planes.Count);

    internal static bool CanConvert(DataViewType itemType) =>
        itemType == NumberDataViewType.Single || itemType == NumberDataViewType.Double || itemType == NumberDataViewType.Byte;

    private static VectorToImageConvertingTransformer Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        ctx.CheckAtModel(GetVersionInfo());
        return new VectorToImageConvertingTransformer(env.Register(nameof(VectorToImageConvertingTransformer)), ctx);
    }

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        ctx.CheckAtModel();
        ctx.SetVersionInfo(GetVersionInfo());
        SaveColumns(ctx);
        _settings.Save(ctx.Writer);
    }

    private protected override IRowMapper MakeRowMapper(DataViewSchema schema) => new Mapper(this, schema);

    private protected override void CheckInputColumn(DataViewSchema inputSchema, int col, int srcCol)
    {
        var column = inputSchema[srcCol];
        if (column.Type is not VectorDataViewType vector || !CanConvert(vector.ItemType))
            throw Host.ExceptSchemaMismatch(nameof(inputSchema), "input", column.Name, ExpectedType, column.Type.ToString());
        if (vector.IsKnownSize && vector.Size != VectorSize)
        {
            throw Host.ExceptSchemaMismatch(nameof(inputSchema), "input", column.Name, $"vector of {VectorSize} values",
                column.Type.ToString());
        }
    }

    private static VersionInfo GetVersionInfo() => new("VECTOIMG", 0x00010001, 0x00010001, 0x00010001,
        typeof(VectorToImageConvertingTransformer).Assembly.FullName, LoaderSignature);

    private sealed class Mapper(VectorToImageConvertingTransformer parent, DataViewSchema inputSchema)
        : OneToOneMapperBase(parent.Host, parent, inputSchema)
    {
        private readonly VectorToImageSettings _settings = parent._settings;

        protected override DataViewSchema.DetachedColumn[] GetOutputColumnsCore()
        {
            var type = new ImageDataViewType(_settings.Height, _settings.Width);
            return Array.ConvertAll(parent.ColumnPairs, pair => new DataViewSchema.DetachedColumn(pair.outputColumnName, type));
        }

        protected override Delegate MakeGetter(DataViewRow input, int iinfo, Func<int, bool> activeOutput, out Action disposer)
        {
            disposer = null;
            var column = input.Schema[ColMapNewToOld[iinfo]];
            var item = column.Type.GetItemType();
            if (item == NumberDataViewType.Byte)
                return MakeGetter<byte>(input, column, 0, 1);
            return item == NumberDataViewType.Single
                ? MakeGetter<float>(input, column, _settings.Offset, _settings.Scale)
                : MakeGetter<double>(input, column, _settings.Offset, _settings.Scale);
        }

        private Delegate MakeGetter<T>(DataViewRow input, DataViewSchema.Column column, float offset, float scale)
            where T : INumber<T>
        {
            var getVector = input.GetGetter<VBuffer<T>>(column);
            VBuffer<T> vector = default;
            VBuffer<T> dense = default;
            return (ValueGetter<MLImage>)((ref MLImage value) =>
            {
                getVector(ref vector);
                if (vector.GetValues().IsEmpty)
                {
                    value = null;
                    return;
                }
                Host.Check(vector.Length == parent.VectorSize,
                    $"A vector of {vector.Length} values is in the column '{column.Name}', an image needs {parent.VectorSize}");
                if (!vector.IsDense)
                    vector.CopyToDense(ref dense);
                value = MakeImage(vector.IsDense ? vector.GetValues() : dense.GetValues(), offset, scale);
            });
        }

        private MLImage MakeImage<T>(ReadOnlySpan<T> values, float offset, float scale)
            where T : INumber<T>
        {
            var count = _settings.Height * _settings.Width;
            var pixels = GC.AllocateUninitializedArray<byte>(count * MLImage.BytesPerPixel);
            var background = BitConverter.ToUInt32(
                [(byte)_settings.DefaultBlue, (byte)_settings.DefaultGreen, (byte)_settings.DefaultRed, (byte)_settings.DefaultAlpha]);
            MemoryMarshal.Cast<byte, uint>(pixels.AsSpan()).Fill(background);
            var bytes = _settings.Planes.BytesOf(MLPixelFormat.Bgra32);
            var step = _settings.Interleaves ? bytes.Length : 1;
            for (var plane = 0; plane < bytes.Length; plane++)
            {
                var from = _settings.Interleaves ? plane : plane * count;
                for (var to = bytes[plane]; to < pixels.Length; to += MLImage.BytesPerPixel, from += step)
                    pixels[to] = ToByte((float.CreateTruncating(values[from]) - offset) * scale);
            }
            return new MLImage(_settings.Width, _settings.Height, MLPixelFormat.Bgra32, pixels, tag: null);
        }

        // What is no number is 0.
        private static byte ToByte(float value) => value >= byte.MaxValue ? byte.MaxValue : value > 0 ? (byte)value : (byte)0;
    }
}
