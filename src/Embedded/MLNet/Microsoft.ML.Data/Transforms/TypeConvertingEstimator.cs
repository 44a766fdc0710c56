using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public sealed class TypeConvertingEstimator : TrivialEstimator<TypeConvertingTransformer>
{
    private readonly DataKind _outputKind;
    private readonly (string outputColumnName, string inputColumnName)[] _columns;

    internal TypeConvertingEstimator(IHostEnvironment env, DataKind outputKind, params (string outputColumnName, string inputColumnName)[] columns)
        : base((env ?? throw Contracts.ExceptValue(nameof(env))).Register(nameof(TypeConvertingEstimator)),
            new TypeConvertingTransformer(env, outputKind, columns))
    {
        _outputKind = outputKind;
        _columns = columns;
    }

    public override SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        Host.CheckValue(inputSchema, nameof(inputSchema));
        var columns = inputSchema.ToDictionary(column => column.Name);
        var type = _outputKind.ToPrimitiveType();
        foreach (var (outputColumnName, inputColumnName) in _columns)
        {
            if (!inputSchema.TryFindColumn(inputColumnName, out var source))
                throw Host.ExceptSchemaMismatch(nameof(inputSchema), "input", inputColumnName);
            if (source.IsKey || ValueConversions.GetOrNull(source.ItemType, type) is null)
            {
                throw Host.ExceptParam(nameof(inputSchema), $"source column '{inputColumnName}' with item type '{source.GetTypeString()}' "
                    + $"is not compatible with destination type '{type}'");
            }
            var annotations = new List<SchemaShape.Column>();
            if (source.Annotations.TryFindColumn(AnnotationUtils.Kinds.SlotNames, out var slotNames))
                annotations.Add(slotNames);
            if (source.ItemType is BooleanDataViewType && type is NumberDataViewType)
                annotations.Add(new(AnnotationUtils.Kinds.IsNormalized, SchemaShape.Column.VectorKind.Scalar, BooleanDataViewType.Instance, false));
            columns[outputColumnName] = new SchemaShape.Column(outputColumnName, source.Kind, type, false, new SchemaShape(annotations));
        }
        return new SchemaShape(columns.Values);
    }
}
