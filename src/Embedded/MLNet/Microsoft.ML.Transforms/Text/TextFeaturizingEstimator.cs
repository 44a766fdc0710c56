using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms.Text;

// Texts to the n-grams of their characters and words. All is learned in one pass; what comes between has no columns of its own.
public sealed partial class TextFeaturizingEstimator : IEstimator<ITransformer>
{
    internal const string ExpectedType = "String or vector of String";

    private readonly IHost _host;
    private readonly string _outputColumnName;
    private readonly string[] _inputColumnNames;
    private readonly string _tokensColumnName;
    private readonly TextPreparation _preparation;
    private readonly NormFunction _norm;
    private readonly NgramExtraction _characters;
    private readonly NgramExtraction _words;

    internal TextFeaturizingEstimator(IHostEnvironment env, string outputColumnName, string[] inputColumnNames, Options options)
    {
        Contracts.CheckValue(env, nameof(env));
        _host = env.Register(nameof(TextFeaturizingEstimator));
        _host.CheckNonEmpty(outputColumnName, nameof(outputColumnName));
        _host.CheckValue(inputColumnNames, nameof(inputColumnNames));
        _host.CheckParam(!inputColumnNames.Any(string.IsNullOrEmpty), nameof(inputColumnNames), "Contained some null or empty items");
        options ??= new Options();
        _host.CheckUserArg(Enum.IsDefined(options.Norm), nameof(options.Norm), $"There is no norm {options.Norm}");
        _outputColumnName = outputColumnName;
        _inputColumnNames = inputColumnNames.Length > 0 ? [.. inputColumnNames] : [outputColumnName];
        _tokensColumnName = options.OutputTokensColumnName;
        _characters = NgramExtraction.OfOrNull(options.CharFeatureExtractor);
        _words = NgramExtraction.OfOrNull(options.WordFeatureExtractor);
        _host.CheckUserArg(_characters is not null || _words is not null || _tokensColumnName is not null, nameof(options.WordFeatureExtractor),
            "There must be a feature extractor, of words or characters, or a column for the tokens");
        _norm = options.Norm;
        _preparation = new TextPreparation(
            new TextNormalization(options.CaseMode, options.KeepDiacritics, options.KeepPunctuations, options.KeepNumbers),
            StopWordsChoice.OfOrNull(options.StopWordsRemoverOptions));
    }

    public ITransformer Fit(IDataView input)
    {
        _host.CheckValue(input, nameof(input));
        var sources = TextFeaturizingTransformer.FindSources(_host, input.Schema, _inputColumnNames);
        var characters = _characters?.MakeTrainer();
        var words = _words?.MakeTrainer();
        var vocabulary = words is null ? null : new WordVocabulary(_words.MaximumNgramsCount.Max());
        if (characters is not null || words is not null)
        {
            using var cursor = input.GetRowCursor(sources);
            var texts = new PreparedTexts(_preparation, cursor, sources);
            while (cursor.MoveNext())
            {
                texts.Read();
                characters?.Add(texts.CharacterKeys());
                words?.Add(texts.WordKeys(vocabulary, learn: true));
            }
        }
        var features = new TextFeatures(characters?.Finish(), words?.Finish(), vocabulary, _norm);
        return new TextFeaturizingTransformer(_host, _outputColumnName, _tokensColumnName, _inputColumnNames, _preparation, features);
    }

    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        foreach (var name in _inputColumnNames)
            TextColumns.FindText(_host, inputSchema, name, ExpectedType);
        var added = new List<SchemaShape.Column>();
        if (_tokensColumnName is not null)
            added.Add(TextColumns.Tokens(_tokensColumnName));
        if (_characters is not null || _words is not null)
            added.Add(TextColumns.Counts(_outputColumnName, hasSlotNames: true, isNormalized: _norm != NormFunction.None));
        return inputSchema.With(added);
    }

    // The n-grams that an extractor asks for.
    private sealed record NgramExtraction(NgramSettings Settings, NgramExtractingEstimator.WeightingCriteria Weighting, int[] MaximumNgramsCount)
    {
        public static NgramExtraction OfOrNull(WordBagEstimator.Options options)
        {
            if (options is null)
                return null;
            NgramVocabularyTrainer.Check(options.Weighting, options.MaximumNgramsCount);
            return new NgramExtraction(new NgramSettings(options.NgramLength, options.SkipLength, options.UseAllLengths), options.Weighting,
                [.. options.MaximumNgramsCount]);
        }

        public NgramVocabularyTrainer MakeTrainer() => new(Settings, Weighting, MaximumNgramsCount);
    }
}
