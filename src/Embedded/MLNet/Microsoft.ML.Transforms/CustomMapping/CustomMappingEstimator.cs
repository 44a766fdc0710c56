using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public sealed class CustomMappingEstimator<TSrc, TDst> : TrivialEstimator<CustomMappingTransformer<TSrc, TDst>>
    where TSrc : class, new()
    where TDst : class, new()
{
    internal CustomMappingEstimator(IHostEnvironment env, Action<TSrc, TDst> mapAction, string contractName,
        SchemaDefinition inputSchemaDefinition = null, SchemaDefinition outputSchemaDefinition = null)
        : base((env ?? throw Contracts.ExceptValue(nameof(env))).Register(nameof(CustomMappingEstimator<TSrc, TDst>)),
            new CustomMappingTransformer<TSrc, TDst>(env, mapAction, contractName, inputSchemaDefinition, outputSchemaDefinition))
    {
    }

    public override SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        Host.CheckValue(inputSchema, nameof(inputSchema));
        var columns = inputSchema.ToDictionary(column => column.Name);
        foreach (var wanted in Transformer.InputDefinition)
        {
            if (!inputSchema.TryFindColumn(wanted.ColumnName, out var source))
                throw Host.ExceptSchemaMismatch(nameof(inputSchema), "input", wanted.ColumnName);
            SchemaShape.GetColumnTypeShape(wanted.ColumnType, out var kind, out var itemType, out var isKey);
            // Any length will do for a member whose length is not said.
            var fits = kind == source.Kind || (kind == SchemaShape.Column.VectorKind.VariableVector && source.Kind == SchemaShape.Column.VectorKind.Vector);
            if (!fits || !itemType.Equals(source.ItemType) || isKey != source.IsKey)
                throw Host.ExceptSchemaMismatch(nameof(inputSchema), "input", wanted.ColumnName, wanted.ColumnType.ToString(), source.GetTypeString());
        }
        foreach (var column in SchemaShape.Create(Transformer.AddedSchema))
            columns[column.Name] = column;
        return new SchemaShape(columns.Values);
    }
}
