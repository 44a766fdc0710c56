using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms;

[assembly: Microsoft.ML.LoadableClass(typeof(TypeConvertingTransformer), null, typeof(Microsoft.ML.SignatureLoadModel),
    "Convert Transform", TypeConvertingTransformer.LoaderSignature)]

namespace Microsoft.ML.Transforms;

public sealed class TypeConvertingTransformer : OneToOneTransformerBase
{
    internal const string LoaderSignature = "ConvertTransform";

    private readonly PrimitiveDataViewType _type;

    internal TypeConvertingTransformer(IHostEnvironment env, DataKind outputKind, params (string outputColumnName, string inputColumnName)[] columns)
        : base((env ?? throw Contracts.ExceptValue(nameof(env))).Register(nameof(TypeConvertingTransformer)), columns)
    {
        _type = outputKind.ToPrimitiveType();
    }

    private TypeConvertingTransformer(IHost host, ModelLoadContext ctx)
        : base(host, ctx)
    {
        _type = TypeSerializer.Load(ctx.Reader) as PrimitiveDataViewType;
        host.CheckDecode(_type is not null);
    }

    private static TypeConvertingTransformer Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        ctx.CheckAtModel(GetVersionInfo());
        return new TypeConvertingTransformer(env.Register(nameof(TypeConvertingTransformer)), ctx);
    }

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        ctx.CheckAtModel();
        ctx.SetVersionInfo(GetVersionInfo());
        SaveColumns(ctx);
        TypeSerializer.Save(ctx.Writer, _type);
    }

    private protected override IRowMapper MakeRowMapper(DataViewSchema schema) => new Mapper(this, schema);

    private protected override void CheckInputColumn(DataViewSchema inputSchema, int col, int srcCol)
    {
        var column = inputSchema[srcCol];
        if (ValueConversions.GetOrNull(column.Type.GetItemType(), _type) is null)
        {
            throw Host.ExceptParam(nameof(inputSchema), $"source column '{column.Name}' with item type '{column.Type.GetItemType()}' "
                + $"is not compatible with destination type '{_type}'");
        }
    }

    private static VersionInfo GetVersionInfo() => new("CONVERTF", 0x00010001, 0x00010001, 0x00010001,
        typeof(TypeConvertingTransformer).Assembly.FullName, LoaderSignature);

    private sealed class Mapper(TypeConvertingTransformer parent, DataViewSchema inputSchema)
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
                if (source.Type.GetItemType() is BooleanDataViewType && parent._type is NumberDataViewType)
                    builder.AddBoolean(AnnotationUtils.Kinds.IsNormalized, true);
                DataViewType type = source.Type is VectorDataViewType vector
                    ? new VectorDataViewType(parent._type, vector.Dimensions)
                    : parent._type;
                columns[i] = new DataViewSchema.DetachedColumn(parent.ColumnPairs[i].outputColumnName, type, builder.ToAnnotations());
            }
            return columns;
        }

        protected override Delegate MakeGetter(DataViewRow input, int iinfo, Func<int, bool> activeOutput, out Action disposer)
        {
            disposer = null;
            var column = input.Schema[ColMapNewToOld[iinfo]];
            return TypedCall.Invoke(MakeGetterFrom<int>, column.Type.GetItemType().RawType, this, input, column);
        }

        private Delegate MakeGetterFrom<TSource>(DataViewRow input, DataViewSchema.Column column)
        {
            var conversion = ValueConversions.GetOrNull(column.Type.GetItemType(), parent._type);
            return TypedCall.Invoke<TSource, DataViewRow, DataViewSchema.Column, Delegate, Delegate>(MakeConvertingGetter<TSource, int>,
                parent._type.RawType, input, column, conversion);
        }

        private static Delegate MakeConvertingGetter<TSource, TResult>(DataViewRow input, DataViewSchema.Column column, Delegate conversion)
        {
            var convert = (Func<TSource, TResult>)conversion;
            if (column.Type is not VectorDataViewType)
            {
                var getScalar = input.GetGetter<TSource>(column);
                TSource scalar = default;
                return (ValueGetter<TResult>)((ref TResult value) =>
                {
                    getScalar(ref scalar);
                    value = convert(scalar);
                });
            }
            var getVector = input.GetGetter<VBuffer<TSource>>(column);
            VBuffer<TSource> vector = default;
            // The default of each type is converted to the default of the other, texts of numbers apart.
            var keepsDefault = EqualityComparer<TResult>.Default.Equals(convert(default), default);
            return (ValueGetter<VBuffer<TResult>>)((ref VBuffer<TResult> value) =>
            {
                getVector(ref vector);
                var items = vector.GetValues();
                var indices = vector.GetIndices();
                var editor = VBufferEditor.Create(ref value, vector.Length, keepsDefault ? items.Length : vector.Length);
                if (keepsDefault || vector.IsDense)
                {
                    indices.CopyTo(editor.Indices);
                    for (var i = 0; i < items.Length; i++)
                        editor.Values[i] = convert(items[i]);
                }
                else
                {
                    editor.Values.Fill(convert(default));
                    for (var i = 0; i < items.Length; i++)
                        editor.Values[indices[i]] = convert(items[i]);
                }
                value = editor.Commit();
            });
        }
    }
}
