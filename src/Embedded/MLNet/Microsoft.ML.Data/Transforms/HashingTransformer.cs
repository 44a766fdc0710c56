using Microsoft.ML.Data;
using Microsoft.ML.Model;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms;

[assembly: Microsoft.ML.LoadableClass(typeof(HashingTransformer), null, typeof(Microsoft.ML.SignatureLoadModel),
    "Hash Transform", HashingTransformer.LoaderSignature)]

namespace Microsoft.ML.Transforms;

public sealed class HashingTransformer : OneToOneTransformerBase
{
    internal const string LoaderSignature = "HashTransform";
    internal const string ExpectedType = "vector or scalar of text, numbers, Booleans or keys";

    private readonly HashingEstimator.ColumnOptions[] _columns;

    // What was hashed to the keys of each column; of length 0 where nobody asked for it.
    private readonly VBuffer<ReadOnlyMemory<char>>[] _keyValues;

    internal HashingTransformer(IHostEnvironment env, HashingEstimator.ColumnOptions[] columns, HashInverts[] inverts)
        : base((env ?? throw Contracts.ExceptValue(nameof(env))).Register(nameof(HashingTransformer)),
            Array.ConvertAll(columns, column => (column.Name, column.InputColumnName)))
    {
        _columns = columns;
        _keyValues = new VBuffer<ReadOnlyMemory<char>>[columns.Length];
        for (var i = 0; inverts is not null && i < columns.Length; i++)
        {
            if (inverts[i] is not null)
                _keyValues[i] = inverts[i].ToNames(1 << columns[i].NumberOfBits);
        }
    }

    private HashingTransformer(IHost host, ModelLoadContext ctx)
        : base(host, ctx)
    {
        _columns = new HashingEstimator.ColumnOptions[ColumnPairs.Length];
        _keyValues = new VBuffer<ReadOnlyMemory<char>>[ColumnPairs.Length];
        for (var i = 0; i < _columns.Length; i++)
        {
            var (name, source) = ColumnPairs[i];
            var bits = ctx.Reader.ReadInt32();
            host.CheckDecode(bits is >= 0 and <= HashingEstimator.DefaultNumberOfBits);
            _columns[i] = new HashingEstimator.ColumnOptions(name, source, bits, ctx.Reader.ReadUInt32());
            _columns[i].UseOrderedHashing = ctx.Reader.ReadBoolean();
            _columns[i].Combine = ctx.Reader.ReadBoolean();
            ((ValueGetter<VBuffer<ReadOnlyMemory<char>>>)ValueSerializer.Of(new VectorDataViewType(TextDataViewType.Instance)).Load(ctx.Reader))(ref _keyValues[i]);
            host.CheckDecode(_keyValues[i].Length == 0 || _keyValues[i].Length == 1L << bits);
        }
    }

    private static HashingTransformer Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        ctx.CheckAtModel(GetVersionInfo());
        return new HashingTransformer(env.Register(nameof(HashingTransformer)), ctx);
    }

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        ctx.CheckAtModel();
        ctx.SetVersionInfo(GetVersionInfo());
        SaveColumns(ctx);
        for (var i = 0; i < _columns.Length; i++)
        {
            ctx.Writer.Write(_columns[i].NumberOfBits);
            ctx.Writer.Write(_columns[i].Seed);
            ctx.Writer.Write(_columns[i].UseOrderedHashing);
            ctx.Writer.Write(_columns[i].Combine);
            var keyValues = _keyValues[i];
            ValueSerializer.Of(new VectorDataViewType(TextDataViewType.Instance)).Save(ctx.Writer,
                (ValueGetter<VBuffer<ReadOnlyMemory<char>>>)((ref VBuffer<ReadOnlyMemory<char>> value) => value = keyValues));
        }
    }

    private protected override IRowMapper MakeRowMapper(DataViewSchema schema) => new Mapper(this, schema);

    private protected override void CheckInputColumn(DataViewSchema inputSchema, int col, int srcCol)
    {
        var type = inputSchema[srcCol].Type;
        if (ColumnHash.OfOrNull(type.GetItemType(), _columns[col]) is null)
            throw Host.ExceptSchemaMismatch(nameof(inputSchema), "input", inputSchema[srcCol].Name, ExpectedType, type.ToString());
    }

    private static VersionInfo GetVersionInfo() => new("HASHTRNS", 0x00010001, 0x00010001, 0x00010001,
        typeof(HashingTransformer).Assembly.FullName, LoaderSignature);

    private sealed class Mapper(HashingTransformer parent, DataViewSchema inputSchema)
        : OneToOneMapperBase(parent.Host, parent, inputSchema)
    {
        protected override DataViewSchema.DetachedColumn[] GetOutputColumnsCore()
        {
            var columns = new DataViewSchema.DetachedColumn[parent._columns.Length];
            for (var i = 0; i < columns.Length; i++)
            {
                var source = InputSchema[ColMapNewToOld[i]];
                var options = parent._columns[i];
                DataViewType type = options.KeyType;
                var builder = new DataViewSchema.Annotations.Builder();
                if (source.Type is VectorDataViewType vector && !options.Combine)
                {
                    type = new VectorDataViewType((PrimitiveDataViewType)type, vector.Dimensions);
                    builder.Add(source.Annotations, name => name == AnnotationUtils.Kinds.SlotNames);
                }
                var keyValues = parent._keyValues[i];
                if (keyValues.Length > 0)
                {
                    builder.AddKeyValues(keyValues.Length, TextDataViewType.Instance,
                        (ref VBuffer<ReadOnlyMemory<char>> value) => keyValues.CopyTo(ref value));
                }
                columns[i] = new DataViewSchema.DetachedColumn(options.Name, type, builder.ToAnnotations());
            }
            return columns;
        }

        protected override Delegate MakeGetter(DataViewRow input, int iinfo, Func<int, bool> activeOutput, out Action disposer)
        {
            disposer = null;
            var column = input.Schema[ColMapNewToOld[iinfo]];
            return ColumnHash.OfOrNull(column.Type.GetItemType(), parent._columns[iinfo]).MakeGetter(input, column);
        }
    }
}
