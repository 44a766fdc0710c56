using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace Microsoft.ML.Tokenizers;

/// <summary>The vocabulary of a tiktoken file: a token's bytes in Base64 and its rank, which is its id too, a line.</summary>
internal sealed class TokenRanks
{
    private readonly Dictionary<byte[], int> _ranks = new(new ByteSequenceComparer());
    private readonly Dictionary<int, byte[]> _tokens = [];
    private readonly Dictionary<byte[], int>.AlternateLookup<ReadOnlySpan<byte>> _lookup;
    private int _longest;

    private TokenRanks()
    {
        _lookup = _ranks.GetAlternateLookup<ReadOnlySpan<byte>>();
    }

    public static TokenRanks Read(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var ranks = new TokenRanks();
        using var reader = new StreamReader(stream, Encoding.UTF8, leaveOpen: true);
        for (int line = 1; reader.ReadLine() is { } text; line++)
            ranks.Add(text, line);
        return ranks;
    }

    public static async Task<TokenRanks> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var ranks = new TokenRanks();
        using var reader = new StreamReader(stream, Encoding.UTF8, leaveOpen: true);
        for (int line = 1; await reader.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } text; line++)
            ranks.Add(text, line);
        return ranks;
    }

    public bool TryGetRank(ReadOnlySpan<byte> token, out int rank)
    {
        rank = -1;
        return token.Length <= _longest && _lookup.TryGetValue(token, out rank);
    }

    public bool TryGetToken(int rank, out byte[] token) => _tokens.TryGetValue(rank, out token);

    private void Add(string text, int line)
    {
        if (text.Length == 0)
            return;
        int blank = text.IndexOf(' ', StringComparison.Ordinal);
        if (blank <= 0 || !int.TryParse(text.AsSpan(blank + 1), out int rank) || rank < 0)
            throw new FormatException($"Line {line} of the vocabulary is not a token in Base64 and its rank with a blank between.");
        byte[] token = new byte[Base64.GetMaxDecodedFromUtf8Length((blank + 3) / 4 * 4)];
        if (!Convert.TryFromBase64Chars(text.AsSpan(0, blank), token, out int length) || length == 0)
            throw new FormatException($"The token in line {line} of the vocabulary is not Base64.");
        token = token[..length];
        if (!_ranks.TryAdd(token, rank))
            throw new FormatException($"The token in line {line} of the vocabulary is there already, with the rank {_ranks[token]}.");
        if (!_tokens.TryAdd(rank, token))
            throw new FormatException($"The rank {rank} in line {line} of the vocabulary belongs to an earlier token.");
        _longest = Math.Max(_longest, length);
    }

    private sealed class ByteSequenceComparer : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public bool Equals(byte[] x, byte[] y) => x.AsSpan().SequenceEqual(y);

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        public int GetHashCode(byte[] obj) => GetHashCode(obj.AsSpan());

        public int GetHashCode(ReadOnlySpan<byte> alternate)
        {
            HashCode hash = default;
            hash.AddBytes(alternate);
            return hash.ToHashCode();
        }

        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();
    }
}
