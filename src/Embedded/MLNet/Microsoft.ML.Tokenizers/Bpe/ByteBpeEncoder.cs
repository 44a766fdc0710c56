namespace Microsoft.ML.Tokenizers;

/// <summary>Byte pair encoding on the bytes of UTF-8, each of which stands in the vocabulary as a character.</summary>
internal sealed class ByteBpeEncoder : BpeWordEncoder
{
    private const int NoId = int.MinValue;
    private const int First = 1;
    private const int Last = 2;

    // For each place in a word, which is first, last, both or neither, the ids of the 256 bytes there.
    private readonly int[][] _ids;
    private readonly int _unknown;
    private readonly bool _fuseUnknown;

    public ByteBpeEncoder(BpeModel model, IReadOnlyDictionary<string, int> specialTokens, int? unknown, bool fuseUnknown, string prefix,
        string suffix)
        : base(model, specialTokens)
    {
        _fuseUnknown = fuseUnknown;
        _unknown = unknown ?? NoId;
        _ids = new int[4][];
        for (int place = 0; place < 4; place++)
            _ids[place] = IdsAt((place & First) != 0 ? string.Empty : prefix, (place & Last) != 0 ? suffix : string.Empty);
    }

    protected override EncodedWord EncodeNew(ReadOnlySpan<char> word, string kept)
    {
        var bytes = new PooledBytes(3 * (word.Length + 1));
        bytes.AddText(word);
        SymbolChain chain = SymbolChain.Rent(bytes.Count);
        AddSymbols(bytes.Written, chain);
        bytes.Dispose();
        Merge(chain);
        // A token that ends within a character has not covered it yet.
        EncodedWord encoded = chain.ToWord(kept, word, takesCutCharacter: false);
        chain.GiveBack();
        return encoded;
    }

    private void AddSymbols(ReadOnlySpan<byte> bytes, SymbolChain chain)
    {
        bool lastUnknown = false;
        for (int i = 0; i < bytes.Length; i++)
        {
            int id = _ids[(i == 0 ? First : 0) | (i == bytes.Length - 1 ? Last : 0)][bytes[i]];
            bool isUnknown = id == NoId;
            if (!isUnknown)
                chain.Add(id, i, i + 1);
            else if (_unknown != NoId && lastUnknown && _fuseUnknown)
                chain.Extend(i + 1);
            else if (_unknown != NoId)
                chain.Add(_unknown, i, i + 1);
            lastUnknown = isUnknown;
        }
    }

    private int[] IdsAt(string prefix, string suffix)
    {
        int[] ids = new int[256];
        for (int value = 0; value < 256; value++)
            ids[value] = Model.Vocabulary.TryGetValue($"{prefix}{ByteCharacters.Of((byte)value)}{suffix}", out int id) ? id : NoId;
        return ids;
    }
}
