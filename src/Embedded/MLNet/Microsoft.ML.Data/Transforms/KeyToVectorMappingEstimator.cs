using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public sealed class KeyToVectorMappingEstimator : TrivialEstimator<KeyToVectorMappingTransformer>
{
    private readonly bool _outputCountVector;
    private readonly (string outputColumnName, string inputColumnName)[] _columns;

    internal KeyToVectorMappingEstimator(IHostEnvironment env, bool outputCountVector,
        params (string outputColumnName, string inputColumnName)[] columns)
        : base((env ?? throw Contracts.ExceptValue(nameof(env))).Register(nameof(KeyToVectorMappingEstimator)),
            new KeyToVectorMappingTransformer(env, outputCountVector, columns))
    {
        _outputCountVector = outputCountVector;
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
            if (!source.IsKey)
                throw Host.ExceptSchemaMismatch(nameof(inputSchema), "input", inputColumnName, "key type", source.GetTypeString());
            var isVariable = source.Kind == SchemaShape.Column.VectorKind.VariableVector && !_outputCountVector;
            var isScalar = source.Kind == SchemaShape.Column.VectorKind.Scalar;
            var annotations = new List<SchemaShape.Column>();
            if (!isVariable && source.HasKeyValues())
                annotations.Add(new(AnnotationUtils.Kinds.SlotNames, SchemaShape.Column.VectorKind.Vector, TextDataViewType.Instance, false));
            if (!isVariable && !_outputCountVector)
                annotations.Add(new(AnnotationUtils.Kinds.CategoricalSlotRanges, SchemaShape.Column.VectorKind.Vector, NumberDataViewType.Int32, false));
            if (!_outputCountVector || isScalar)
                annotations.Add(new(AnnotationUtils.Kinds.IsNormalized, SchemaShape.Column.VectorKind.Scalar, BooleanDataViewType.Instance, false));
            var kind = isVariable ? SchemaShape.Column.VectorKind.VariableVector : SchemaShape.Column.VectorKind.Vector;
            columns[outputColumnName] = new SchemaShape.Column(outputColumnName, kind, NumberDataViewType.Single, false, new SchemaShape(annotations));
        }
        return new SchemaShape(columns.Values);
    }
}
