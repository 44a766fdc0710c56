namespace Microsoft.ML.Tokenizers;

public sealed partial class BertTokenizer
{
    public static BertTokenizer Create(string vocabFilePath, BertOptions options = null)
    {
        using Stream file = OpenVocabulary(vocabFilePath);
        return Create(file, options);
    }

    public static BertTokenizer Create(Stream vocabStream, BertOptions options = null) =>
        Create(WordPieceVocabulary.Read(vocabStream), options);

    public static async Task<BertTokenizer> CreateAsync(string vocabFilePath, BertOptions options = null,
        CancellationToken cancellationToken = default)
    {
        using Stream file = OpenVocabulary(vocabFilePath);
        return await CreateAsync(file, options, cancellationToken).ConfigureAwait(false);
    }

    public static async Task<BertTokenizer> CreateAsync(Stream vocabStream, BertOptions options = null,
        CancellationToken cancellationToken = default) =>
        Create(await WordPieceVocabulary.ReadAsync(vocabStream, cancellationToken).ConfigureAwait(false), options);

    /// <summary>Fills in what the options leave open; the options given are written to, as callers of ML.NET see it.</summary>
    private static BertTokenizer Create(WordPieceVocabulary vocabulary, BertOptions options)
    {
        options ??= new BertOptions();
        if (options.ApplyBasicTokenization)
        {
            options.Normalizer ??= new BertNormalizer(options.LowerCaseBeforeTokenization, options.IndividuallyTokenizeCjk,
                options.RemoveNonSpacingMarks);
        }
        Dictionary<string, int> toFind = options.SplitOnSpecialTokens ? SpecialTokensToFind(vocabulary, options) : null;
        options.PreTokenizer ??= options.ApplyBasicTokenization ? PreTokenizer.CreateWordOrPunctuation(toFind) : PreTokenizer.CreateWhiteSpace();
        return new BertTokenizer(vocabulary, options);
    }

    /// <summary>The special tokens as they look once the text is normalized, which the vocabulary is made to know too.</summary>
    private static Dictionary<string, int> SpecialTokensToFind(WordPieceVocabulary vocabulary, BertOptions options)
    {
        bool lowerCase = options.ApplyBasicTokenization && options.LowerCaseBeforeTokenization;
        options.SpecialTokens ??= new[]
        {
            options.UnknownToken, options.SeparatorToken, options.PaddingToken, options.ClassificationToken, options.MaskingToken,
        }.Distinct().ToDictionary(token => token ?? throw new ArgumentException("A special token is null."), token => IdOf(vocabulary, token));
        var toFind = new Dictionary<string, int>();
        foreach ((string token, int id) in options.SpecialTokens)
        {
            int inVocabulary = IdOf(vocabulary, token);
            if (inVocabulary != id)
                throw new ArgumentException($"The special token '{token}' has the id {inVocabulary} in the vocabulary, not {id}.");
            string found = lowerCase ? token.ToLowerInvariant() : token;
            vocabulary.Ids[found] = id;
            toFind[found] = id;
        }
        return toFind;
    }

    private static int IdOf(WordPieceVocabulary vocabulary, string token) => vocabulary.Ids.TryGetValue(token, out int id)
        ? id
        : throw new ArgumentException($"The special token '{token}' is not in the vocabulary.");
}
