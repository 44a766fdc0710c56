using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Microsoft.ML.Tokenizers;

/// <summary>Turns tokens that stand for bytes into text; a character may begin in one token and end in another.</summary>
internal static class ByteTokenDecoding
{
    /// <summary>The text of all tokens; those not known are passed over, and what is no UTF-8 becomes U+FFFD.</summary>
    public static string Decode<TTokens>(IEnumerable<int> ids, TTokens tokens)
        where TTokens : IByteTokens
    {
        ArgumentNullException.ThrowIfNull(ids);
        var bytes = new PooledBytes(256);
        try
        {
            foreach (int id in ids)
                tokens.TryAddBytes(id, ref bytes);
            return Encoding.UTF8.GetString(bytes.Written);
        }
        finally
        {
            bytes.Dispose();
        }
    }

    /// <summary>The text of as many tokens as fit, ending where a character ends.</summary>
    public static OperationStatus Decode<TTokens>(IEnumerable<int> ids, Span<char> destination, TTokens tokens, out int idsConsumed,
        out int charsWritten)
        where TTokens : IByteTokens
    {
        ArgumentNullException.ThrowIfNull(ids);
        idsConsumed = 0;
        charsWritten = 0;
        int idsSeen = 0;
        int charsSeen = 0;
        var pending = new PooledBytes(256);
        try
        {
            foreach (int id in ids)
            {
                if (!tokens.TryAddBytes(id, ref pending))
                    return OperationStatus.InvalidData;
                idsSeen++;
                OperationStatus status = Utf8.ToUtf16(pending.Written, destination[charsSeen..], out int read, out int written,
                    replaceInvalidSequences: false, isFinalBlock: false);
                if (status is OperationStatus.DestinationTooSmall or OperationStatus.InvalidData)
                    return status;
                charsSeen += written;
                pending.RemoveFirst(read);
                if (pending.Count == 0)
                {
                    idsConsumed = idsSeen;
                    charsWritten = charsSeen;
                }
            }
            return OperationStatus.Done;
        }
        finally
        {
            pending.Dispose();
        }
    }
}
