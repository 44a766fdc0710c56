using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Text;

namespace Microsoft.ML;

public static partial class TextCatalog
{
    public static TextNormalizingEstimator NormalizeText(this TransformsCatalog.TextTransforms catalog, string outputColumnName,
        string inputColumnName = null, TextNormalizingEstimator.CaseMode caseMode = TextNormalizingEstimator.CaseMode.Lower,
        bool keepDiacritics = false, bool keepPunctuations = true, bool keepNumbers = true) =>
        new(catalog.GetEnvironment(), new TextNormalization(caseMode, keepDiacritics, keepPunctuations, keepNumbers),
            (outputColumnName, inputColumnName ?? outputColumnName));

    public static WordTokenizingEstimator TokenizeIntoWords(this TransformsCatalog.TextTransforms catalog, string outputColumnName,
        string inputColumnName = null, char[] separators = null) =>
        new(catalog.GetEnvironment(), separators, (outputColumnName, inputColumnName ?? outputColumnName));

    public static TokenizingByCharactersEstimator TokenizeIntoCharactersAsKeys(this TransformsCatalog.TextTransforms catalog,
        string outputColumnName, string inputColumnName = null, bool useMarkerCharacters = true) =>
        new(catalog.GetEnvironment(), useMarkerCharacters, (outputColumnName, inputColumnName ?? outputColumnName));

    public static StopWordsRemovingEstimator RemoveDefaultStopWords(this TransformsCatalog.TextTransforms catalog, string outputColumnName,
        string inputColumnName = null, StopWordsRemovingEstimator.Language language = StopWordsRemovingEstimator.Language.English) =>
        new(catalog.GetEnvironment(), language, (outputColumnName, inputColumnName ?? outputColumnName));

    public static CustomStopWordsRemovingEstimator RemoveStopWords(this TransformsCatalog.TextTransforms catalog, string outputColumnName,
        string inputColumnName = null, params string[] stopwords) =>
        new(catalog.GetEnvironment(), stopwords, (outputColumnName, inputColumnName ?? outputColumnName));

    public static TextFeaturizingEstimator FeaturizeText(this TransformsCatalog.TextTransforms catalog, string outputColumnName,
        string inputColumnName = null) =>
        new(catalog.GetEnvironment(), outputColumnName, [inputColumnName ?? outputColumnName], null);

    public static TextFeaturizingEstimator FeaturizeText(this TransformsCatalog.TextTransforms catalog, string outputColumnName,
        TextFeaturizingEstimator.Options options, params string[] inputColumnNames) =>
        new(catalog.GetEnvironment(), outputColumnName, inputColumnNames, options);
}
