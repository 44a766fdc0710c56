using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

// Values replaced by others that a table gives.
public class ValueMappingEstimator : TrivialEstimator<ValueMappingTransformer>
{
    private readonly (string outputColumnName, string inputColumnName)[] _columns;

    internal ValueMappingEstimator(IHostEnvironment env, IDataView lookupMap, DataViewSchema.Column keyColumn, DataViewSchema.Column valueColumn,
        params (string outputColumnName, string inputColumnName)[] columns)
        : base((env ?? throw Contracts.ExceptValue(nameof(env))).Register(nameof(ValueMappingEstimator)),
            new ValueMappingTransformer(env, lookupMap, keyColumn, valueColumn, columns))
    {
        _columns = columns;
    }

    public sealed override SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        Host.CheckValue(inputSchema, nameof(inputSchema));
        var columns = inputSchema.ToDictionary(column => column.Name);
        SchemaShape.GetColumnTypeShape(Transformer.ValueType, out var valueKind, out var itemType, out var isKey);
        foreach (var (outputColumnName, inputColumnName) in _columns)
        {
            if (!inputSchema.TryFindColumn(inputColumnName, out var source))
                throw Host.ExceptSchemaMismatch(nameof(inputSchema), "input", inputColumnName);
            if (source.ItemType.RawType != Transformer.KeyType.RawType)
                throw Host.ExceptSchemaMismatch(nameof(inputSchema), "input", inputColumnName, Transformer.KeyType.ToString(), source.GetTypeString());
            var annotations = new List<SchemaShape.Column>();
            if (Transformer.KeyValues is { } keyValues)
            {
                annotations.Add(new(AnnotationUtils.Kinds.KeyValues, SchemaShape.Column.VectorKind.Vector,
                    keyValues.Schema[AnnotationUtils.Kinds.KeyValues].Type.GetItemType(), false));
            }
            var kind = source.Kind == SchemaShape.Column.VectorKind.Scalar ? valueKind : source.Kind;
            columns[outputColumnName] = new SchemaShape.Column(outputColumnName, kind, itemType, isKey, new SchemaShape(annotations));
        }
        return new SchemaShape(columns.Values);
    }
}

public sealed class ValueMappingEstimator<TKey, TValue> : ValueMappingEstimator
{
    internal ValueMappingEstimator(IHostEnvironment env, IDataView lookupMap,
        params (string outputColumnName, string inputColumnName)[] columns)
        : base(env, lookupMap, lookupMap.Schema[nameof(KeyValueRow<TKey, TValue>.Key)], lookupMap.Schema[nameof(KeyValueRow<TKey, TValue>.Value)], columns)
    {
    }
}
