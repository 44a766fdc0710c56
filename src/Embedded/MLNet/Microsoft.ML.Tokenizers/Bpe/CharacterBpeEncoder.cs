using System.Text;

namespace Microsoft.ML.Tokenizers;

/// <summary>Byte pair encoding on characters, where one that the vocabulary lacks is the unknown token or nothing.</summary>
internal sealed class CharacterBpeEncoder : BpeWordEncoder
{
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _ids;
    private readonly int? _unknown;
    private readonly bool _fuseUnknown;
    private readonly string _prefix;
    private readonly string _suffix;

    public CharacterBpeEncoder(BpeModel model, IReadOnlyDictionary<string, int> specialTokens, int? unknown, bool fuseUnknown, string prefix,
        string suffix)
        : base(model, specialTokens)
    {
        _ids = model.Vocabulary.GetAlternateLookup<ReadOnlySpan<char>>();
        _unknown = unknown;
        _fuseUnknown = fuseUnknown;
        _prefix = prefix ?? string.Empty;
        _suffix = suffix ?? string.Empty;
    }

    protected override EncodedWord EncodeNew(ReadOnlySpan<char> word, string kept)
    {
        SymbolChain chain = SymbolChain.Rent(word.Length);
        AddSymbols(word, chain);
        Merge(chain);
        EncodedWord encoded = chain.ToWord(kept);
        chain.GiveBack();
        return encoded;
    }

    private void AddSymbols(ReadOnlySpan<char> word, SymbolChain chain)
    {
        bool lastUnknown = false;
        int length;
        for (int at = 0; at < word.Length; at += length)
        {
            Rune.DecodeFromUtf16(word[at..], out _, out length);
            int end = at + length;
            if (TryFind(word[at..end], at == 0, end == word.Length, out int id))
            {
                chain.Add(id, at, end);
                lastUnknown = false;
            }
            else if (_unknown is { } unknown)
            {
                if (lastUnknown && _fuseUnknown)
                    chain.Extend(end);
                else
                    chain.Add(unknown, at, end);
                lastUnknown = true;
            }
        }
    }

    private bool TryFind(ReadOnlySpan<char> character, bool first, bool last, out int id)
    {
        string prefix = first ? string.Empty : _prefix;
        string suffix = last ? _suffix : string.Empty;
        return prefix.Length + suffix.Length == 0
            ? _ids.TryGetValue(character, out id)
            : _ids.TryGetValue(string.Concat(prefix, character, suffix), out id);
    }
}
