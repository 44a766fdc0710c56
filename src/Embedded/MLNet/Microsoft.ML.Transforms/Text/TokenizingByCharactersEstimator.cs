using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms.Text;

public sealed class TokenizingByCharactersEstimator : TrivialEstimator<TokenizingByCharactersTransformer>
{
    private readonly (string outputColumnName, string inputColumnName)[] _columns;

    internal TokenizingByCharactersEstimator(IHostEnvironment env, bool useMarkerCharacters,
        params (string outputColumnName, string inputColumnName)[] columns)
        : base((env ?? throw Contracts.ExceptValue(nameof(env))).Register(nameof(TokenizingByCharactersEstimator)),
            new TokenizingByCharactersTransformer(env, useMarkerCharacters, columns))
    {
        _columns = columns;
    }

    public override SchemaShape GetOutputSchema(SchemaShape inputSchema) => inputSchema.With(_columns.Select(pair =>
    {
        TextColumns.FindText(Host, inputSchema, pair.inputColumnName, TokenizingByCharactersTransformer.ExpectedType);
        var keyValues = new SchemaShape.Column(AnnotationUtils.Kinds.KeyValues, SchemaShape.Column.VectorKind.Vector, TextDataViewType.Instance, false);
        return new SchemaShape.Column(pair.outputColumnName, SchemaShape.Column.VectorKind.VariableVector, NumberDataViewType.UInt16, true,
            new SchemaShape([keyValues]));
    }).ToArray());
}
