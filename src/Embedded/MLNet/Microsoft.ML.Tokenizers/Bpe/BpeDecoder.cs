using System.Buffers;
using System.Text;

namespace Microsoft.ML.Tokenizers;

/// <summary>
/// Puts tokens together to text. On characters, a token that ends a word is followed by a space unless it is the last, and a prefix of
/// continuing subwords goes; on bytes both marks just go, for the spaces are among the bytes.
/// </summary>
internal sealed class BpeDecoder
{
    private readonly BpeModel _model;
    private readonly Dictionary<int, string> _special = [];
    private readonly string _prefix;
    private readonly string _suffix;

    public BpeDecoder(BpeModel model, IReadOnlyDictionary<string, int> specialTokens, string unknown, int? unknownId, string prefix, string suffix)
    {
        _model = model;
        _prefix = prefix ?? string.Empty;
        _suffix = suffix ?? string.Empty;
        foreach ((string token, int id) in specialTokens ?? new Dictionary<string, int>())
            _special[id] = token;
        if (unknownId is { } known)
            _special.TryAdd(known, unknown);
    }

    public ByteTokens Bytes(bool considerSpecialTokens) => new(this, considerSpecialTokens);

    public string Decode(IEnumerable<int> ids, bool considerSpecialTokens)
    {
        ArgumentNullException.ThrowIfNull(ids);
        var text = new StringBuilder();
        bool wordEnded = false;
        foreach (int id in ids)
        {
            if (!TryPart(id, considerSpecialTokens, out ReadOnlySpan<char> part, out bool endsWord))
                continue;
            if (wordEnded)
                text.Append(' ');
            text.Append(part);
            wordEnded = endsWord;
        }
        return text.ToString();
    }

    public OperationStatus Decode(IEnumerable<int> ids, Span<char> destination, bool considerSpecialTokens, out int idsConsumed,
        out int charsWritten)
    {
        ArgumentNullException.ThrowIfNull(ids);
        idsConsumed = 0;
        charsWritten = 0;
        bool wordEnded = false;
        foreach (int id in ids)
        {
            if (TryPart(id, considerSpecialTokens, out ReadOnlySpan<char> part, out bool endsWord))
            {
                int blank = wordEnded ? 1 : 0;
                if (part.Length + blank > destination.Length - charsWritten)
                    return OperationStatus.DestinationTooSmall;
                if (wordEnded)
                    destination[charsWritten] = ' ';
                part.CopyTo(destination[(charsWritten + blank)..]);
                charsWritten += part.Length + blank;
                wordEnded = endsWord;
            }
            idsConsumed++;
        }
        return OperationStatus.Done;
    }

    /// <summary>The text of a token without its marks; false where it is left out.</summary>
    private bool TryPart(int id, bool considerSpecialTokens, out ReadOnlySpan<char> part, out bool endsWord)
    {
        endsWord = false;
        if (_special.TryGetValue(id, out string special))
        {
            part = special;
            return considerSpecialTokens;
        }
        part = _model.TokenOf(id);
        if (_prefix.Length > 0 && part.StartsWith(_prefix))
            part = part[_prefix.Length..];
        endsWord = _suffix.Length > 0 && part.EndsWith(_suffix);
        if (endsWord)
            part = part[..^_suffix.Length];
        return !part.IsEmpty || endsWord;
    }

    public readonly struct ByteTokens(BpeDecoder decoder, bool considerSpecialTokens) : IByteTokens
    {
        public bool TryAddBytes(int id, ref PooledBytes bytes)
        {
            if (decoder._special.TryGetValue(id, out string special))
            {
                if (considerSpecialTokens)
                    bytes.AddText(special);
                return true;
            }
            if (decoder._model.TokenOf(id) is null)
                return false;
            decoder.TryPart(id, considerSpecialTokens, out ReadOnlySpan<char> part, out _);
            ByteCharacters.AddBytes(part, ref bytes);
            return true;
        }
    }
}
