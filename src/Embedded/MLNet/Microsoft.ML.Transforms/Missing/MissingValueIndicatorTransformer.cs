using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms;

[assembly: Microsoft.ML.LoadableClass(typeof(MissingValueIndicatorTransformer), null, typeof(Microsoft.ML.SignatureLoadModel),
    "Missing Value Indicator Transform", MissingValueIndicatorTransformer.LoaderSignature)]

namespace Microsoft.ML.Transforms;

public sealed class MissingValueIndicatorTransformer : OneToOneTransformerBase
{
    internal const string LoaderSignature = "MissingIndicatorFunction";

    internal MissingValueIndicatorTransformer(IHostEnvironment env, params (string outputColumnName, string inputColumnName)[] columns)
        : base((env ?? throw Contracts.ExceptValue(nameof(env))).Register(nameof(MissingValueIndicatorTransformer)), columns)
    {
    }

    private MissingValueIndicatorTransformer(IHost host, ModelLoadContext ctx)
        : base(host, ctx)
    {
    }

    internal static bool CanIndicate(DataViewType itemType) =>
        itemType == NumberDataViewType.Single || itemType == NumberDataViewType.Double || itemType is KeyDataViewType;

    private static MissingValueIndicatorTransformer Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        ctx.CheckAtModel(GetVersionInfo());
        return new MissingValueIndicatorTransformer(env.Register(nameof(MissingValueIndicatorTransformer)), ctx);
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
        var type = inputSchema[srcCol].Type.GetItemType();
        Host.Check(CanIndicate(type), $"No IsNA predicate for '{type}'");
    }

    private static VersionInfo GetVersionInfo() => new("MISFEAIN", 0x00010001, 0x00010001, 0x00010001,
        typeof(MissingValueIndicatorTransformer).Assembly.FullName, LoaderSignature);

    private sealed class Mapper(MissingValueIndicatorTransformer parent, DataViewSchema inputSchema)
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
                builder.AddBoolean(AnnotationUtils.Kinds.IsNormalized, true);
                DataViewType type = source.Type is VectorDataViewType vector
                    ? new VectorDataViewType(BooleanDataViewType.Instance, vector.Dimensions)
                    : BooleanDataViewType.Instance;
                columns[i] = new DataViewSchema.DetachedColumn(parent.ColumnPairs[i].outputColumnName, type, builder.ToAnnotations());
            }
            return columns;
        }

        protected override Delegate MakeGetter(DataViewRow input, int iinfo, Func<int, bool> activeOutput, out Action disposer)
        {
            disposer = null;
            var column = input.Schema[ColMapNewToOld[iinfo]];
            return TypedCall.Invoke(MakeGetter<int>, column.Type.GetItemType().RawType, null, input, column);
        }

        private static Delegate MakeGetter<T>(DataViewRow input, DataViewSchema.Column column)
        {
            var isMissing = MissingValues.GetPredicate<T>(column.Type);
            if (column.Type is not VectorDataViewType)
            {
                var getScalar = input.GetGetter<T>(column);
                T scalar = default;
                return (ValueGetter<bool>)((ref bool value) =>
                {
                    getScalar(ref scalar);
                    value = isMissing(scalar);
                });
            }
            var getVector = input.GetGetter<VBuffer<T>>(column);
            VBuffer<T> vector = default;
            var isDefaultMissing = isMissing(default);
            return (ValueGetter<VBuffer<bool>>)((ref VBuffer<bool> value) =>
            {
                getVector(ref vector);
                var items = vector.GetValues();
                var indices = vector.GetIndices();
                var editor = VBufferEditor.Create(ref value, vector.Length);
                editor.Values.Fill(isDefaultMissing);
                for (var i = 0; i < items.Length; i++)
                    editor.Values[indices.IsEmpty ? i : indices[i]] = isMissing(items[i]);
                value = editor.Commit();
            });
        }
    }
}
