using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms.Text;

public sealed class TextNormalizingEstimator : TrivialEstimator<TextNormalizingTransformer>
{
    private readonly (string outputColumnName, string inputColumnName)[] _columns;

    public enum CaseMode
    {
        Lower = 0,
        Upper = 1,
        None = 2,
    }

    internal TextNormalizingEstimator(IHostEnvironment env, TextNormalization normalization,
        params (string outputColumnName, string inputColumnName)[] columns)
        : base((env ?? throw Contracts.ExceptValue(nameof(env))).Register(nameof(TextNormalizingEstimator)),
            new TextNormalizingTransformer(env, normalization, columns))
    {
        _columns = columns;
    }

    public override SchemaShape GetOutputSchema(SchemaShape inputSchema) => inputSchema.With(_columns.Select(pair =>
    {
        var source = TextColumns.FindText(Host, inputSchema, pair.inputColumnName, TextNormalizingTransformer.ExpectedType);
        var kind = source.Kind == SchemaShape.Column.VectorKind.Scalar ? source.Kind : SchemaShape.Column.VectorKind.VariableVector;
        return new SchemaShape.Column(pair.outputColumnName, kind, TextDataViewType.Instance, false);
    }).ToArray());
}
