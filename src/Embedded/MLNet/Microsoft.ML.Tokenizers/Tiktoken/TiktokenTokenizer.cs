using System.Buffers;

namespace Microsoft.ML.Tokenizers;

public sealed class TiktokenTokenizer : Tokenizer
{
    private const int CacheSize = 8192;

    private readonly TokenRanks _ranks;
    private readonly TextEncoder _encoder;
    private readonly Dictionary<int, string> _special;

    private TiktokenTokenizer(TokenRanks ranks, PreTokenizer preTokenizer, Normalizer normalizer, IReadOnlyDictionary<string, int> specialTokens,
        int cacheSize)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(cacheSize);
        _ranks = ranks;
        PreTokenizer = preTokenizer;
        Normalizer = normalizer;
        SpecialTokens = specialTokens;
        _encoder = new TextEncoder(normalizer, preTokenizer, new TiktokenEncoder(ranks, specialTokens, cacheSize));
        _special = [];
        foreach ((string token, int id) in specialTokens ?? new Dictionary<string, int>())
        {
            if (!_special.TryAdd(id, token))
                throw new ArgumentException($"The special tokens '{_special[id]}' and '{token}' have the same id {id}.", nameof(specialTokens));
        }
    }

    public IReadOnlyDictionary<string, int> SpecialTokens { get; }

    public override PreTokenizer PreTokenizer { get; }

    public override Normalizer Normalizer { get; }

    public static TiktokenTokenizer Create(string vocabFilePath, PreTokenizer preTokenizer, Normalizer normalizer,
        IReadOnlyDictionary<string, int> specialTokens = null, int cacheSize = CacheSize)
    {
        using FileStream file = File.OpenRead(vocabFilePath ?? throw new ArgumentNullException(nameof(vocabFilePath)));
        return Create(file, preTokenizer, normalizer, specialTokens, cacheSize);
    }

    public static TiktokenTokenizer Create(Stream vocabStream, PreTokenizer preTokenizer, Normalizer normalizer,
        IReadOnlyDictionary<string, int> specialTokens = null, int cacheSize = CacheSize) =>
        new(TokenRanks.Read(vocabStream), preTokenizer, normalizer, specialTokens, cacheSize);

    public static async Task<TiktokenTokenizer> CreateAsync(string vocabFilePath, PreTokenizer preTokenizer, Normalizer normalizer,
        IReadOnlyDictionary<string, int> specialTokens = null, int cacheSize = CacheSize, CancellationToken cancellationToken = default)
    {
        using FileStream file = File.OpenRead(vocabFilePath ?? throw new ArgumentNullException(nameof(vocabFilePath)));
        return await CreateAsync(file, preTokenizer, normalizer, specialTokens, cacheSize, cancellationToken).ConfigureAwait(false);
    }

    public static async Task<TiktokenTokenizer> CreateAsync(Stream vocabStream, PreTokenizer preTokenizer, Normalizer normalizer,
        IReadOnlyDictionary<string, int> specialTokens = null, int cacheSize = CacheSize, CancellationToken cancellationToken = default) =>
        new(await TokenRanks.ReadAsync(vocabStream, cancellationToken).ConfigureAwait(false), preTokenizer, normalizer, specialTokens, cacheSize);

    public override string Decode(IEnumerable<int> ids) => ByteTokenDecoding.Decode(ids, new Tokens(this));

    public override OperationStatus Decode(IEnumerable<int> ids, Span<char> destination, out int idsConsumed, out int charsWritten) =>
        ByteTokenDecoding.Decode(ids, destination, new Tokens(this), out idsConsumed, out charsWritten);

    protected override EncodeResults<EncodedToken> EncodeToTokens(string text, ReadOnlySpan<char> textSpan, EncodeSettings settings) =>
        _encoder.Tokens(text, textSpan, settings);

    protected override EncodeResults<int> EncodeToIds(string text, ReadOnlySpan<char> textSpan, EncodeSettings settings) =>
        _encoder.Ids(text, textSpan, settings);

    protected override int CountTokens(string text, ReadOnlySpan<char> textSpan, EncodeSettings settings) =>
        _encoder.Count(text, textSpan, settings);

    protected override int GetIndexByTokenCount(string text, ReadOnlySpan<char> textSpan, EncodeSettings settings, bool fromEnd,
        out string normalizedText, out int tokenCount) =>
        _encoder.IndexOf(text, textSpan, settings, fromEnd, out normalizedText, out tokenCount);

    private readonly struct Tokens(TiktokenTokenizer tokenizer) : IByteTokens
    {
        public bool TryAddBytes(int id, ref PooledBytes bytes)
        {
            if (tokenizer._ranks.TryGetToken(id, out byte[] token))
                bytes.Add(token);
            else if (tokenizer._special.TryGetValue(id, out string special))
                bytes.AddText(special);
            else
                return false;
            return true;
        }
    }
}
