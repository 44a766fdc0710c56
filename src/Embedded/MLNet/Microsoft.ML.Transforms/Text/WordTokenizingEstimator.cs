using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms.Text;

public sealed class WordTokenizingEstimator : TrivialEstimator<WordTokenizingTransformer>
{
    private readonly (string outputColumnName, string inputColumnName)[] _columns;

    internal WordTokenizingEstimator(IHostEnvironment env, char[] separators, params (string outputColumnName, string inputColumnName)[] columns)
        : base((env ?? throw Contracts.ExceptValue(nameof(env))).Register(nameof(WordTokenizingEstimator)),
            new WordTokenizingTransformer(env, new WordSeparators(separators), columns))
    {
        _columns = columns;
    }

    public override SchemaShape GetOutputSchema(SchemaShape inputSchema) => inputSchema.With(_columns.Select(pair =>
    {
        TextColumns.FindText(Host, inputSchema, pair.inputColumnName, WordTokenizingTransformer.ExpectedType);
        return TextColumns.Tokens(pair.outputColumnName);
    }).ToArray());
}
