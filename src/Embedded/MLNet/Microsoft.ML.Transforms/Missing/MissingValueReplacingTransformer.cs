using System.Numerics;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms;

[assembly: Microsoft.ML.LoadableClass(typeof(MissingValueReplacingTransformer), null, typeof(Microsoft.ML.SignatureLoadModel),
    "NA Replace Transform", MissingValueReplacingTransformer.LoaderSignature)]

namespace Microsoft.ML.Transforms;

public sealed class MissingValueReplacingTransformer : OneToOneTransformerBase
{
    internal const string LoaderSignature = "NAReplaceTransform";

    // For each column one value for each slot, or one for all.
    private readonly double[][] _replacements;

    internal MissingValueReplacingTransformer(IHostEnvironment env, (string outputColumnName, string inputColumnName)[] columns,
        double[][] replacements)
        : base((env ?? throw Contracts.ExceptValue(nameof(env))).Register(nameof(MissingValueReplacingTransformer)), columns)
    {
        _replacements = replacements;
    }

    private MissingValueReplacingTransformer(IHost host, ModelLoadContext ctx)
        : base(host, ctx)
    {
        _replacements = new double[ColumnPairs.Length][];
        for (var i = 0; i < _replacements.Length; i++)
        {
            _replacements[i] = new double[ctx.ReadCount(sizeof(double))];
            host.CheckDecode(_replacements[i].Length > 0);
            for (var j = 0; j < _replacements[i].Length; j++)
                _replacements[i][j] = ctx.Reader.ReadDouble();
        }
    }

    private static MissingValueReplacingTransformer Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        ctx.CheckAtModel(GetVersionInfo());
        return new MissingValueReplacingTransformer(env.Register(nameof(MissingValueReplacingTransformer)), ctx);
    }

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        ctx.CheckAtModel();
        ctx.SetVersionInfo(GetVersionInfo());
        SaveColumns(ctx);
        foreach (var values in _replacements)
        {
            ctx.Writer.Write(values.Length);
            foreach (var value in values)
                ctx.Writer.Write(value);
        }
    }

    private protected override IRowMapper MakeRowMapper(DataViewSchema schema) => new Mapper(this, schema);

    private protected override void CheckInputColumn(DataViewSchema inputSchema, int col, int srcCol)
    {
        var column = inputSchema[srcCol];
        MissingValueReplacingEstimator.CheckType(Host, column.Type.GetItemType());
        var count = _replacements[col].Length;
        if (count > 1 && column.Type.GetVectorSize() != count)
            throw Host.ExceptSchemaMismatch(nameof(inputSchema), "input", column.Name, $"vector of {count} slots", column.Type.ToString());
    }

    private static VersionInfo GetVersionInfo() => new("NAREP TF", 0x00010001, 0x00010001, 0x00010001,
        typeof(MissingValueReplacingTransformer).Assembly.FullName, LoaderSignature);

    private sealed class Mapper(MissingValueReplacingTransformer parent, DataViewSchema inputSchema)
        : OneToOneMapperBase(parent.Host, parent, inputSchema)
    {
        protected override DataViewSchema.DetachedColumn[] GetOutputColumnsCore()
        {
            var columns = new DataViewSchema.DetachedColumn[parent.ColumnPairs.Length];
            for (var i = 0; i < columns.Length; i++)
            {
                var source = InputSchema[ColMapNewToOld[i]];
                var builder = new DataViewSchema.Annotations.Builder();
                builder.Add(source.Annotations, MissingValueReplacingEstimator.IsKept);
                columns[i] = new DataViewSchema.DetachedColumn(parent.ColumnPairs[i].outputColumnName, source.Type, builder.ToAnnotations());
            }
            return columns;
        }

        protected override Delegate MakeGetter(DataViewRow input, int iinfo, Func<int, bool> activeOutput, out Action disposer)
        {
            disposer = null;
            var column = input.Schema[ColMapNewToOld[iinfo]];
            return column.Type.GetItemType() == NumberDataViewType.Double
                ? MakeGetter<double>(input, column, parent._replacements[iinfo])
                : MakeGetter<float>(input, column, parent._replacements[iinfo]);
        }

        private static Delegate MakeGetter<T>(DataViewRow input, DataViewSchema.Column column, double[] replacements)
            where T : IFloatingPointIeee754<T>
        {
            var values = Array.ConvertAll(replacements, T.CreateTruncating);
            if (column.Type is not VectorDataViewType)
            {
                var getScalar = input.GetGetter<T>(column);
                return (ValueGetter<T>)((ref T value) =>
                {
                    getScalar(ref value);
                    if (T.IsNaN(value))
                        value = values[0];
                });
            }
            var getVector = input.GetGetter<VBuffer<T>>(column);
            VBuffer<T> vector = default;
            return (ValueGetter<VBuffer<T>>)((ref VBuffer<T> value) =>
            {
                getVector(ref vector);
                vector.CopyTo(ref value);
                var items = VBufferEditor.CreateFromBuffer(ref value).Values;
                var indices = value.GetIndices();
                for (var i = 0; i < items.Length; i++)
                {
                    if (T.IsNaN(items[i]))
                        items[i] = values[values.Length == 1 ? 0 : indices.IsEmpty ? i : indices[i]];
                }
            });
        }
    }
}
