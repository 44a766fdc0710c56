namespace Microsoft.ML.Tokenizers;

/// <summary>The way from a text to tokens that all tokenizers share: normalize, cut into words, encode each word.</summary>
internal sealed class TextEncoder(Normalizer normalizer, PreTokenizer preTokenizer, WordEncoder words)
{
    // A list for the words of a text is kept by each thread, unless a text was so long that the list is a burden.
    private const int MostKept = 1 << 16;

    [ThreadStatic]
    private static List<(int Offset, int Length)> _spare;

    public EncodeResults<EncodedToken> Tokens(string text, ReadOnlySpan<char> textSpan, EncodeSettings settings, SentenceTokens sentence = default)
    {
        var tokens = new List<EncodedToken>(LikelyCount(text, textSpan, settings));
        Walk(text, textSpan, settings, sentence, null, tokens, out string normalized, out int consumed);
        return new EncodeResults<EncodedToken> { Tokens = tokens, NormalizedText = normalized, CharsConsumed = consumed };
    }

    public EncodeResults<int> Ids(string text, ReadOnlySpan<char> textSpan, EncodeSettings settings, SentenceTokens sentence = default)
    {
        var ids = new List<int>(LikelyCount(text, textSpan, settings));
        Walk(text, textSpan, settings, sentence, ids, null, out string normalized, out int consumed);
        return new EncodeResults<int> { Tokens = ids, NormalizedText = normalized, CharsConsumed = consumed };
    }

    public int Count(string text, ReadOnlySpan<char> textSpan, EncodeSettings settings, SentenceTokens sentence = default) =>
        Walk(text, textSpan, settings, sentence, null, null, out _, out _);

    public int IndexOf(string text, ReadOnlySpan<char> textSpan, EncodeSettings settings, bool fromEnd, out string normalizedText,
        out int tokenCount, SentenceTokens sentence = default)
    {
        int index;
        if (fromEnd)
            tokenCount = WalkBack(text, textSpan, settings, sentence, out normalizedText, out index);
        else
            tokenCount = Walk(text, textSpan, settings, sentence, null, null, out normalizedText, out index);
        return index;
    }

    /// <summary>Takes as many tokens as are allowed, and says where in the text they end.</summary>
    private int Walk(string text, ReadOnlySpan<char> textSpan, EncodeSettings settings, SentenceTokens sentence, List<int> ids,
        List<EncodedToken> tokens, out string normalizedText, out int consumed)
    {
        Tokenizer.CheckMaxTokenCount(settings.MaxTokenCount);
        consumed = 0;
        List<(int Offset, int Length)> pieces = Prepare(text, textSpan, settings, out normalizedText, out ReadOnlySpan<char> source);
        int most = settings.MaxTokenCount;
        int count = source.IsEmpty ? 0 : AddSentenceToken(sentence.Begin, 0, ids, tokens);
        bool complete = true;
        foreach ((int offset, int length) in pieces)
        {
            if (count >= most)
            {
                complete = false;
                break;
            }
            ReadOnlySpan<char> word = source.Slice(offset, length);
            EncodedWord encoded = words.Encode(word);
            int taken = encoded.Count <= most - count ? encoded.Count : FirstThatFit(encoded, most - count);
            ids?.AddRange(encoded.Ids[..taken]);
            if (tokens is not null)
                AddTokens(encoded, taken, word, offset, tokens);
            count += taken;
            if (taken < encoded.Count)
            {
                complete = false;
                consumed = offset + (taken == 0 ? 0 : encoded.End(taken - 1));
                break;
            }
            consumed = offset + length;
        }
        GiveBack(pieces);
        if (complete && words.KeepsWordsWhole)
            consumed = source.Length;
        if (!source.IsEmpty && count < most)
            count += AddSentenceToken(sentence.End, source.Length, ids, tokens);
        return count;
    }

    /// <summary>Takes as many tokens from the end as are allowed, and says where in the text they begin.</summary>
    private int WalkBack(string text, ReadOnlySpan<char> textSpan, EncodeSettings settings, SentenceTokens sentence, out string normalizedText,
        out int index)
    {
        Tokenizer.CheckMaxTokenCount(settings.MaxTokenCount);
        List<(int Offset, int Length)> pieces = Prepare(text, textSpan, settings, out normalizedText, out ReadOnlySpan<char> source);
        int most = settings.MaxTokenCount;
        int count = source.IsEmpty ? 0 : AddSentenceToken(sentence.End, 0, null, null);
        index = source.Length;
        bool complete = true;
        for (int i = pieces.Count - 1; i >= 0 && complete; i--)
        {
            (int offset, int length) = pieces[i];
            EncodedWord encoded = words.Encode(source.Slice(offset, length));
            int left = encoded.Count <= most - count ? 0 : FirstOfLastThatFit(encoded, most - count);
            count += encoded.Count - left;
            complete = left == 0 && (count < most || i == 0);
            index = offset + (left == 0 ? 0 : left == encoded.Count ? length : encoded.Start(left));
        }
        GiveBack(pieces);
        if (complete)
        {
            index = 0;
            if (!source.IsEmpty && count < most)
                count += AddSentenceToken(sentence.Begin, 0, null, null);
        }
        return count;
    }

    private List<(int Offset, int Length)> Prepare(string text, ReadOnlySpan<char> textSpan, EncodeSettings settings, out string normalizedText,
        out ReadOnlySpan<char> source)
    {
        source = text is null ? textSpan : text;
        normalizedText = null;
        List<(int Offset, int Length)> pieces = _spare ?? [];
        _spare = null;
        pieces.Clear();
        if (source.IsEmpty)
            return pieces;
        if (settings.ConsiderNormalization && normalizer is not null)
        {
            normalizedText = text is null ? normalizer.Normalize(textSpan) : normalizer.Normalize(text);
            source = normalizedText;
        }
        if (settings.ConsiderPreTokenization && preTokenizer is not null)
            preTokenizer.AddPieces(source, 0, pieces);
        else if (!source.IsEmpty)
            pieces.Add((0, source.Length));
        return pieces;
    }

    private static void GiveBack(List<(int Offset, int Length)> pieces)
    {
        if (pieces.Capacity <= MostKept)
            _spare = pieces;
    }

    private void AddTokens(EncodedWord encoded, int taken, ReadOnlySpan<char> word, int offset, List<EncodedToken> tokens)
    {
        for (int i = 0; i < taken; i++)
        {
            Range range = (offset + encoded.Start(i))..(offset + encoded.End(i));
            tokens.Add(new EncodedToken(encoded.Ids[i], words.ValueOf(encoded.Ids[i], word[encoded.Start(i)..encoded.End(i)]), range));
        }
    }

    /// <summary>Room for the tokens of most texts, of which a token has four characters or a little more.</summary>
    private static int LikelyCount(string text, ReadOnlySpan<char> textSpan, EncodeSettings settings) =>
        Math.Clamp(((text?.Length ?? textSpan.Length) / 4) + 4, 0, Math.Max(0, settings.MaxTokenCount));

    private static int AddSentenceToken(EncodedToken? token, int at, List<int> ids, List<EncodedToken> tokens)
    {
        if (token is not { } present)
            return 0;
        ids?.Add(present.Id);
        tokens?.Add(new EncodedToken(present.Id, present.Value, at..at));
        return 1;
    }

    /// <summary>How many of a word's first tokens can be taken so that no character is cut.</summary>
    private int FirstThatFit(EncodedWord encoded, int room)
    {
        int taken = words.KeepsWordsWhole ? 0 : room;
        while (taken > 0 && !encoded.EndsWhole(taken - 1))
            taken--;
        return taken;
    }

    /// <summary>The first of a word's last tokens that can be taken so that no character is cut.</summary>
    private int FirstOfLastThatFit(EncodedWord encoded, int room)
    {
        int left = words.KeepsWordsWhole ? encoded.Count : encoded.Count - room;
        while (left < encoded.Count && !encoded.EndsWhole(left - 1))
            left++;
        return left;
    }
}
