using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public sealed class KeyToValueMappingEstimator : TrivialEstimator<KeyToValueMappingTransformer>
{
    private readonly (string outputColumnName, string inputColumnName)[] _columns;

    internal KeyToValueMappingEstimator(IHostEnvironment env, params (string outputColumnName, string inputColumnName)[] columns)
        : base((env ?? throw Contracts.ExceptValue(nameof(env))).Register(nameof(KeyToValueMappingEstimator)),
            new KeyToValueMappingTransformer(env, columns))
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
            if (!source.IsKey)
                throw Host.ExceptSchemaMismatch(nameof(inputSchema), "input", inputColumnName, "KeyType", source.ItemType.ToString());
            if (!source.Annotations.TryFindColumn(AnnotationUtils.Kinds.KeyValues, out var keyValues))
                throw Host.ExceptParam(nameof(inputSchema), $"Input column '{inputColumnName}' doesn't contain key values metadata");
            var slotNames = source.Annotations.TryFindColumn(AnnotationUtils.Kinds.SlotNames, out var names)
                ? new SchemaShape([names])
                : null;
            columns[outputColumnName] = new SchemaShape.Column(outputColumnName, source.Kind, keyValues.ItemType, keyValues.IsKey, slotNames);
        }
        return new SchemaShape(columns.Values);
    }
}
