using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms;

[assembly: Microsoft.ML.LoadableClass(typeof(KeyToVectorMappingTransformer), null, typeof(Microsoft.ML.SignatureLoadModel),
    "Key To Vector Transform", KeyToVectorMappingTransformer.LoaderSignature)]

namespace Microsoft.ML.Transforms;

// Keys to indicators: a slot for each value, 1 for the one that is there, all 0 for a missing key. A vector of keys gives one
// indicator after the other, or (count vector) their sum.
public sealed class KeyToVectorMappingTransformer : OneToOneTransformerBase
{
    internal const string LoaderSignature = "KeyToVectorTransform";

    private readonly bool _outputCountVector;

    internal KeyToVectorMappingTransformer(IHostEnvironment env, bool outputCountVector,
        params (string outputColumnName, string inputColumnName)[] columns)
        : base((env ?? throw Contracts.ExceptValue(nameof(env))).Register(nameof(KeyToVectorMappingTransformer)), columns)
    {
        _outputCountVector = outputCountVector;
    }

    private KeyToVectorMappingTransformer(IHost host, ModelLoadContext ctx)
        : base(host, ctx)
    {
        _outputCountVector = ctx.Reader.ReadBoolean();
    }

    private static KeyToVectorMappingTransformer Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        ctx.CheckAtModel(GetVersionInfo());
        return new KeyToVectorMappingTransformer(env.Register(nameof(KeyToVectorMappingTransformer)), ctx);
    }

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        ctx.CheckAtModel();
        ctx.SetVersionInfo(GetVersionInfo());
        SaveColumns(ctx);
        ctx.Writer.Write(_outputCountVector);
    }

    private protected override IRowMapper MakeRowMapper(DataViewSchema schema) => new Mapper(this, schema);

    private protected override void CheckInputColumn(DataViewSchema inputSchema, int col, int srcCol)
    {
        var type = inputSchema[srcCol].Type;
        if (type.GetItemType() is not KeyDataViewType { Count: <= int.MaxValue })
        {
            throw Host.ExceptSchemaMismatch(nameof(inputSchema), "input", inputSchema[srcCol].Name, "key type of known cardinality",
                type.ToString());
        }
    }

    private static VersionInfo GetVersionInfo() => new("KEY2VECT", 0x00010001, 0x00010001, 0x00010001,
        typeof(KeyToVectorMappingTransformer).Assembly.FullName, LoaderSignature);

    private sealed class Mapper(KeyToVectorMappingTransformer parent, DataViewSchema inputSchema)
        : OneToOneMapperBase(parent.Host, parent, inputSchema)
    {
        protected override DataViewSchema.DetachedColumn[] GetOutputColumnsCore() => Enumerable.Range(0, parent.ColumnPairs.Length)
            .Select(i => MakeColumn(parent.ColumnPairs[i].outputColumnName, InputSchema[ColMapNewToOld[i]])).ToArray();

        protected override Delegate MakeGetter(DataViewRow input, int iinfo, Func<int, bool> activeOutput, out Action disposer)
        {
            disposer = null;
            var column = input.Schema[ColMapNewToOld[iinfo]];
            var count = column.Type.GetItemType().GetKeyCountAsInt32();
            return Type.GetTypeCode(column.Type.GetItemType().RawType) switch
            {
                TypeCode.Byte => MakeGetter<byte>(input, column, count, key => key),
                TypeCode.UInt16 => MakeGetter<ushort>(input, column, count, key => key),
                TypeCode.UInt32 => MakeGetter<uint>(input, column, count, key => key),
                _ => MakeGetter<ulong>(input, column, count, key => key),
            };
        }

        private DataViewSchema.DetachedColumn MakeColumn(string name, DataViewSchema.Column source)
        {
            var count = source.Type.GetItemType().GetKeyCountAsInt32();
            var vector = parent._outputCountVector ? null : source.Type as VectorDataViewType;
            var type = vector is null
                ? new VectorDataViewType(NumberDataViewType.Single, count)
                : new VectorDataViewType(NumberDataViewType.Single, vector.Dimensions.Add(count));
            var builder = new DataViewSchema.Annotations.Builder();
            if (type.IsKnownSize)
            {
                if (source.HasKeyValues(TextDataViewType.Instance))
                {
                    VBuffer<ReadOnlyMemory<char>> keyValues = default;
                    source.Annotations.GetValue(AnnotationUtils.Kinds.KeyValues, ref keyValues);
                    KeySlotNames.Add(builder, source, vector?.Size ?? 0, keyValues.DenseValues().ToArray());
                }
                if (!parent._outputCountVector)
                    AddRanges(builder, vector?.Size ?? 1, count);
            }
            if (!parent._outputCountVector || source.Type is not VectorDataViewType)
                builder.AddBoolean(AnnotationUtils.Kinds.IsNormalized, true);
            return new DataViewSchema.DetachedColumn(name, type, builder.ToAnnotations());
        }

        private static void AddRanges(DataViewSchema.Annotations.Builder builder, int size, int count)
        {
            var ranges = Enumerable.Range(0, size).SelectMany(i => new[] { i * count, ((i + 1) * count) - 1 }).ToArray();
            builder.Add(AnnotationUtils.Kinds.CategoricalSlotRanges, AnnotationUtils.GetCategoricalType(size),
                (ref VBuffer<int> value) => new VBuffer<int>(ranges.Length, ranges).CopyTo(ref value));
        }

        private Delegate MakeGetter<TKey>(DataViewRow input, DataViewSchema.Column column, int count, Func<TKey, ulong> convert)
        {
            if (column.Type is not VectorDataViewType)
            {
                var getKey = input.GetGetter<TKey>(column);
                TKey key = default;
                return (ValueGetter<VBuffer<float>>)((ref VBuffer<float> value) =>
                {
                    getKey(ref key);
                    var number = convert(key);
                    var isThere = number - 1 < (ulong)count;
                    var editor = VBufferEditor.Create(ref value, count, isThere ? 1 : 0, requireIndicesOnDense: true);
                    if (isThere)
                    {
                        editor.Values[0] = 1;
                        editor.Indices[0] = (int)number - 1;
                    }
                    value = editor.Commit();
                });
            }
            var getKeys = input.GetGetter<VBuffer<TKey>>(column);
            VBuffer<TKey> keys = default;
            if (parent._outputCountVector)
            {
                return (ValueGetter<VBuffer<float>>)((ref VBuffer<float> value) =>
                {
                    getKeys(ref keys);
                    var editor = VBufferEditor.Create(ref value, count);
                    editor.Values.Clear();
                    foreach (var item in keys.GetValues())
                    {
                        var number = convert(item) - 1;
                        if (number < (ulong)count)
                            editor.Values[(int)number]++;
                    }
                    value = editor.Commit();
                });
            }
            return (ValueGetter<VBuffer<float>>)((ref VBuffer<float> value) =>
            {
                getKeys(ref keys);
                var items = keys.GetValues();
                var indices = keys.GetIndices();
                var editor = VBufferEditor.Create(ref value, checked(keys.Length * count), items.Length, requireIndicesOnDense: true);
                var used = 0;
                for (var i = 0; i < items.Length; i++)
                {
                    var number = convert(items[i]) - 1;
                    if (number >= (ulong)count)
                        continue;
                    editor.Values[used] = 1;
                    editor.Indices[used++] = ((indices.IsEmpty ? i : indices[i]) * count) + (int)number;
                }
                value = editor.CommitTruncated(used);
            });
        }
    }
}
