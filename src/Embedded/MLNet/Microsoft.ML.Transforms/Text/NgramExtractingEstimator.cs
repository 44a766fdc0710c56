using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms.Text;

public sealed class NgramExtractingEstimator : IEstimator<NgramExtractingTransformer>
{
    internal const int DefaultMaximumNgramsCount = 10000000;

    private readonly IHost _host;
    private readonly NgramSettings _settings;
    private readonly WeightingCriteria _weighting;
    private readonly int[] _maximumNgramsCount;
    private readonly (string outputColumnName, string inputColumnName)[] _columns;

    public enum WeightingCriteria
    {
        Tf = 0,
        Idf = 1,
        TfIdf = 2,
    }

    internal NgramExtractingEstimator(IHostEnvironment env, NgramSettings settings, WeightingCriteria weighting, int[] maximumNgramsCount,
        params (string outputColumnName, string inputColumnName)[] columns)
    {
        Contracts.CheckValue(env, nameof(env));
        _host = env.Register(nameof(NgramExtractingEstimator));
        NgramVocabularyTrainer.Check(weighting, maximumNgramsCount);
        _settings = settings;
        _weighting = weighting;
        _maximumNgramsCount = maximumNgramsCount;
        _columns = columns;
    }

    // All columns in one pass.
    public NgramExtractingTransformer Fit(IDataView input)
    {
        _host.CheckValue(input, nameof(input));
        var sources = Array.ConvertAll(_columns, pair => input.Schema.GetColumnOrNull(pair.inputColumnName)
            ?? throw _host.ExceptSchemaMismatch("inputSchema", "input", pair.inputColumnName));
        foreach (var source in sources)
            NgramExtractingTransformer.CheckSource(_host, source);
        var trainers = Array.ConvertAll(sources, _ => new NgramVocabularyTrainer(_settings, _weighting, _maximumNgramsCount));
        using var cursor = input.GetRowCursor(sources);
        var keys = Array.ConvertAll(sources, source => RowKeys.Create(cursor, source));
        while (cursor.MoveNext())
        {
            for (var i = 0; i < keys.Length; i++)
                trainers[i].Add(keys[i].Read());
        }
        return new NgramExtractingTransformer(_host, _columns, Array.ConvertAll(trainers, trainer => trainer.Finish()));
    }

    public SchemaShape GetOutputSchema(SchemaShape inputSchema) => inputSchema.With(_columns.Select(pair =>
    {
        var source = TextColumns.Find(_host, inputSchema, pair.inputColumnName);
        if (!source.IsKey || source.Kind == SchemaShape.Column.VectorKind.Scalar)
        {
            throw _host.ExceptSchemaMismatch(nameof(inputSchema), "input", pair.inputColumnName, NgramExtractingTransformer.ExpectedType,
                source.GetTypeString());
        }
        return TextColumns.Counts(pair.outputColumnName, source.HasKeyValues());
    }).ToArray());
}
