namespace Microsoft.ML.Tokenizers;

public partial class CodeGenTokenizer
{
    public int GetIndexByTokenCount(string text, int maxTokenCount, bool addPrefixSpace, bool addBeginningOfSentence, bool addEndOfSentence,
        out string normalizedText, out int tokenCount, bool considerPreTokenization = true, bool considerNormalization = true) =>
        IndexOf(text, EncodeSettings.Of(considerPreTokenization, considerNormalization, maxTokenCount), fromEnd: false, addPrefixSpace,
            Sentence(addBeginningOfSentence, addEndOfSentence), out normalizedText, out tokenCount);

    public int GetIndexByTokenCount(ReadOnlySpan<char> text, int maxTokenCount, bool addPrefixSpace, bool addBeginningOfSentence,
        bool addEndOfSentence, out string normalizedText, out int tokenCount, bool considerPreTokenization = true,
        bool considerNormalization = true) =>
        GetIndexByTokenCount(text.ToString(), maxTokenCount, addPrefixSpace, addBeginningOfSentence, addEndOfSentence, out normalizedText,
            out tokenCount, considerPreTokenization, considerNormalization);

    public int GetIndexByTokenCountFromEnd(string text, int maxTokenCount, bool addPrefixSpace, bool addBeginningOfSentence, bool addEndOfSentence,
        out string normalizedText, out int tokenCount, bool considerPreTokenization = true, bool considerNormalization = true) =>
        IndexOf(text, EncodeSettings.Of(considerPreTokenization, considerNormalization, maxTokenCount), fromEnd: true, addPrefixSpace,
            Sentence(addBeginningOfSentence, addEndOfSentence), out normalizedText, out tokenCount);

    public int GetIndexByTokenCountFromEnd(ReadOnlySpan<char> text, int maxTokenCount, bool addPrefixSpace, bool addBeginningOfSentence,
        bool addEndOfSentence, out string normalizedText, out int tokenCount, bool considerPreTokenization = true,
        bool considerNormalization = true) =>
        GetIndexByTokenCountFromEnd(text.ToString(), maxTokenCount, addPrefixSpace, addBeginningOfSentence, addEndOfSentence, out normalizedText,
            out tokenCount, considerPreTokenization, considerNormalization);

    protected override int GetIndexByTokenCount(string text, ReadOnlySpan<char> textSpan, EncodeSettings settings, bool fromEnd,
        out string normalizedText, out int tokenCount) =>
        IndexOf(text ?? textSpan.ToString(), settings, fromEnd, AddPrefixSpace, Sentence(AddBeginningOfSentence, AddEndOfSentence),
            out normalizedText, out tokenCount);

    private int IndexOf(string text, EncodeSettings settings, bool fromEnd, bool addPrefixSpace, SentenceTokens sentence, out string normalizedText,
        out int tokenCount)
    {
        int index = _encoder.IndexOf(WithPrefix(text, addPrefixSpace), [], settings, fromEnd, out normalizedText, out tokenCount, sentence);
        return addPrefixSpace ? WithoutPrefix(index) : index;
    }
}
