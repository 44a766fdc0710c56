namespace Microsoft.ML.Data;

// What was hashed to each number: the first few different texts, in order of occurrence.
internal sealed class HashInverts
{
    private readonly int _maximumPerHash;
    private readonly SortedDictionary<uint, List<string>> _texts = [];
    private readonly HashSet<(uint Hash, string Text)> _seen = [];

    // -1 keeps all.
    public HashInverts(int maximumPerHash)
    {
        _maximumPerHash = maximumPerHash < 0 ? int.MaxValue : maximumPerHash;
    }

    public bool IsFull(uint hash) => _texts.TryGetValue(hash, out var texts) && texts.Count >= _maximumPerHash;

    public void Add(uint hash, string text)
    {
        if (IsFull(hash) || !_seen.Add((hash, text)))
            return;
        if (!_texts.TryGetValue(hash, out var texts))
            _texts.Add(hash, texts = []);
        texts.Add(text);
    }

    // A name for each of `size` numbers; several texts stand in braces, and what nothing was hashed to has no name.
    public VBuffer<ReadOnlyMemory<char>> ToNames(int size)
    {
        var names = _texts.Values.Select(texts => (texts.Count == 1 ? texts[0] : $"{{{string.Join(',', texts)}}}").AsMemory()).ToArray();
        return new VBuffer<ReadOnlyMemory<char>>(size, names.Length, names, _texts.Keys.Select(hash => (int)hash).ToArray());
    }
}
