using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public sealed class MissingValueIndicatorEstimator : TrivialEstimator<MissingValueIndicatorTransformer>
{
    private readonly (string outputColumnName, string inputColumnName)[] _columns;

    internal MissingValueIndicatorEstimator(IHostEnvironment env, params (string outputColumnName, string inputColumnName)[] columns)
        : base((env ?? throw Contracts.ExceptValue(nameof(env))).Register(nameof(MissingValueIndicatorEstimator)),
            new MissingValueIndicatorTransformer(env, columns))
    {
        _columns = columns;
    }

    public override SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        Host.CheckValue(inputSchema, nameof(inputSchema));
        var columns = inputSchema.ToDictionary(column => column.Name);
        foreach (var (outputColumnName, inputColumnName) in _columns)
        {
            if (!inputSchema.TryFindColumn(inputColumnName, out var source))
                throw Host.ExceptSchemaMismatch(nameof(inputSchema), "input", inputColumnName);
            Host.Check(!source.IsKey && MissingValueIndicatorTransformer.CanIndicate(source.ItemType), $"No IsNA predicate for '{source.GetTypeString()}'");
            var annotations = new List<SchemaShape.Column>();
            if (source.Annotations.TryFindColumn(AnnotationUtils.Kinds.SlotNames, out var slotNames))
                annotations.Add(slotNames);
            annotations.Add(new(AnnotationUtils.Kinds.IsNormalized, SchemaShape.Column.VectorKind.Scalar, BooleanDataViewType.Instance, false));
            columns[outputColumnName] = new SchemaShape.Column(outputColumnName, source.Kind, BooleanDataViewType.Instance, false,
                new SchemaShape(annotations));
        }
        return new SchemaShape(columns.Values);
    }
}
