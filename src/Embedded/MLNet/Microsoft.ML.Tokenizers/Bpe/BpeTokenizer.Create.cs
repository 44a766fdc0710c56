namespace Microsoft.ML.Tokenizers;

public sealed partial class BpeTokenizer
{
    public static BpeTokenizer Create(string vocabFile, string mergesFile) =>
        Create(vocabFile, mergesFile, preTokenizer: PreTokenizer.CreateWordOrNonWord());

    public static BpeTokenizer Create(string vocabFile, string mergesFile, PreTokenizer preTokenizer = null, Normalizer normalizer = null,
        IReadOnlyDictionary<string, int> specialTokens = null, string unknownToken = null, string continuingSubwordPrefix = null,
        string endOfWordSuffix = null, bool fuseUnknownTokens = false)
    {
        ArgumentNullException.ThrowIfNull(vocabFile);
        using Stream vocabulary = File.OpenRead(vocabFile);
        using Stream merges = mergesFile is null ? null : File.OpenRead(mergesFile);
        return Create(vocabulary, merges, preTokenizer, normalizer, specialTokens, unknownToken, continuingSubwordPrefix, endOfWordSuffix,
            fuseUnknownTokens);
    }

    public static BpeTokenizer Create(Stream vocabStream, Stream mergesStream) =>
        Create(vocabStream, mergesStream, preTokenizer: PreTokenizer.CreateWordOrNonWord());

    public static BpeTokenizer Create(Stream vocabStream, Stream mergesStream, PreTokenizer preTokenizer = null, Normalizer normalizer = null,
        IReadOnlyDictionary<string, int> specialTokens = null, string unknownToken = null, string continuingSubwordPrefix = null,
        string endOfWordSuffix = null, bool fuseUnknownTokens = false)
    {
        ArgumentNullException.ThrowIfNull(vocabStream);
        Dictionary<string, int> vocabulary = BpeReader.ReadVocabulary(vocabStream);
        return new BpeTokenizer(vocabulary, BpeReader.ReadMerges(mergesStream), Options(vocabulary, preTokenizer, normalizer, specialTokens,
            unknownToken, continuingSubwordPrefix, endOfWordSuffix, fuseUnknownTokens));
    }

    public static async Task<BpeTokenizer> CreateAsync(Stream vocabStream, Stream mergesStream, PreTokenizer preTokenizer = null,
        Normalizer normalizer = null, IReadOnlyDictionary<string, int> specialTokens = null, string unknownToken = null,
        string continuingSubwordPrefix = null, string endOfWordSuffix = null, bool fuseUnknownTokens = false)
    {
        ArgumentNullException.ThrowIfNull(vocabStream);
        Dictionary<string, int> vocabulary = await BpeReader.ReadVocabularyAsync(vocabStream).ConfigureAwait(false);
        List<(string, string)> merges = await BpeReader.ReadMergesAsync(mergesStream).ConfigureAwait(false);
        return new BpeTokenizer(vocabulary, merges, Options(vocabulary, preTokenizer, normalizer, specialTokens, unknownToken,
            continuingSubwordPrefix, endOfWordSuffix, fuseUnknownTokens));
    }

    public static BpeTokenizer Create(BpeOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var vocabulary = new Dictionary<string, int>(options.Vocabulary, StringComparer.Ordinal);
        if (vocabulary.Count == 0)
            throw new InvalidOperationException("The vocabulary is empty.");
        return new BpeTokenizer(vocabulary, BpeReader.ParseMerges(options.Merges), options);
    }

    private static BpeOptions Options(Dictionary<string, int> vocabulary, PreTokenizer preTokenizer, Normalizer normalizer,
        IReadOnlyDictionary<string, int> specialTokens, string unknownToken, string continuingSubwordPrefix, string endOfWordSuffix,
        bool fuseUnknownTokens) => new(vocabulary)
        {
            PreTokenizer = preTokenizer,
            Normalizer = normalizer,
            SpecialTokens = specialTokens,
            UnknownToken = unknownToken,
            ContinuingSubwordPrefix = continuingSubwordPrefix,
            EndOfWordSuffix = endOfWordSuffix,
            FuseUnknownTokens = fuseUnknownTokens,
        };
}
