using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

// Each vector divided by its own norm: nothing is learnt.
public abstract class LpNormNormalizingEstimatorBase : TrivialEstimator<LpNormNormalizingTransformer>
{
    private readonly (string outputColumnName, string inputColumnName)[] _columns;

    public enum NormFunction : byte
    {
        L2 = 0,
        StandardDeviation = 1,
        L1 = 2,
        Infinity = 3,
    }

    private protected LpNormNormalizingEstimatorBase(IHostEnvironment env, string name, NormFunction norm, bool ensureZeroMean, float scale,
        (string outputColumnName, string inputColumnName)[] columns)
        : base((env ?? throw Contracts.ExceptValue(nameof(env))).Register(name),
            new LpNormNormalizingTransformer(env, norm, ensureZeroMean, scale, columns))
    {
        Host.CheckUserArg(Enum.IsDefined(norm), nameof(norm), $"There is no norm {norm}");
        Host.CheckUserArg(float.IsFinite(scale) && scale > 0, nameof(scale), "scale must be a positive finite value");
        _columns = columns;
    }

    public override SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        Host.CheckValue(inputSchema, nameof(inputSchema));
        var columns = inputSchema.ToDictionary(column => column.Name);
        foreach (var (outputColumnName, inputColumnName) in _columns)
        {
            var source = SingleVectors.Find(Host, inputSchema, inputColumnName);
            var annotations = new List<SchemaShape.Column>();
            if (source.Annotations.TryFindColumn(AnnotationUtils.Kinds.SlotNames, out var slotNames))
                annotations.Add(slotNames);
            annotations.Add(new(AnnotationUtils.Kinds.IsNormalized, SchemaShape.Column.VectorKind.Scalar, BooleanDataViewType.Instance, false));
            columns[outputColumnName] = new SchemaShape.Column(outputColumnName, source.Kind, source.ItemType, false, new SchemaShape(annotations));
        }
        return new SchemaShape(columns.Values);
    }
}
