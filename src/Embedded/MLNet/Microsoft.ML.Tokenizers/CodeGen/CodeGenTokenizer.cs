namespace Microsoft.ML.Tokenizers;

public partial class CodeGenTokenizer : Tokenizer
{
    private const string EndOfText = "<|endoftext|>";

    private readonly BpeModel _model;
    private readonly TextEncoder _encoder;
    private readonly EncodedToken _endOfText;

    internal CodeGenTokenizer(Stream vocabStream, Stream mergesStream, bool addPrefixSpace, bool addBeginOfSentence, bool addEndOfSentence)
    {
        ArgumentNullException.ThrowIfNull(vocabStream);
        ArgumentNullException.ThrowIfNull(mergesStream);
        AddPrefixSpace = addPrefixSpace;
        AddBeginningOfSentence = addBeginOfSentence;
        AddEndOfSentence = addEndOfSentence;
        SpecialTokens = CodeGenSpecialTokens.All;
        PreTokenizer = new RegexPreTokenizer(Gpt2Pattern.Regex(), SpecialTokens);
        _model = new BpeModel(BpeReader.ReadVocabulary(vocabStream), BpeReader.ReadMerges(mergesStream), null);
        if (!_model.Vocabulary.TryGetValue(EndOfText, out int id))
            throw new ArgumentException($"The token '{EndOfText}', which is the unknown token too, is not in the vocabulary.", nameof(vocabStream));
        _endOfText = new EncodedToken(id, EndOfText, default);
        _encoder = new TextEncoder(null, PreTokenizer, new ByteBpeEncoder(_model, SpecialTokens, id, fuseUnknown: false, null, null));
        _specialTexts = SpecialTokens.ToDictionary(token => token.Value, token => token.Key);
    }

    public IReadOnlyDictionary<string, int> SpecialTokens { get; }

    public IReadOnlyDictionary<string, int> Vocabulary => _model.Vocabulary.AsReadOnly();

    public bool AddPrefixSpace { get; }

    public bool AddBeginningOfSentence { get; }

    public bool AddEndOfSentence { get; }

    public string UnknownToken => EndOfText;

    public int? UnknownTokenId => _endOfText.Id;

    public string BeginningOfSentenceToken => EndOfText;

    public int? BeginningOfSentenceId => _endOfText.Id;

    public string EndOfSentenceToken => EndOfText;

    public int? EndOfSentenceId => _endOfText.Id;

    public override PreTokenizer PreTokenizer { get; }

    public override Normalizer Normalizer => null;

    public static CodeGenTokenizer Create(Stream vocabStream, Stream mergesStream, bool addPrefixSpace = false, bool addBeginOfSentence = false,
        bool addEndOfSentence = false) =>
        new(vocabStream, mergesStream, addPrefixSpace, addBeginOfSentence, addEndOfSentence);

    public IReadOnlyList<EncodedToken> EncodeToTokens(string text, bool addPrefixSpace, bool addBeginningOfSentence, bool addEndOfSentence,
        out string normalizedText, bool considerPreTokenization = true, bool considerNormalization = true)
    {
        EncodeResults<EncodedToken> results = EncodeToTokens(text, EncodeSettings.Of(considerPreTokenization, considerNormalization),
            addPrefixSpace, addBeginningOfSentence, addEndOfSentence);
        normalizedText = results.NormalizedText;
        return results.Tokens;
    }

    public IReadOnlyList<EncodedToken> EncodeToTokens(ReadOnlySpan<char> text, bool addPrefixSpace, bool addBeginningOfSentence,
        bool addEndOfSentence, out string normalizedText, bool considerPreTokenization = true, bool considerNormalization = true) =>
        EncodeToTokens(text.ToString(), addPrefixSpace, addBeginningOfSentence, addEndOfSentence, out normalizedText, considerPreTokenization,
            considerNormalization);

    public IReadOnlyList<int> EncodeToIds(string text, bool addPrefixSpace, bool addBeginningOfSentence, bool addEndOfSentence,
        bool considerPreTokenization = true, bool considerNormalization = true) =>
        EncodeToIds(text, EncodeSettings.Of(considerPreTokenization, considerNormalization), addPrefixSpace, addBeginningOfSentence,
            addEndOfSentence).Tokens;

    public IReadOnlyList<int> EncodeToIds(ReadOnlySpan<char> text, bool addPrefixSpace, bool addBeginningOfSentence, bool addEndOfSentence,
        bool considerPreTokenization = true, bool considerNormalization = true) =>
        EncodeToIds(text.ToString(), addPrefixSpace, addBeginningOfSentence, addEndOfSentence, considerPreTokenization, considerNormalization);

    public IReadOnlyList<int> EncodeToIds(string text, int maxTokenCount, bool addPrefixSpace, bool addBeginningOfSentence, bool addEndOfSentence,
        out string normalizedText, out int charsConsumed, bool considerPreTokenization = true, bool considerNormalization = true)
    {
        EncodeResults<int> results = EncodeToIds(text, EncodeSettings.Of(considerPreTokenization, considerNormalization, maxTokenCount),
            addPrefixSpace, addBeginningOfSentence, addEndOfSentence);
        normalizedText = results.NormalizedText;
        charsConsumed = results.CharsConsumed;
        return results.Tokens;
    }

    public IReadOnlyList<int> EncodeToIds(ReadOnlySpan<char> text, int maxTokenCount, bool addPrefixSpace, bool addBeginningOfSentence,
        bool addEndOfSentence, out string normalizedText, out int charsConsumed, bool considerPreTokenization = true,
        bool considerNormalization = true) =>
        EncodeToIds(text.ToString(), maxTokenCount, addPrefixSpace, addBeginningOfSentence, addEndOfSentence, out normalizedText, out charsConsumed,
            considerPreTokenization, considerNormalization);

    public int CountTokens(string text, bool addPrefixSpace, bool addBeginningOfSentence, bool addEndOfSentence,
        bool considerPreTokenization = true, bool considerNormalization = true) =>
        _encoder.Count(WithPrefix(text, addPrefixSpace), [], EncodeSettings.Of(considerPreTokenization, considerNormalization),
            Sentence(addBeginningOfSentence, addEndOfSentence));

    public int CountTokens(ReadOnlySpan<char> text, bool addPrefixSpace, bool addBeginningOfSentence, bool addEndOfSentence,
        bool considerPreTokenization = true, bool considerNormalization = true) =>
        CountTokens(text.ToString(), addPrefixSpace, addBeginningOfSentence, addEndOfSentence, considerPreTokenization, considerNormalization);

    protected override EncodeResults<EncodedToken> EncodeToTokens(string text, ReadOnlySpan<char> textSpan, EncodeSettings settings) =>
        EncodeToTokens(text ?? textSpan.ToString(), settings, AddPrefixSpace, AddBeginningOfSentence, AddEndOfSentence);

    protected override EncodeResults<int> EncodeToIds(string text, ReadOnlySpan<char> textSpan, EncodeSettings settings) =>
        EncodeToIds(text ?? textSpan.ToString(), settings, AddPrefixSpace, AddBeginningOfSentence, AddEndOfSentence);

    protected override int CountTokens(string text, ReadOnlySpan<char> textSpan, EncodeSettings settings) =>
        _encoder.Count(WithPrefix(text ?? textSpan.ToString(), AddPrefixSpace), [], settings, Sentence(AddBeginningOfSentence, AddEndOfSentence));

    private EncodeResults<EncodedToken> EncodeToTokens(string text, EncodeSettings settings, bool addPrefixSpace, bool addBeginningOfSentence,
        bool addEndOfSentence)
    {
        EncodeResults<EncodedToken> results = _encoder.Tokens(WithPrefix(text, addPrefixSpace), [], settings,
            Sentence(addBeginningOfSentence, addEndOfSentence));
        if (addPrefixSpace)
        {
            results.CharsConsumed = WithoutPrefix(results.CharsConsumed);
            results.Tokens = [.. results.Tokens.Select(token => new EncodedToken(token.Id, token.Value,
                WithoutPrefix(token.Offset.Start.Value)..WithoutPrefix(token.Offset.End.Value)))];
        }
        return results;
    }

    private EncodeResults<int> EncodeToIds(string text, EncodeSettings settings, bool addPrefixSpace, bool addBeginningOfSentence,
        bool addEndOfSentence)
    {
        EncodeResults<int> results = _encoder.Ids(WithPrefix(text, addPrefixSpace), [], settings, Sentence(addBeginningOfSentence, addEndOfSentence));
        if (addPrefixSpace)
            results.CharsConsumed = WithoutPrefix(results.CharsConsumed);
        return results;
    }

    private SentenceTokens Sentence(bool begin, bool end) => new(begin ? _endOfText : null, end ? _endOfText : null);

    private static string WithPrefix(string text, bool addPrefixSpace) => addPrefixSpace && !string.IsNullOrEmpty(text) ? " " + text : text;

    /// <summary>A place in the text that was given, from its place in the text that a space was put before.</summary>
    private static int WithoutPrefix(int place) => Math.Max(0, place - 1);
}
