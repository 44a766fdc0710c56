namespace Microsoft.ML.Tokenizers;

public sealed class Phi2Tokenizer : CodeGenTokenizer
{
    private Phi2Tokenizer(Stream vocabStream, Stream mergesStream, bool addPrefixSpace, bool addBeginOfSentence, bool addEndOfSentence)
        : base(vocabStream, mergesStream, addPrefixSpace, addBeginOfSentence, addEndOfSentence)
    {
    }

    public static new Phi2Tokenizer Create(Stream vocabStream, Stream mergesStream, bool addPrefixSpace = false, bool addBeginOfSentence = false,
        bool addEndOfSentence = false) =>
        new(vocabStream, mergesStream, addPrefixSpace, addBeginOfSentence, addEndOfSentence);
}
