using System.Numerics.Tensors;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms;

[assembly: Microsoft.ML.LoadableClass(typeof(LpNormNormalizingTransformer), null, typeof(Microsoft.ML.SignatureLoadModel),
    "Lp-Norm Normalizer", LpNormNormalizingTransformer.LoaderSignature)]

namespace Microsoft.ML.Transforms;

public sealed class LpNormNormalizingTransformer : OneToOneTransformerBase
{
    internal const string LoaderSignature = "GcnTransform";

    // A factor below this would wipe a vector out: such a vector stays as it is, without the user's scale.
    private const float SmallestFactor = 1e-8f;

    private readonly LpNormNormalizingEstimatorBase.NormFunction _norm;
    private readonly bool _ensureZeroMean;
    private readonly float _scale;

    internal LpNormNormalizingTransformer(IHostEnvironment env, LpNormNormalizingEstimatorBase.NormFunction norm, bool ensureZeroMean, float scale,
        (string outputColumnName, string inputColumnName)[] columns)
        : base((env ?? throw Contracts.ExceptValue(nameof(env))).Register(nameof(LpNormNormalizingTransformer)), columns)
    {
        _norm = norm;
        _ensureZeroMean = ensureZeroMean;
        _scale = scale;
    }

    private LpNormNormalizingTransformer(IHost host, ModelLoadContext ctx)
        : base(host, ctx)
    {
        _norm = (LpNormNormalizingEstimatorBase.NormFunction)ctx.Reader.ReadByte();
        host.CheckDecode(Enum.IsDefined(_norm));
        _ensureZeroMean = ctx.Reader.ReadBoolean();
        _scale = ctx.Reader.ReadSingle();
        host.CheckDecode(float.IsFinite(_scale) && _scale > 0);
    }

    private static LpNormNormalizingTransformer Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        ctx.CheckAtModel(GetVersionInfo());
        return new LpNormNormalizingTransformer(env.Register(nameof(LpNormNormalizingTransformer)), ctx);
    }

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        ctx.CheckAtModel();
        ctx.SetVersionInfo(GetVersionInfo());
        SaveColumns(ctx);
        ctx.Writer.Write((byte)_norm);
        ctx.Writer.Write(_ensureZeroMean);
        ctx.Writer.Write(_scale);
    }

    private protected override IRowMapper MakeRowMapper(DataViewSchema schema) => new Mapper(this, schema);

    private protected override void CheckInputColumn(DataViewSchema inputSchema, int col, int srcCol) =>
        SingleVectors.Check(Host, inputSchema[srcCol]);

    private static VersionInfo GetVersionInfo() => new("LPNORM N", 0x00010001, 0x00010001, 0x00010001,
        typeof(LpNormNormalizingTransformer).Assembly.FullName, LoaderSignature);

    // `stored` are the values of a vector of `length` slots, the others are 0.
    internal static float NormOf(LpNormNormalizingEstimatorBase.NormFunction norm, ReadOnlySpan<float> stored, int length) => norm switch
    {
        LpNormNormalizingEstimatorBase.NormFunction.L1 => TensorPrimitives.SumOfMagnitudes(stored),
        LpNormNormalizingEstimatorBase.NormFunction.L2 => MathF.Sqrt(TensorPrimitives.SumOfSquares(stored)),
        LpNormNormalizingEstimatorBase.NormFunction.Infinity => LargestMagnitude(stored),
        _ => Deviation(stored, length),
    };

    private static float LargestMagnitude(ReadOnlySpan<float> values)
    {
        var largest = 0f;
        foreach (var value in values)
        {
            // NaN is not larger than anything.
            if (Math.Abs(value) > largest)
                largest = Math.Abs(value);
        }
        return largest;
    }

    private static float Deviation(ReadOnlySpan<float> stored, int length)
    {
        var mean = TensorPrimitives.Sum(stored) / length;
        var squares = (length - stored.Length) * mean * mean;
        foreach (var value in stored)
            squares += (value - mean) * (value - mean);
        return MathF.Sqrt(squares / length);
    }

    private sealed class Mapper(LpNormNormalizingTransformer parent, DataViewSchema inputSchema)
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
                columns[i] = new DataViewSchema.DetachedColumn(parent.ColumnPairs[i].outputColumnName, source.Type, builder.ToAnnotations());
            }
            return columns;
        }

        protected override Delegate MakeGetter(DataViewRow input, int iinfo, Func<int, bool> activeOutput, out Action disposer)
        {
            disposer = null;
            var getVector = input.GetGetter<VBuffer<float>>(input.Schema[ColMapNewToOld[iinfo]]);
            VBuffer<float> vector = default;
            return (ValueGetter<VBuffer<float>>)((ref VBuffer<float> value) =>
            {
                getVector(ref vector);
                if (parent._ensureZeroMean)
                    vector.CopyToDense(ref value);
                else
                    vector.CopyTo(ref value);
                var items = VBufferEditor.CreateFromBuffer(ref value).Values;
                if (parent._ensureZeroMean)
                    TensorPrimitives.Subtract(items, TensorPrimitives.Sum<float>(items) / items.Length, items);
                var norm = NormOf(parent._norm, items, vector.Length);
                var factor = norm > 0 ? parent._scale / norm : parent._scale;
                if (factor >= SmallestFactor)
                    TensorPrimitives.Multiply(items, factor, items);
            });
        }
    }
}
