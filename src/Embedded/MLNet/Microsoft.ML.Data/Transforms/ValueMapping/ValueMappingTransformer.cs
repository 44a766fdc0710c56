using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms;

[assembly: Microsoft.ML.LoadableClass(typeof(ValueMappingTransformer), null, typeof(Microsoft.ML.SignatureLoadModel),
    "Value Mapping Transform", ValueMappingTransformer.LoaderSignature)]

namespace Microsoft.ML.Transforms;

public class ValueMappingTransformer : OneToOneTransformerBase
{
    internal const string LoaderSignature = "ValueMappingTransformer";

    private readonly ValueMap _map;

    internal ValueMappingTransformer(IHostEnvironment env, IDataView lookupMap, DataViewSchema.Column keyColumn, DataViewSchema.Column valueColumn,
        (string outputColumnName, string inputColumnName)[] columns)
        : base((env ?? throw Contracts.ExceptValue(nameof(env))).Register(nameof(ValueMappingTransformer)), columns)
    {
        Host.CheckValue(lookupMap, nameof(lookupMap));
        Host.CheckNonEmpty(columns, nameof(columns));
        _map = ValueMap.Read(lookupMap, keyColumn, valueColumn);
        if (_map.ValueType.GetItemType() is KeyDataViewType && valueColumn.Annotations.Schema.GetColumnOrNull(AnnotationUtils.Kinds.KeyValues) is not null)
        {
            var builder = new DataViewSchema.Annotations.Builder();
            builder.Add(valueColumn.Annotations, name => name == AnnotationUtils.Kinds.KeyValues);
            KeyValues = builder.ToAnnotations();
        }
    }

    private ValueMappingTransformer(IHost host, ModelLoadContext ctx)
        : base(host, ctx)
    {
        _map = ValueMap.Load(ctx.Reader);
        if (!ctx.Reader.ReadBoolean())
            return;
        var type = TypeSerializer.Load(ctx.Reader);
        host.CheckDecode(type is VectorDataViewType);
        var builder = new DataViewSchema.Annotations.Builder();
        builder.Add(AnnotationUtils.Kinds.KeyValues, type, ValueSerializer.Of(type).Load(ctx.Reader));
        KeyValues = builder.ToAnnotations();
    }

    internal DataViewType ValueType => _map.ValueType;

    internal PrimitiveDataViewType KeyType => _map.KeyType;

    // What the values stand for where they are keys; null where nothing says.
    internal DataViewSchema.Annotations KeyValues { get; }

    private static ValueMappingTransformer Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        ctx.CheckAtModel(GetVersionInfo());
        return new ValueMappingTransformer(env.Register(nameof(ValueMappingTransformer)), ctx);
    }

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        ctx.CheckAtModel();
        ctx.SetVersionInfo(GetVersionInfo());
        SaveColumns(ctx);
        _map.Save(ctx.Writer);
        ctx.Writer.Write(KeyValues is not null);
        if (KeyValues is null)
            return;
        var type = KeyValues.Schema[AnnotationUtils.Kinds.KeyValues].Type;
        TypeSerializer.Save(ctx.Writer, type);
        ValueSerializer.Of(type).Save(ctx.Writer, TypedCall.Invoke(KeyValuesGetter<int>, type.GetItemType().RawType, this));
    }

    private protected override IRowMapper MakeRowMapper(DataViewSchema schema) => new Mapper(this, schema);

    private protected override void CheckInputColumn(DataViewSchema inputSchema, int col, int srcCol)
    {
        var column = inputSchema[srcCol];
        if (column.Type.GetItemType().RawType != _map.KeyType.RawType)
            throw Host.ExceptSchemaMismatch(nameof(inputSchema), "input", column.Name, _map.KeyType.ToString(), column.Type.ToString());
        if (column.Type is VectorDataViewType && _map.ValueType is VectorDataViewType)
            throw Host.ExceptSchemaMismatch(nameof(inputSchema), "input", column.Name, "a scalar, as its values are vectors", column.Type.ToString());
    }

    private static VersionInfo GetVersionInfo() => new("VALUMAPG", 0x00010001, 0x00010001, 0x00010001,
        typeof(ValueMappingTransformer).Assembly.FullName, LoaderSignature);

    private Delegate KeyValuesGetter<T>() => KeyValues.GetGetter<VBuffer<T>>(KeyValues.Schema[AnnotationUtils.Kinds.KeyValues]);

    private sealed class Mapper(ValueMappingTransformer parent, DataViewSchema inputSchema)
        : OneToOneMapperBase(parent.Host, parent, inputSchema)
    {
        protected override DataViewSchema.DetachedColumn[] GetOutputColumnsCore() => Array.ConvertAll(Enumerable.Range(0, parent.ColumnPairs.Length).ToArray(), i =>
        {
            var type = InputSchema[ColMapNewToOld[i]].Type is VectorDataViewType vector
                ? new VectorDataViewType((PrimitiveDataViewType)parent.ValueType, vector.Dimensions)
                : parent.ValueType;
            return new DataViewSchema.DetachedColumn(parent.ColumnPairs[i].outputColumnName, type, parent.KeyValues);
        });

        protected override Delegate MakeGetter(DataViewRow input, int iinfo, Func<int, bool> activeOutput, out Action disposer)
        {
            disposer = null;
            return parent._map.MakeGetter(input, input.Schema[ColMapNewToOld[iinfo]]);
        }
    }
}
