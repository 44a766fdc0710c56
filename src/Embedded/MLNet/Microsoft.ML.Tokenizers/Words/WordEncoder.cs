namespace Microsoft.ML.Tokenizers;

/// <summary>Turns a word, which is a piece that pre-tokenization gave, into tokens.</summary>
internal abstract class WordEncoder
{
    public const int DefaultCacheSize = 32_768;

    private readonly WordCache _cache;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _special;
    private readonly bool _hasSpecial;

    protected WordEncoder(IReadOnlyDictionary<string, int> specialTokens, int cacheSize = DefaultCacheSize)
    {
        _cache = new WordCache(cacheSize);
        _hasSpecial = specialTokens is { Count: > 0 };
        if (_hasSpecial)
        {
            _special = new Dictionary<string, int>(specialTokens, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        }
    }

    /// <summary>Whether a limit on tokens takes or leaves a word as one, so that what follows the last word is taken with it.</summary>
    public virtual bool KeepsWordsWhole => false;

    public EncodedWord Encode(ReadOnlySpan<char> word)
    {
        EncodedWord encoded = _cache.Find(word);
        if (encoded is null)
        {
            string kept = EncodedWord.WordToKeep(word);
            encoded = _hasSpecial && _special.TryGetValue(word, out int id) ? new EncodedWord(kept, id, word.Length) : EncodeNew(word, kept);
            _cache.Keep(encoded);
        }
        return encoded;
    }

    /// <summary>How the token of a word is shown.</summary>
    public abstract string ValueOf(int id, ReadOnlySpan<char> covered);

    /// <summary>Encodes a word, which the result holds as the text given beside it.</summary>
    protected abstract EncodedWord EncodeNew(ReadOnlySpan<char> word, string kept);
}
