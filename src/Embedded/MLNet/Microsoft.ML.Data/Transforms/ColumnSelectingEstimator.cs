using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public sealed class ColumnSelectingEstimator : TrivialEstimator<ColumnSelectingTransformer>
{
    internal ColumnSelectingEstimator(IHostEnvironment env, ColumnSelectingTransformer transformer)
        : base((env ?? throw Contracts.ExceptValue(nameof(env))).Register(nameof(ColumnSelectingEstimator)), transformer)
    {
    }

    public override SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        Host.CheckValue(inputSchema, nameof(inputSchema));
        return new SchemaShape(Transformer.Select(inputSchema, column => column.Name));
    }
}
