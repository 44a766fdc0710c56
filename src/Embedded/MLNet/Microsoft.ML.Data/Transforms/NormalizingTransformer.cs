using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms;

[assembly: Microsoft.ML.LoadableClass(typeof(NormalizingTransformer), null, typeof(Microsoft.ML.SignatureLoadModel),
    "Normalizer", NormalizingTransformer.LoaderSignature)]

namespace Microsoft.ML.Transforms;

public sealed partial class NormalizingTransformer : OneToOneTransformerBase
{
    internal const string LoaderSignature = "Normalizer";

    private readonly INormalizer[] _normalizers;

    internal NormalizingTransformer(IHostEnvironment env, (string outputColumnName, string inputColumnName)[] columns, INormalizer[] normalizers)
        : base((env ?? throw Contracts.ExceptValue(nameof(env))).Register(nameof(NormalizingTransformer)), columns)
    {
        _normalizers = normalizers;
    }

    private NormalizingTransformer(IHost host, ModelLoadContext ctx)
        : base(host, ctx)
    {
        _normalizers = Array.ConvertAll(ColumnPairs, _ => Load(ctx.Reader));
    }

    public NormalizerModelParametersBase GetNormalizerModelParameters(int index)
    {
        Host.CheckParam((uint)index < (uint)_normalizers.Length, nameof(index), "Must be the index of a column of this transformer");
        return _normalizers[index].GetParameters();
    }

    private static NormalizingTransformer Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        ctx.CheckAtModel(GetVersionInfo());
        return new NormalizingTransformer(env.Register(nameof(NormalizingTransformer)), ctx);
    }

    private static INormalizer Load(BinaryReader reader)
    {
        var isDouble = reader.ReadBoolean();
        return reader.ReadByte() switch
        {
            AffineNormalizer<float>.Code when isDouble => AffineNormalizer<double>.Load(reader),
            AffineNormalizer<float>.Code => AffineNormalizer<float>.Load(reader),
            CdfNormalizer<float>.Code when isDouble => CdfNormalizer<double>.Load(reader),
            CdfNormalizer<float>.Code => CdfNormalizer<float>.Load(reader),
            BinNormalizer<float>.Code when isDouble => BinNormalizer<double>.Load(reader),
            BinNormalizer<float>.Code => BinNormalizer<float>.Load(reader),
            _ => throw Contracts.ExceptDecode("The model has a normalizer of an unknown kind"),
        };
    }

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        ctx.CheckAtModel();
        ctx.SetVersionInfo(GetVersionInfo());
        SaveColumns(ctx);
        foreach (var normalizer in _normalizers)
        {
            ctx.Writer.Write(normalizer.ItemType == typeof(double));
            normalizer.Save(ctx.Writer);
        }
    }

    private protected override IRowMapper MakeRowMapper(DataViewSchema schema) => new Mapper(this, schema);

    private protected override void CheckInputColumn(DataViewSchema inputSchema, int col, int srcCol)
    {
        var column = inputSchema[srcCol];
        var normalizer = _normalizers[col];
        if (column.Type.GetItemType().RawType == normalizer.ItemType && column.Type.IsVector() == normalizer.IsVector
            && (!normalizer.IsVector || column.Type.GetVectorSize() == normalizer.Size))
            return;
        DataViewType item = normalizer.ItemType == typeof(double) ? NumberDataViewType.Double : NumberDataViewType.Single;
        var expected = normalizer.IsVector ? new VectorDataViewType((PrimitiveDataViewType)item, normalizer.Size) : item;
        throw Host.ExceptSchemaMismatch(nameof(inputSchema), "input", column.Name, expected.ToString(), column.Type.ToString());
    }

    private static VersionInfo GetVersionInfo() => new("NORMALZR", 0x00010001, 0x00010001, 0x00010001,
        typeof(NormalizingTransformer).Assembly.FullName, LoaderSignature);

    private sealed class Mapper(NormalizingTransformer parent, DataViewSchema inputSchema)
        : OneToOneMapperBase(parent.Host, parent, inputSchema)
    {
        protected override DataViewSchema.DetachedColumn[] GetOutputColumnsCore()
        {
            var columns = new DataViewSchema.DetachedColumn[parent._normalizers.Length];
            for (var i = 0; i < columns.Length; i++)
            {
                var source = InputSchema[ColMapNewToOld[i]];
                var builder = new DataViewSchema.Annotations.Builder();
                builder.AddBoolean(AnnotationUtils.Kinds.IsNormalized, true);
                builder.Add(source.Annotations, name => name == AnnotationUtils.Kinds.SlotNames);
                columns[i] = new DataViewSchema.DetachedColumn(parent.ColumnPairs[i].outputColumnName, source.Type, builder.ToAnnotations());
            }
            return columns;
        }

        protected override Delegate MakeGetter(DataViewRow input, int iinfo, Func<int, bool> activeOutput, out Action disposer)
        {
            disposer = null;
            return parent._normalizers[iinfo].MakeGetter(input, input.Schema[ColMapNewToOld[iinfo]]);
        }
    }
}
