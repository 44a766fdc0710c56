using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms.Text;

// The words that were seen in training, numbered from 1 in the order in which they occur; 0 is any other.
internal sealed class WordVocabulary
{
    private readonly int _maximumCount;
    private readonly Dictionary<string, uint> _keys = new(StringComparer.Ordinal);
    private readonly Dictionary<string, uint>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly List<string> _words = [];

    public WordVocabulary(int maximumCount)
    {
        _maximumCount = maximumCount;
        _lookup = _keys.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public VBuffer<ReadOnlyMemory<char>> KeyValues => new(_words.Count, [.. _words.Select(word => word.AsMemory())]);

    public static WordVocabulary Load(BinaryReader reader)
    {
        var words = ModelLists.Load(reader);
        var vocabulary = new WordVocabulary(words.Length);
        foreach (var word in words)
            Contracts.CheckDecode(vocabulary.Add(word) == vocabulary._words.Count, "The model has a word twice");
        return vocabulary;
    }

    public void Save(BinaryWriter writer) => ModelLists.Save(writer, _words);

    public uint KeyOf(ReadOnlySpan<char> word) => _lookup.TryGetValue(word, out var key) ? key : 0;

    public uint Add(ReadOnlySpan<char> word)
    {
        var key = KeyOf(word);
        if (key > 0 || _words.Count >= _maximumCount)
            return key;
        var added = word.ToString();
        _words.Add(added);
        _keys.Add(added, key = (uint)_words.Count);
        return key;
    }
}
