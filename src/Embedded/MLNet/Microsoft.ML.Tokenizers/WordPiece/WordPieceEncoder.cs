namespace Microsoft.ML.Tokenizers;

/// <summary>Takes the longest token that a word begins with, then the longest continuing one, and so on; if none fits the word is unknown.</summary>
internal sealed class WordPieceEncoder : WordEncoder
{
    private readonly WordPieceVocabulary _vocabulary;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _ids;
    private readonly int _longestToken;
    private readonly int _unknown;
    private readonly string _prefix;
    private readonly int _mostChars;

    public WordPieceEncoder(WordPieceVocabulary vocabulary, int unknown, string prefix, int mostChars)
        : base(null)
    {
        _vocabulary = vocabulary;
        _ids = vocabulary.Ids.GetAlternateLookup<ReadOnlySpan<char>>();
        _longestToken = vocabulary.Ids.Keys.Select(token => token.Length).DefaultIfEmpty().Max();
        _unknown = unknown;
        _prefix = prefix;
        _mostChars = mostChars;
    }

    public override bool KeepsWordsWhole => true;

    public override string ValueOf(int id, ReadOnlySpan<char> covered) => _vocabulary.TokenOf(id);

    protected override EncodedWord EncodeNew(ReadOnlySpan<char> word, string kept)
    {
        if (word.Length > _mostChars)
            return new EncodedWord(kept, _unknown, word.Length);
        SymbolChain pieces = SymbolChain.Rent(word.Length);
        EncodedWord encoded = TryCut(word, pieces) ? pieces.ToWord(kept) : new EncodedWord(kept, _unknown, word.Length);
        pieces.GiveBack();
        return encoded;
    }

    private bool TryCut(ReadOnlySpan<char> word, SymbolChain pieces)
    {
        char[] continuing = new char[_prefix.Length + Math.Min(word.Length, _longestToken)];
        _prefix.CopyTo(continuing);
        for (int start = 0; start < word.Length;)
        {
            int length = start == 0
                ? LongestIn(word, 0, out int id)
                : LongestIn(Continuing(word[start..], continuing), _prefix.Length, out id);
            if (length == 0)
                return false;
            pieces.Add(id, start, start + length);
            start += length;
        }
        return true;
    }

    private ReadOnlySpan<char> Continuing(ReadOnlySpan<char> rest, char[] continuing)
    {
        rest = rest[..Math.Min(rest.Length, continuing.Length - _prefix.Length)];
        rest.CopyTo(continuing.AsSpan(_prefix.Length));
        return continuing.AsSpan(0, _prefix.Length + rest.Length);
    }

    /// <summary>How many characters after the mark the longest token has that the text begins with, 0 where there is none.</summary>
    private int LongestIn(ReadOnlySpan<char> text, int mark, out int id)
    {
        for (int length = Math.Min(text.Length, _longestToken); length > mark; length--)
        {
            if (_ids.TryGetValue(text[..length], out id))
                return length - mark;
        }
        id = 0;
        return 0;
    }
}
