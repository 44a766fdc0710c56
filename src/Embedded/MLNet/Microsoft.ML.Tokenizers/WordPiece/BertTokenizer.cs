namespace Microsoft.ML.Tokenizers;

public sealed partial class BertTokenizer : WordPieceTokenizer
{
    private BertTokenizer(WordPieceVocabulary vocabulary, BertOptions options)
        : base(vocabulary, options)
    {
        LowerCaseBeforeTokenization = options.LowerCaseBeforeTokenization;
        ApplyBasicTokenization = options.ApplyBasicTokenization;
        SplitOnSpecialTokens = options.SplitOnSpecialTokens;
        IndividuallyTokenizeCjk = options.IndividuallyTokenizeCjk;
        RemoveNonSpacingMarks = options.RemoveNonSpacingMarks;
        SeparatorToken = options.SeparatorToken;
        SeparatorTokenId = IdOf(vocabulary, SeparatorToken, nameof(options.SeparatorToken));
        PaddingToken = options.PaddingToken;
        PaddingTokenId = IdOf(vocabulary, PaddingToken, nameof(options.PaddingToken));
        ClassificationToken = options.ClassificationToken;
        ClassificationTokenId = IdOf(vocabulary, ClassificationToken, nameof(options.ClassificationToken));
        MaskingToken = options.MaskingToken;
        MaskingTokenId = IdOf(vocabulary, MaskingToken, nameof(options.MaskingToken));
    }

    public bool LowerCaseBeforeTokenization { get; }

    public bool ApplyBasicTokenization { get; }

    public bool SplitOnSpecialTokens { get; }

    public bool IndividuallyTokenizeCjk { get; }

    public bool RemoveNonSpacingMarks { get; }

    public string SeparatorToken { get; }

    public int SeparatorTokenId { get; }

    public string PaddingToken { get; }

    public int PaddingTokenId { get; }

    public string ClassificationToken { get; }

    public int ClassificationTokenId { get; }

    public string MaskingToken { get; }

    public int MaskingTokenId { get; }

    public new IReadOnlyList<int> EncodeToIds(string text, bool considerPreTokenization = true, bool considerNormalization = true) =>
        EncodeToIds(text, addSpecialTokens: true, considerPreTokenization, considerNormalization);

    public new IReadOnlyList<int> EncodeToIds(ReadOnlySpan<char> text, bool considerPreTokenization = true, bool considerNormalization = true) =>
        EncodeToIds(text, addSpecialTokens: true, considerPreTokenization, considerNormalization);

    public IReadOnlyList<int> EncodeToIds(string text, bool addSpecialTokens, bool considerPreTokenization = true,
        bool considerNormalization = true)
    {
        IReadOnlyList<int> ids = base.EncodeToIds(text, considerPreTokenization, considerNormalization);
        return addSpecialTokens ? WithEnds(ids) : ids;
    }

    public IReadOnlyList<int> EncodeToIds(ReadOnlySpan<char> text, bool addSpecialTokens, bool considerPreTokenization = true,
        bool considerNormalization = true)
    {
        IReadOnlyList<int> ids = base.EncodeToIds(text, considerPreTokenization, considerNormalization);
        return addSpecialTokens ? WithEnds(ids) : ids;
    }

    public new IReadOnlyList<int> EncodeToIds(string text, int maxTokenCount, out string normalizedText, out int charsConsumed,
        bool considerPreTokenization = true, bool considerNormalization = true) =>
        EncodeToIds(text, maxTokenCount, addSpecialTokens: true, out normalizedText, out charsConsumed, considerPreTokenization,
            considerNormalization);

    public new IReadOnlyList<int> EncodeToIds(ReadOnlySpan<char> text, int maxTokenCount, out string normalizedText, out int charsConsumed,
        bool considerPreTokenization = true, bool considerNormalization = true) =>
        EncodeToIds(text, maxTokenCount, addSpecialTokens: true, out normalizedText, out charsConsumed, considerPreTokenization,
            considerNormalization);

    public IReadOnlyList<int> EncodeToIds(string text, int maxTokenCount, bool addSpecialTokens, out string normalizedText, out int charsConsumed,
        bool considerPreTokenization = true, bool considerNormalization = true)
    {
        if (addSpecialTokens && maxTokenCount <= SentenceTokenCount)
            return OnlySpecialTokens(maxTokenCount, out normalizedText, out charsConsumed);
        IReadOnlyList<int> ids = base.EncodeToIds(text, addSpecialTokens ? maxTokenCount - SentenceTokenCount : maxTokenCount,
            out normalizedText, out charsConsumed, considerPreTokenization, considerNormalization);
        return addSpecialTokens ? WithEnds(ids) : ids;
    }

    public IReadOnlyList<int> EncodeToIds(ReadOnlySpan<char> text, int maxTokenCount, bool addSpecialTokens, out string normalizedText,
        out int charsConsumed, bool considerPreTokenization = true, bool considerNormalization = true)
    {
        if (addSpecialTokens && maxTokenCount <= SentenceTokenCount)
            return OnlySpecialTokens(maxTokenCount, out normalizedText, out charsConsumed);
        IReadOnlyList<int> ids = base.EncodeToIds(text, addSpecialTokens ? maxTokenCount - SentenceTokenCount : maxTokenCount,
            out normalizedText, out charsConsumed, considerPreTokenization, considerNormalization);
        return addSpecialTokens ? WithEnds(ids) : ids;
    }

    private List<int> WithEnds(IReadOnlyList<int> ids)
    {
        var all = new List<int>(ids.Count + SentenceTokenCount) { ClassificationTokenId };
        all.AddRange(ids);
        all.Add(SeparatorTokenId);
        return all;
    }

    /// <summary>What there is room for where no token of the text fits.</summary>
    private int[] OnlySpecialTokens(int maxTokenCount, out string normalizedText, out int charsConsumed)
    {
        normalizedText = null;
        charsConsumed = 0;
        return maxTokenCount < SentenceTokenCount ? [] : [ClassificationTokenId, SeparatorTokenId];
    }

    private static int IdOf(WordPieceVocabulary vocabulary, string token, string option) =>
        token is not null && vocabulary.Ids.TryGetValue(token, out int id)
            ? id
            : throw new KeyNotFoundException($"The vocabulary lacks '{token}', which is the {option}.");
}
