namespace Microsoft.ML.Tokenizers;

public sealed class BpeOptions
{
    public BpeOptions(IEnumerable<KeyValuePair<string, int>> vocabulary)
    {
        Vocabulary = vocabulary ?? throw new ArgumentNullException(nameof(vocabulary));
    }

    public BpeOptions(string vocabFile, string mergesFile = null)
    {
        ArgumentNullException.ThrowIfNull(vocabFile);
        using Stream vocabulary = File.OpenRead(vocabFile);
        Vocabulary = BpeReader.ReadVocabulary(vocabulary);
        if (mergesFile is not null)
        {
            using Stream merges = File.OpenRead(mergesFile);
            Merges = [.. BpeReader.ReadMerges(merges).Select(pair => $"{pair.Left} {pair.Right}")];
        }
    }

    public IEnumerable<KeyValuePair<string, int>> Vocabulary { get; }

    public IEnumerable<string> Merges { get; set; }

    public IReadOnlyDictionary<string, int> SpecialTokens { get; set; }

    public Normalizer Normalizer { get; set; }

    public PreTokenizer PreTokenizer { get; set; }

    public string UnknownToken { get; set; }

    public bool FuseUnknownTokens { get; set; }

    public string ContinuingSubwordPrefix { get; set; }

    public string EndOfWordSuffix { get; set; }

    public bool ByteLevel { get; set; }

    public string BeginningOfSentenceToken { get; set; }

    public string EndOfSentenceToken { get; set; }
}
