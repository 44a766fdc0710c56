using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms;

[assembly: Microsoft.ML.LoadableClass(typeof(KeyToValueMappingTransformer), null, typeof(Microsoft.ML.SignatureLoadModel),
    "Key To Value Transform", KeyToValueMappingTransformer.LoaderSignature)]

namespace Microsoft.ML.Transforms;

public sealed class KeyToValueMappingTransformer : OneToOneTransformerBase
{
    internal const string LoaderSignature = "KeyToValueTransform";

    internal KeyToValueMappingTransformer(IHostEnvironment env, params (string outputColumnName, string inputColumnName)[] columns)
        : base((env ?? throw Contracts.ExceptValue(nameof(env))).Register(nameof(KeyToValueMappingTransformer)), columns)
    {
    }

    private KeyToValueMappingTransformer(IHost host, ModelLoadContext ctx)
        : base(host, ctx)
    {
    }

    private static KeyToValueMappingTransformer Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        ctx.CheckAtModel(GetVersionInfo());
        return new KeyToValueMappingTransformer(env.Register(nameof(KeyToValueMappingTransformer)), ctx);
    }

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        ctx.CheckAtModel();
        ctx.SetVersionInfo(GetVersionInfo());
        SaveColumns(ctx);
    }

    private protected override IRowMapper MakeRowMapper(DataViewSchema schema) => new Mapper(this, schema);

    private protected override void CheckInputColumn(DataViewSchema inputSchema, int col, int srcCol)
    {
        var column = inputSchema[srcCol];
        var keyValues = column.Annotations.Schema.GetColumnOrNull(AnnotationUtils.Kinds.KeyValues)?.Type as VectorDataViewType;
        Host.Check(keyValues is not null, "Metadata KeyValues does not exist");
        if (column.Type.GetItemType() is not KeyDataViewType key)
            throw Host.ExceptSchemaMismatch(nameof(inputSchema), "input", column.Name, "key", column.Type.ToString());
        Host.Check((ulong)keyValues.Size == key.Count, $"Column '{column.Name}' has {keyValues.Size} key values and a key type of {key.Count}");
    }

    private static VersionInfo GetVersionInfo() => new("KEY2VALT", 0x00010001, 0x00010001, 0x00010001,
        typeof(KeyToValueMappingTransformer).Assembly.FullName, LoaderSignature);

    private sealed class Mapper(KeyToValueMappingTransformer parent, DataViewSchema inputSchema)
        : OneToOneMapperBase(parent.Host, parent, inputSchema)
    {
        protected override DataViewSchema.DetachedColumn[] GetOutputColumnsCore()
        {
            var columns = new DataViewSchema.DetachedColumn[parent.ColumnPairs.Length];
            for (var i = 0; i < columns.Length; i++)
            {
                var source = InputSchema[ColMapNewToOld[i]];
                var builder = new DataViewSchema.Annotations.Builder();
                builder.Add(source.Annotations, name => name == AnnotationUtils.Kinds.SlotNames);
                DataViewType type = ValueType(source);
                if (source.Type is VectorDataViewType vector)
                    type = new VectorDataViewType((PrimitiveDataViewType)type, vector.Dimensions);
                columns[i] = new DataViewSchema.DetachedColumn(parent.ColumnPairs[i].outputColumnName, type, builder.ToAnnotations());
            }
            return columns;
        }

        protected override Delegate MakeGetter(DataViewRow input, int iinfo, Func<int, bool> activeOutput, out Action disposer)
        {
            disposer = null;
            var column = input.Schema[ColMapNewToOld[iinfo]];
            return TypedCall.Invoke(MakeGetter<int>, ValueType(column).RawType, this, input, column);
        }

        private static PrimitiveDataViewType ValueType(DataViewSchema.Column column) =>
            (PrimitiveDataViewType)column.Annotations.Schema[AnnotationUtils.Kinds.KeyValues].Type.GetItemType();

        private Delegate MakeGetter<TValue>(DataViewRow input, DataViewSchema.Column column)
        {
            VBuffer<TValue> keyValues = default;
            column.Annotations.GetValue(AnnotationUtils.Kinds.KeyValues, ref keyValues);
            var values = new TValue[keyValues.Length + 1];
            values[0] = MissingValues.Get<TValue>();
            keyValues.CopyTo(values.AsSpan(1));
            return Type.GetTypeCode(column.Type.GetItemType().RawType) switch
            {
                TypeCode.Byte => MakeGetter<byte, TValue>(input, column, values, key => key),
                TypeCode.UInt16 => MakeGetter<ushort, TValue>(input, column, values, key => key),
                TypeCode.UInt32 => MakeGetter<uint, TValue>(input, column, values, key => key),
                _ => MakeGetter<ulong, TValue>(input, column, values, key => key),
            };
        }

        // A key beyond the values is missing too.
        private static Delegate MakeGetter<TKey, TValue>(DataViewRow input, DataViewSchema.Column column, TValue[] values,
            Func<TKey, ulong> convert)
        {
            if (column.Type is not VectorDataViewType)
            {
                var getKey = input.GetGetter<TKey>(column);
                TKey key = default;
                return (ValueGetter<TValue>)((ref TValue value) =>
                {
                    getKey(ref key);
                    value = ValueOf(key);
                });
            }
            var getKeys = input.GetGetter<VBuffer<TKey>>(column);
            VBuffer<TKey> keys = default;
            return (ValueGetter<VBuffer<TValue>>)((ref VBuffer<TValue> value) =>
            {
                getKeys(ref keys);
                var editor = VBufferEditor.Create(ref value, keys.Length);
                editor.Values.Fill(values[0]);
                var items = keys.GetValues();
                var indices = keys.GetIndices();
                for (var i = 0; i < items.Length; i++)
                    editor.Values[indices.IsEmpty ? i : indices[i]] = ValueOf(items[i]);
                value = editor.Commit();
            });

            TValue ValueOf(TKey key)
            {
                var number = convert(key);
                return values[number < (ulong)values.Length ? number : 0];
            }
        }
    }
}
