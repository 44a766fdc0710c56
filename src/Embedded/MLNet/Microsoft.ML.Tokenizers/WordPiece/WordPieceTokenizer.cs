namespace Microsoft.ML.Tokenizers;

public partial class WordPieceTokenizer : Tokenizer
{
    private readonly WordPieceVocabulary _vocabulary;
    private readonly TextEncoder _encoder;

    internal WordPieceTokenizer(WordPieceVocabulary vocabulary, WordPieceOptions options)
    {
        _vocabulary = vocabulary;
        SpecialTokens = options.SpecialTokens;
        UnknownToken = options.UnknownToken ?? throw new ArgumentNullException(nameof(options), "The unknown token is null.");
        UnknownTokenId = vocabulary.Ids.TryGetValue(UnknownToken, out int id)
            ? id
            : throw new ArgumentException($"The unknown token '{UnknownToken}' is not in the vocabulary.", nameof(options));
        ContinuingSubwordPrefix = options.ContinuingSubwordPrefix
            ?? throw new ArgumentNullException(nameof(options), "The prefix of continuing subwords is null.");
        MaxInputCharsPerWord = options.MaxInputCharsPerWord > 0
            ? options.MaxInputCharsPerWord
            : throw new ArgumentException($"A word must be allowed at least one character, not {options.MaxInputCharsPerWord}.", nameof(options));
        Normalizer = options.Normalizer;
        PreTokenizer = options.PreTokenizer ?? PreTokenizer.CreateWhiteSpace(SpecialTokens);
        _encoder = new TextEncoder(Normalizer, PreTokenizer,
            new WordPieceEncoder(vocabulary, UnknownTokenId, ContinuingSubwordPrefix, MaxInputCharsPerWord));
        _specialIds = [.. SpecialTokens?.Values ?? []];
    }

    public IReadOnlyDictionary<string, int> SpecialTokens { get; }

    public string UnknownToken { get; }

    public int UnknownTokenId { get; }

    public string ContinuingSubwordPrefix { get; }

    public int MaxInputCharsPerWord { get; }

    public override PreTokenizer PreTokenizer { get; }

    public override Normalizer Normalizer { get; }

    public static WordPieceTokenizer Create(string vocabFilePath, WordPieceOptions options = null)
    {
        using Stream file = OpenVocabulary(vocabFilePath);
        return Create(file, options);
    }

    public static WordPieceTokenizer Create(Stream vocabStream, WordPieceOptions options = null) =>
        new(WordPieceVocabulary.Read(vocabStream), options ?? new WordPieceOptions());

    public static async Task<WordPieceTokenizer> CreateAsync(string vocabFilePath, WordPieceOptions options = null,
        CancellationToken cancellationToken = default)
    {
        using Stream file = OpenVocabulary(vocabFilePath);
        return await CreateAsync(file, options, cancellationToken).ConfigureAwait(false);
    }

    public static async Task<WordPieceTokenizer> CreateAsync(Stream vocabStream, WordPieceOptions options = null,
        CancellationToken cancellationToken = default) =>
        new(await WordPieceVocabulary.ReadAsync(vocabStream, cancellationToken).ConfigureAwait(false), options ?? new WordPieceOptions());

    protected override EncodeResults<EncodedToken> EncodeToTokens(string text, ReadOnlySpan<char> textSpan, EncodeSettings settings) =>
        _encoder.Tokens(text, textSpan, settings);

    protected override EncodeResults<int> EncodeToIds(string text, ReadOnlySpan<char> textSpan, EncodeSettings settings) =>
        _encoder.Ids(text, textSpan, settings);

    protected override int CountTokens(string text, ReadOnlySpan<char> textSpan, EncodeSettings settings) =>
        _encoder.Count(text, textSpan, settings);

    protected override int GetIndexByTokenCount(string text, ReadOnlySpan<char> textSpan, EncodeSettings settings, bool fromEnd,
        out string normalizedText, out int tokenCount) =>
        _encoder.IndexOf(text, textSpan, settings, fromEnd, out normalizedText, out tokenCount);

    internal static FileStream OpenVocabulary(string vocabFilePath) => string.IsNullOrEmpty(vocabFilePath)
        ? throw new ArgumentNullException(nameof(vocabFilePath))
        : File.OpenRead(vocabFilePath);
}
