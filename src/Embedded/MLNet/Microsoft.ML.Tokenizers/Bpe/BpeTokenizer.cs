namespace Microsoft.ML.Tokenizers;

public sealed partial class BpeTokenizer : Tokenizer
{
    private readonly BpeModel _model;
    private readonly TextEncoder _encoder;
    private readonly SentenceTokens _sentence;

    private BpeTokenizer(Dictionary<string, int> vocabulary, List<(string Left, string Right)> merges, BpeOptions options)
    {
        ContinuingSubwordPrefix = options.ContinuingSubwordPrefix;
        EndOfWordSuffix = options.EndOfWordSuffix;
        FuseUnknownTokens = options.FuseUnknownTokens;
        ByteLevel = options.ByteLevel;
        UnknownToken = options.UnknownToken;
        BeginningOfSentenceToken = options.BeginningOfSentenceToken;
        SpecialTokens = options.SpecialTokens;
        PreTokenizer = options.PreTokenizer ?? PreTokenizer.CreateWordOrNonWord();
        Normalizer = options.Normalizer;
        _model = new BpeModel(vocabulary, merges, ContinuingSubwordPrefix);
        int? unknown = FindToken(UnknownToken, "unknown token")?.Id;
        _sentence = new SentenceTokens(FindToken(BeginningOfSentenceToken, "beginning of sentence token"),
            FindToken(options.EndOfSentenceToken, "end of sentence token"));
        BpeWordEncoder words = ByteLevel
            ? new ByteBpeEncoder(_model, SpecialTokens, unknown, FuseUnknownTokens, ContinuingSubwordPrefix, EndOfWordSuffix)
            : new CharacterBpeEncoder(_model, SpecialTokens, unknown, FuseUnknownTokens, ContinuingSubwordPrefix, EndOfWordSuffix);
        _encoder = new TextEncoder(Normalizer, PreTokenizer, words);
        _decoder = new BpeDecoder(_model, SpecialTokens, UnknownToken, ByteLevel ? null : unknown, ContinuingSubwordPrefix,
            EndOfWordSuffix);
    }

    public IReadOnlyDictionary<string, int> SpecialTokens { get; }

    public IReadOnlyDictionary<string, int> Vocabulary => _model.Vocabulary.AsReadOnly();

    public string UnknownToken { get; }

    public string ContinuingSubwordPrefix { get; }

    public string EndOfWordSuffix { get; }

    public string BeginningOfSentenceToken { get; }

    public bool FuseUnknownTokens { get; }

    public bool ByteLevel { get; }

    public override PreTokenizer PreTokenizer { get; }

    public override Normalizer Normalizer { get; }

    protected override EncodeResults<EncodedToken> EncodeToTokens(string text, ReadOnlySpan<char> textSpan, EncodeSettings settings) =>
        _encoder.Tokens(text, textSpan, settings, _sentence);

    protected override EncodeResults<int> EncodeToIds(string text, ReadOnlySpan<char> textSpan, EncodeSettings settings) =>
        _encoder.Ids(text, textSpan, settings, _sentence);

    protected override int CountTokens(string text, ReadOnlySpan<char> textSpan, EncodeSettings settings) =>
        _encoder.Count(text, textSpan, settings, _sentence);

    protected override int GetIndexByTokenCount(string text, ReadOnlySpan<char> textSpan, EncodeSettings settings, bool fromEnd,
        out string normalizedText, out int tokenCount) =>
        _encoder.IndexOf(text, textSpan, settings, fromEnd, out normalizedText, out tokenCount, _sentence);

    private EncodedToken? FindToken(string token, string what)
    {
        if (token is null)
            return null;
        return _model.Vocabulary.TryGetValue(token, out int id)
            ? new EncodedToken(id, token, default)
            : throw new InvalidOperationException($"The {what} '{token}' is not in the vocabulary.");
    }
}
