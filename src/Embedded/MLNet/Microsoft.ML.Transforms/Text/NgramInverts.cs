using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms.Text;

// For each slot the n-grams that were hashed to it, the first ones up to a number, as names of the slots.
internal sealed class NgramInverts
{
    private readonly NgramHashing _hashing;
    private readonly int _maximumCount;
    private readonly NgramPool[] _seen;
    private readonly VBuffer<ReadOnlyMemory<char>>[] _keyValues;
    private readonly string[] _prefixes;
    private readonly Dictionary<int, List<string>> _names = [];

    // keyValues, prefixes: of each source column.
    public NgramInverts(NgramHashing hashing, int maximumCount, VBuffer<ReadOnlyMemory<char>>[] keyValues, string[] prefixes)
    {
        _hashing = hashing;
        _maximumCount = maximumCount < 0 ? int.MaxValue : maximumCount;
        _keyValues = keyValues;
        _prefixes = prefixes;
        _seen = Array.ConvertAll(keyValues, _ => new NgramPool());
    }

    public void Add(ReadOnlySpan<uint> keys, int source)
    {
        var sink = new Sink(this, source);
        Ngrams.Visit(keys, _hashing.Settings, ref sink);
    }

    // One n-gram by itself, several as a set; slots without are not among them.
    public IEnumerable<(int Slot, string Name)> Finish() => _names.OrderBy(pair => pair.Key)
        .Select(pair => (pair.Key, pair.Value.Count == 1 ? pair.Value[0] : $"{{{string.Join(',', pair.Value)}}}"));

    private void AddNgram(ReadOnlySpan<uint> ngram, int source)
    {
        var slot = _hashing.SlotOf(ngram, source);
        if (_names.TryGetValue(slot, out var names) && names.Count >= _maximumCount)
            return;
        if (_seen[source].Find(ngram, out var hash) >= 0)
            return;
        _seen[source].Add(ngram, hash);
        if (names is null)
            _names.Add(slot, names = []);
        names.Add(NgramNames.Make(ngram, _keyValues[source], _prefixes[source]));
    }

    private readonly struct Sink(NgramInverts inverts, int source) : INgramSink
    {
        public void Add(ReadOnlySpan<uint> ngram) => inverts.AddNgram(ngram, source);
    }
}
