using System.Collections.Frozen;
using System.Collections.Concurrent;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms.Text;

// Words that say little, whatever their case.
internal sealed class StopWordList
{
    private static readonly ConcurrentDictionary<string, StopWordList> _lists = new();

    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _words;

    public StopWordList(IEnumerable<string> words)
    {
        _words = words.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public bool Contains(ReadOnlySpan<char> word) => _words.Contains(word);

    public static bool Has(StopWordsRemovingEstimator.Language language) => NameOf(language) is not null;

    public static StopWordList Of(StopWordsRemovingEstimator.Language language)
    {
        var name = NameOf(language) ?? throw Contracts.ExceptUserArg(nameof(language), $"There is no list of stop words for the language {language}");
        return _lists.GetOrAdd(name, Read);
    }

    private static StopWordList Read(string name)
    {
        using var stream = typeof(StopWordList).Assembly.GetManifestResourceStream($"StopWords.{name}");
        using var reader = new StreamReader(stream);
        return new StopWordList(reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    private static string NameOf(StopWordsRemovingEstimator.Language language) => language switch
    {
        StopWordsRemovingEstimator.Language.English => "english",
        StopWordsRemovingEstimator.Language.French => "french",
        StopWordsRemovingEstimator.Language.German => "german",
        StopWordsRemovingEstimator.Language.Dutch => "dutch",
        StopWordsRemovingEstimator.Language.Danish => "danish",
        StopWordsRemovingEstimator.Language.Swedish => "swedish",
        StopWordsRemovingEstimator.Language.Italian => "italian",
        StopWordsRemovingEstimator.Language.Spanish => "spanish",
        StopWordsRemovingEstimator.Language.Portuguese or StopWordsRemovingEstimator.Language.Portuguese_Brazilian => "portuguese",
        StopWordsRemovingEstimator.Language.Norwegian_Bokmal => "norwegian",
        StopWordsRemovingEstimator.Language.Russian => "russian",
        _ => null,
    };
}
