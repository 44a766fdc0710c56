using Microsoft.ML.Tokenizers;

namespace Embedded.MLNet.Tests.Tokenizers;

/// <summary>What a limit on tokens gives, held against the tokens of the whole text.</summary>
public sealed class LimitTests
{
    private const string Text = "The naïve café — 😀😀 costs 3½ $, doesn't it?\n\n  漢字 and\ttabs: \u0301 end ";

    [SkippableFact]
    public void GPT2_takes_the_tokens_that_fit_and_cuts_no_character() => Check(Vocabularies.Gpt2, Text, lossless: true);

    [SkippableFact]
    public void BERT_takes_the_words_that_fit() => Check(Vocabularies.Bert, Text, lossless: false);

    private static void Check(Tokenizer tokenizer, string text, bool lossless)
    {
        EncodedToken[] all = [.. tokenizer.EncodeToTokens(text, out string? normalized)];
        string source = normalized ?? text;
        Assert.True(all.Length > 15);
        for (int most = 1; most <= all.Length + 1; most++)
        {
            IReadOnlyList<int> ids = tokenizer.EncodeToIds(text, most, out _, out int consumed);
            Assert.True(ids.Count <= most);
            Assert.Equal(all[..ids.Count].Select(token => token.Id), ids);
            Assert.Equal(consumed, tokenizer.GetIndexByTokenCount(text, most, out _, out int count));
            Assert.Equal(ids.Count, count);

            int start = tokenizer.GetIndexByTokenCountFromEnd(text, most, out _, out int last);
            Assert.True(last <= most);
            if (lossless)
            {
                Assert.True(most - ids.Count < 4 || most > all.Length, "a character has at most four bytes");
                Assert.Equal(source[..consumed], tokenizer.Decode(ids));
                Assert.Equal(source[start..], tokenizer.Decode([.. all[^last..].Select(token => token.Id)]));
            }
        }
        Assert.Equal(all.Length, tokenizer.EncodeToIds(text, all.Length, out _, out _).Count);
        Assert.Throws<ArgumentOutOfRangeException>(() => tokenizer.GetIndexByTokenCount(text, 0, out _, out _));
        Assert.Throws<ArgumentOutOfRangeException>(() => tokenizer.GetIndexByTokenCountFromEnd(text, -1, out _, out _));
    }
}
