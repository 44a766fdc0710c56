using System.Numerics;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms;

[assembly: Microsoft.ML.LoadableClass(typeof(KeyToBinaryVectorMappingTransformer), null, typeof(Microsoft.ML.SignatureLoadModel),
    "Key To Binary Vector Transform", KeyToBinaryVectorMappingTransformer.LoaderSignature)]

namespace Microsoft.ML.Transforms;

// Keys, counted from 0, to their bits, the highest first; a missing key is -1, all bits.
public sealed class KeyToBinaryVectorMappingTransformer : OneToOneTransformerBase
{
    internal const string LoaderSignature = "KeyToBinaryTransform";

    internal KeyToBinaryVectorMappingTransformer(IHostEnvironment env, params (string outputColumnName, string inputColumnName)[] columns)
        : base((env ?? throw Contracts.ExceptValue(nameof(env))).Register(nameof(KeyToBinaryVectorMappingTransformer)), columns)
    {
    }

    private KeyToBinaryVectorMappingTransformer(IHost host, ModelLoadContext ctx)
        : base(host, ctx)
    {
    }

    private static KeyToBinaryVectorMappingTransformer Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        ctx.CheckAtModel(GetVersionInfo());
        return new KeyToBinaryVectorMappingTransformer(env.Register(nameof(KeyToBinaryVectorMappingTransformer)), ctx);
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
        var type = inputSchema[srcCol].Type;
        if (type.GetItemType() is not KeyDataViewType { Count: <= int.MaxValue })
        {
            throw Host.ExceptSchemaMismatch(nameof(inputSchema), "input", inputSchema[srcCol].Name, "key type of known cardinality",
                type.ToString());
        }
    }

    private static VersionInfo GetVersionInfo() => new("KEY2BINR", 0x00010001, 0x00010001, 0x00010001,
        typeof(KeyToBinaryVectorMappingTransformer).Assembly.FullName, LoaderSignature);

    private sealed class Mapper(KeyToBinaryVectorMappingTransformer parent, DataViewSchema inputSchema)
        : OneToOneMapperBase(parent.Host, parent, inputSchema)
    {
        protected override DataViewSchema.DetachedColumn[] GetOutputColumnsCore() => Enumerable.Range(0, parent.ColumnPairs.Length)
            .Select(i => MakeColumn(parent.ColumnPairs[i].outputColumnName, InputSchema[ColMapNewToOld[i]])).ToArray();

        protected override Delegate MakeGetter(DataViewRow input, int iinfo, Func<int, bool> activeOutput, out Action disposer)
        {
            disposer = null;
            var column = input.Schema[ColMapNewToOld[iinfo]];
            return Type.GetTypeCode(column.Type.GetItemType().RawType) switch
            {
                TypeCode.Byte => MakeGetter<byte>(input, column, key => key - 1),
                TypeCode.UInt16 => MakeGetter<ushort>(input, column, key => key - 1),
                TypeCode.UInt32 => MakeGetter<uint>(input, column, key => unchecked((int)key - 1)),
                _ => MakeGetter<ulong>(input, column, key => unchecked((int)key - 1)),
            };
        }

        // One bit more than the values need, which is set for missing keys only.
        private static int BitsOf(DataViewSchema.Column column) =>
            33 - BitOperations.LeadingZeroCount((uint)column.Type.GetItemType().GetKeyCountAsInt32());

        private static DataViewSchema.DetachedColumn MakeColumn(string name, DataViewSchema.Column source)
        {
            var bits = BitsOf(source);
            var vector = source.Type as VectorDataViewType;
            var type = vector is null
                ? new VectorDataViewType(NumberDataViewType.Single, bits)
                : new VectorDataViewType(NumberDataViewType.Single, vector.Dimensions.Add(bits));
            var builder = new DataViewSchema.Annotations.Builder();
            if (type.IsKnownSize && source.HasKeyValues(TextDataViewType.Instance))
            {
                var names = Enumerable.Range(0, bits).Select(i => $"Bit{bits - 1 - i}".AsMemory()).ToArray();
                KeySlotNames.Add(builder, source, vector?.Size ?? 0, names);
            }
            if (vector is null)
                builder.AddBoolean(AnnotationUtils.Kinds.IsNormalized, true);
            return new DataViewSchema.DetachedColumn(name, type, builder.ToAnnotations());
        }

        private static Delegate MakeGetter<TKey>(DataViewRow input, DataViewSchema.Column column, Func<TKey, int> number)
        {
            var bits = BitsOf(column);
            if (column.Type is not VectorDataViewType)
            {
                var getKey = input.GetGetter<TKey>(column);
                TKey key = default;
                return (ValueGetter<VBuffer<float>>)((ref VBuffer<float> value) =>
                {
                    getKey(ref key);
                    var editor = VBufferEditor.Create(ref value, bits);
                    Write(number(key), editor.Values);
                    value = editor.Commit();
                });
            }
            var getKeys = input.GetGetter<VBuffer<TKey>>(column);
            VBuffer<TKey> keys = default;
            return (ValueGetter<VBuffer<float>>)((ref VBuffer<float> value) =>
            {
                getKeys(ref keys);
                var editor = VBufferEditor.Create(ref value, keys.Length * bits);
                editor.Values.Fill(1);
                var items = keys.GetValues();
                var indices = keys.GetIndices();
                for (var i = 0; i < items.Length; i++)
                    Write(number(items[i]), editor.Values.Slice((indices.IsEmpty ? i : indices[i]) * bits, bits));
                value = editor.Commit();
            });
        }

        private static void Write(int number, Span<float> bits)
        {
            for (var i = 0; i < bits.Length; i++)
                bits[i] = (number >> (bits.Length - 1 - i)) & 1;
        }
    }
}
