using System.Buffers;

namespace Microsoft.ML.Tokenizers;

public abstract class Tokenizer
{
    protected Tokenizer()
    {
    }

    public virtual Normalizer Normalizer => null;

    public virtual PreTokenizer PreTokenizer => null;

    protected abstract EncodeResults<EncodedToken> EncodeToTokens(string text, ReadOnlySpan<char> textSpan, EncodeSettings settings);

    protected virtual EncodeResults<int> EncodeToIds(string text, ReadOnlySpan<char> textSpan, EncodeSettings settings)
    {
        CheckMaxTokenCount(settings.MaxTokenCount);
        EncodeResults<EncodedToken> encoded = EncodeToTokens(text, textSpan, settings);
        int count = Math.Min(encoded.Tokens.Count, settings.MaxTokenCount);
        var ids = new List<int>(count);
        for (int i = 0; i < count; i++)
            ids.Add(encoded.Tokens[i].Id);
        return new EncodeResults<int>
        {
            Tokens = ids,
            NormalizedText = encoded.NormalizedText,
            CharsConsumed = count == encoded.Tokens.Count ? encoded.CharsConsumed : encoded.Tokens[count - 1].Offset.End.Value,
        };
    }

    protected virtual int CountTokens(string text, ReadOnlySpan<char> textSpan, EncodeSettings settings) =>
        EncodeToTokens(text, textSpan, settings).Tokens.Count;

    protected virtual int GetIndexByTokenCount(string text, ReadOnlySpan<char> textSpan, EncodeSettings settings, bool fromEnd,
        out string normalizedText, out int tokenCount)
    {
        CheckMaxTokenCount(settings.MaxTokenCount);
        int most = settings.MaxTokenCount;
        settings.MaxTokenCount = int.MaxValue;
        EncodeResults<EncodedToken> encoded = EncodeToTokens(text, textSpan, settings);
        normalizedText = encoded.NormalizedText;
        tokenCount = Math.Min(most, encoded.Tokens.Count);
        if (tokenCount == 0)
            return 0;
        if (fromEnd)
            return tokenCount == encoded.Tokens.Count ? 0 : encoded.Tokens[^tokenCount].Offset.Start.Value;
        return encoded.Tokens[tokenCount - 1].Offset.End.Value;
    }

    public IReadOnlyList<EncodedToken> EncodeToTokens(string text, out string normalizedText, bool considerPreTokenization = true,
        bool considerNormalization = true) =>
        Take(EncodeToTokens(text, [], EncodeSettings.Of(considerPreTokenization, considerNormalization)), out normalizedText, out _);

    public IReadOnlyList<EncodedToken> EncodeToTokens(ReadOnlySpan<char> text, out string normalizedText, bool considerPreTokenization = true,
        bool considerNormalization = true) =>
        Take(EncodeToTokens(null, text, EncodeSettings.Of(considerPreTokenization, considerNormalization)), out normalizedText, out _);

    public IReadOnlyList<int> EncodeToIds(string text, bool considerPreTokenization = true, bool considerNormalization = true) =>
        EncodeToIds(text, [], EncodeSettings.Of(considerPreTokenization, considerNormalization)).Tokens;

    public IReadOnlyList<int> EncodeToIds(ReadOnlySpan<char> text, bool considerPreTokenization = true, bool considerNormalization = true) =>
        EncodeToIds(null, text, EncodeSettings.Of(considerPreTokenization, considerNormalization)).Tokens;

    public IReadOnlyList<int> EncodeToIds(string text, int maxTokenCount, out string normalizedText, out int charsConsumed,
        bool considerPreTokenization = true, bool considerNormalization = true) =>
        Take(EncodeToIds(text, [], EncodeSettings.Of(considerPreTokenization, considerNormalization, maxTokenCount)),
            out normalizedText, out charsConsumed);

    public IReadOnlyList<int> EncodeToIds(ReadOnlySpan<char> text, int maxTokenCount, out string normalizedText, out int charsConsumed,
        bool considerPreTokenization = true, bool considerNormalization = true) =>
        Take(EncodeToIds(null, text, EncodeSettings.Of(considerPreTokenization, considerNormalization, maxTokenCount)),
            out normalizedText, out charsConsumed);

    public int CountTokens(string text, bool considerPreTokenization = true, bool considerNormalization = true) =>
        CountTokens(text, [], EncodeSettings.Of(considerPreTokenization, considerNormalization));

    public int CountTokens(ReadOnlySpan<char> text, bool considerPreTokenization = true, bool considerNormalization = true) =>
        CountTokens(null, text, EncodeSettings.Of(considerPreTokenization, considerNormalization));

    public int GetIndexByTokenCount(string text, int maxTokenCount, out string normalizedText, out int tokenCount,
        bool considerPreTokenization = true, bool considerNormalization = true) =>
        GetIndexByTokenCount(text, [], EncodeSettings.Of(considerPreTokenization, considerNormalization, maxTokenCount), fromEnd: false,
            out normalizedText, out tokenCount);

    public int GetIndexByTokenCount(ReadOnlySpan<char> text, int maxTokenCount, out string normalizedText, out int tokenCount,
        bool considerPreTokenization = true, bool considerNormalization = true) =>
        GetIndexByTokenCount(null, text, EncodeSettings.Of(considerPreTokenization, considerNormalization, maxTokenCount), fromEnd: false,
            out normalizedText, out tokenCount);

    public int GetIndexByTokenCountFromEnd(string text, int maxTokenCount, out string normalizedText, out int tokenCount,
        bool considerPreTokenization = true, bool considerNormalization = true) =>
        GetIndexByTokenCount(text, [], EncodeSettings.Of(considerPreTokenization, considerNormalization, maxTokenCount), fromEnd: true,
            out normalizedText, out tokenCount);

    public int GetIndexByTokenCountFromEnd(ReadOnlySpan<char> text, int maxTokenCount, out string normalizedText, out int tokenCount,
        bool considerPreTokenization = true, bool considerNormalization = true) =>
        GetIndexByTokenCount(null, text, EncodeSettings.Of(considerPreTokenization, considerNormalization, maxTokenCount), fromEnd: true,
            out normalizedText, out tokenCount);

    public virtual string Decode(IEnumerable<int> ids)
    {
        int[] all = [.. ids ?? throw new ArgumentNullException(nameof(ids))];
        for (int capacity = Math.Max(16, 8 * all.Length); ; capacity *= 2)
        {
            char[] buffer = new char[capacity];
            OperationStatus status = Decode(all, buffer, out _, out int charsWritten);
            if (status == OperationStatus.InvalidData)
                return null;
            if (status != OperationStatus.DestinationTooSmall)
                return new string(buffer, 0, charsWritten);
        }
    }

    public abstract OperationStatus Decode(IEnumerable<int> ids, Span<char> destination, out int idsConsumed, out int charsWritten);

    internal static void CheckMaxTokenCount(int maxTokenCount)
    {
        if (maxTokenCount <= 0)
            throw new ArgumentOutOfRangeException(nameof(maxTokenCount), maxTokenCount, "At least one token must be allowed.");
    }

    private static IReadOnlyList<T> Take<T>(EncodeResults<T> results, out string normalizedText, out int charsConsumed)
    {
        normalizedText = results.NormalizedText;
        charsConsumed = results.CharsConsumed;
        return results.Tokens;
    }
}
