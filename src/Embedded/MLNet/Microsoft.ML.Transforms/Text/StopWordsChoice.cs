using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms.Text;

// The stop words of a language or a user's own, as a model keeps them.
internal sealed class StopWordsChoice
{
    private readonly StopWordsRemovingEstimator.Language? _language;
    private readonly string[] _words;

    private StopWordsChoice(StopWordsRemovingEstimator.Language language)
    {
        _language = language;
        List = StopWordList.Of(language);
    }

    private StopWordsChoice(string[] words)
    {
        _words = words;
        List = new StopWordList(words);
    }

    public StopWordList List { get; }

    public static StopWordsChoice OfOrNull(IStopWordsRemoverOptions options) => options switch
    {
        null => null,
        StopWordsRemovingEstimator.Options byLanguage => new StopWordsChoice(LanguageOf(byLanguage.Language)),
        CustomStopWordsRemovingEstimator.Options custom => new StopWordsChoice(CustomStopWordsRemovingTransformer.WordsOf(custom.StopWords)),
        _ => throw Contracts.ExceptUserArg(nameof(TextFeaturizingEstimator.Options.StopWordsRemoverOptions),
            $"Stop words are not removed by {options.GetType()}"),
    };

    public static StopWordsChoice Load(BinaryReader reader)
    {
        if (!reader.ReadBoolean())
            return new StopWordsChoice(ModelLists.Load(reader));
        var language = (StopWordsRemovingEstimator.Language)reader.ReadInt32();
        Contracts.CheckDecode(StopWordList.Has(language), "The model has an unknown language of stop words");
        return new StopWordsChoice(language);
    }

    public void Save(BinaryWriter writer)
    {
        writer.Write(_language is not null);
        if (_language is { } language)
            writer.Write((int)language);
        else
            ModelLists.Save(writer, _words);
    }

    private static StopWordsRemovingEstimator.Language LanguageOf(TextFeaturizingEstimator.Language language) => language switch
    {
        TextFeaturizingEstimator.Language.English => StopWordsRemovingEstimator.Language.English,
        TextFeaturizingEstimator.Language.French => StopWordsRemovingEstimator.Language.French,
        TextFeaturizingEstimator.Language.German => StopWordsRemovingEstimator.Language.German,
        TextFeaturizingEstimator.Language.Dutch => StopWordsRemovingEstimator.Language.Dutch,
        TextFeaturizingEstimator.Language.Italian => StopWordsRemovingEstimator.Language.Italian,
        TextFeaturizingEstimator.Language.Spanish => StopWordsRemovingEstimator.Language.Spanish,
        TextFeaturizingEstimator.Language.Japanese => StopWordsRemovingEstimator.Language.Japanese,
        _ => throw Contracts.ExceptUserArg(nameof(language), $"There is no language {language}"),
    };
}
