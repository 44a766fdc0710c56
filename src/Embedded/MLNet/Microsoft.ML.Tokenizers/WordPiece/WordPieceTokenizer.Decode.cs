using System.Buffers;
using System.Text;

namespace Microsoft.ML.Tokenizers;

public partial class WordPieceTokenizer
{
    private readonly HashSet<int> _specialIds;

    public override string Decode(IEnumerable<int> ids) => Decode(ids, skipSpecialTokens: false);

    public string Decode(IEnumerable<int> ids, bool skipSpecialTokens)
    {
        ArgumentNullException.ThrowIfNull(ids);
        var text = new StringBuilder();
        bool first = true;
        foreach (int id in ids)
        {
            if (skipSpecialTokens && _specialIds.Contains(id))
                continue;
            if (_vocabulary.TokenOf(id) is { } token)
            {
                ReadOnlySpan<char> part = PartOf(token, out bool continues);
                if (!first && !continues && !ClosesUp(token))
                    text.Append(' ');
                text.Append(part);
            }
            first = false;
        }
        return text.ToString();
    }

    public override OperationStatus Decode(IEnumerable<int> ids, Span<char> destination, out int idsConsumed, out int charsWritten) =>
        Decode(ids, destination, skipSpecialTokens: false, out idsConsumed, out charsWritten);

    public OperationStatus Decode(IEnumerable<int> ids, Span<char> destination, bool skipSpecialTokens, out int idsConsumed,
        out int charsWritten)
    {
        ArgumentNullException.ThrowIfNull(ids);
        idsConsumed = 0;
        charsWritten = 0;
        bool first = true;
        foreach (int id in ids)
        {
            if (skipSpecialTokens && _specialIds.Contains(id))
            {
                idsConsumed++;
                continue;
            }
            if (_vocabulary.TokenOf(id) is not { } token)
                return OperationStatus.InvalidData;
            ReadOnlySpan<char> part = PartOf(token, out bool continues);
            int blank = first || continues || ClosesUp(token) ? 0 : 1;
            if (part.Length + blank > destination.Length - charsWritten)
                return OperationStatus.DestinationTooSmall;
            if (blank > 0)
                destination[charsWritten] = ' ';
            part.CopyTo(destination[(charsWritten + blank)..]);
            charsWritten += part.Length + blank;
            idsConsumed++;
            first = false;
        }
        return OperationStatus.Done;
    }

    private ReadOnlySpan<char> PartOf(string token, out bool continues)
    {
        continues = token.StartsWith(ContinuingSubwordPrefix, StringComparison.Ordinal);
        return continues ? token.AsSpan(ContinuingSubwordPrefix.Length) : token;
    }

    /// <summary>Whether a token is written without a space before it.</summary>
    private static bool ClosesUp(string token) => token[0] is '.' or ',' or '!' or '?' or '\'';
}
