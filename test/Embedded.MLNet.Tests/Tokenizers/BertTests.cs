using System.Buffers;
using Microsoft.ML.Tokenizers;

namespace Embedded.MLNet.Tests.Tokenizers;

public sealed class BertTests
{
    // Ids:                              0        1        2        3        4         5    6    7    8        9      10     11     12   13
    private const string Small = "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n!\n,\n?\nhello\nhow\nare\nyou\n##s\n[SPECIAL]\n";

    [SkippableTheory]
    // Hugging Face, documentation of BertModel and chapter 2 of the course (both with the uncased vocabulary).
    [InlineData("Hello, my dog is cute", new[] { 101, 7592, 1010, 2026, 3899, 2003, 10140, 102 })]
    [InlineData("I've been waiting for a HuggingFace course my whole life.",
        new[] { 101, 1045, 1005, 2310, 2042, 3403, 2005, 1037, 17662, 12172, 2607, 2026, 2878, 2166, 1012, 102 })]
    [InlineData("I hate this so much!", new[] { 101, 1045, 5223, 2023, 2061, 2172, 999, 102 })]
    [InlineData("Hello world", new[] { 101, 7592, 2088, 102 })]
    // The paper's mask, and one alone.
    [InlineData("The capital of France is [MASK].", new[] { 101, 1996, 3007, 1997, 2605, 2003, 103, 1012, 102 })]
    [InlineData("", new[] { 101, 102 })]
    public void Published_encodings_come_out(string text, int[] ids)
    {
        Assert.Equal(ids, Vocabularies.Bert.EncodeToIds(text));
        Assert.Equal(ids, Vocabularies.Bert.EncodeToIds(text.AsSpan()));
        Assert.Equal(ids[1..^1], Vocabularies.Bert.EncodeToIds(text, addSpecialTokens: false));
        Assert.Equal(ids.Length - 2, Vocabularies.Bert.CountTokens(text));
    }

    [SkippableFact]
    public void The_published_vocabulary_has_its_special_tokens()
    {
        BertTokenizer bert = Vocabularies.Bert;

        Assert.Equal((0, 100, 101, 102, 103), (bert.PaddingTokenId, bert.UnknownTokenId, bert.ClassificationTokenId, bert.SeparatorTokenId, bert.MaskingTokenId));
        Assert.Equal("[CLS] hello, world! [SEP]", bert.Decode(bert.EncodeToIds("Hello,   World!")));
        Assert.Equal("hello, world!", bert.Decode(bert.EncodeToIds("Hello,   World!"), skipSpecialTokens: true));
    }

    [Fact]
    public void Text_is_lowered_and_cut_at_punctuation_and_special_tokens()
    {
        BertTokenizer bert = BertTokenizer.Create(Small.AsStream(), new BertOptions
        {
            SpecialTokens = new Dictionary<string, int> { ["[UNK]"] = 1, ["[CLS]"] = 2, ["[SEP]"] = 3, ["[SPECIAL]"] = 13 },
        });
        EncodedToken[] tokens = [.. bert.EncodeToTokens("Hello, How ARE yous [SPECIAL]?", out string normalized)];

        Assert.Equal("hello, how are yous [special]?", normalized);
        Assert.Equal(
            [(8, "hello", 0..5), (6, ",", 5..6), (9, "how", 7..10), (10, "are", 11..14), (11, "you", 15..18), (12, "##s", 18..19), (13, "[SPECIAL]", 20..29), (7, "?", 29..30)],
            tokens.Select(token => (token.Id, token.Value, token.Offset)));
        int[] ids = [.. bert.EncodeToIds("Hello, How ARE yous [SPECIAL]?")];
        Assert.Equal([2, 8, 6, 9, 10, 11, 12, 13, 7, 3], ids);
        Assert.Equal("[CLS] hello, how are yous [SPECIAL]? [SEP]", bert.Decode(ids));
        Assert.Equal("hello, how are yous?", bert.Decode(ids, skipSpecialTokens: true));
    }

    [Fact]
    public void Case_is_kept_where_asked_and_capitals_are_unknown_then()
    {
        BertTokenizer bert = BertTokenizer.Create(Small.AsStream(), new BertOptions { LowerCaseBeforeTokenization = false });

        Assert.Equal([2, 1, 6, 1, 10, 11, 7, 3], bert.EncodeToIds("Hello, How are you?"));
        Assert.Equal(", are you?", bert.Decode([2, 1, 6, 1, 10, 11, 7, 3], skipSpecialTokens: true));
    }

    [Fact]
    public void Control_characters_and_symbols_go_as_in_ML_NET()
    {
        BertTokenizer bert = BertTokenizer.Create(Small.AsStream());

        Assert.Equal([11, 12], bert.EncodeToIds("you\n\t\u0000s", addSpecialTokens: false));
        Assert.Equal([9, 11], bert.EncodeToIds("how $+\u00A0you", addSpecialTokens: false));
    }

    [Fact]
    public void Chinese_characters_stand_alone_unless_asked_otherwise()
    {
        const string vocabulary = "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n!\n##驷\n##驸\n受\n叟\n叢\n驷\n驸\n";
        EncodedToken[] apart = [.. BertTokenizer.Create(vocabulary.AsStream()).EncodeToTokens("叟驷 叢驸!", out string normalized)];
        EncodedToken[] together = [.. BertTokenizer.Create(vocabulary.AsStream(), new BertOptions { IndividuallyTokenizeCjk = false })
            .EncodeToTokens("叟驷 叢驸!", out _)];

        Assert.Equal(" 叟  驷   叢  驸 !", normalized);
        Assert.Equal([(9, 1..2), (11, 4..5), (10, 8..9), (12, 11..12), (5, 13..14)], apart.Select(token => (token.Id, token.Offset)));
        Assert.Equal([(9, 0..1), (6, 1..2), (10, 3..4), (7, 4..5), (5, 5..6)], together.Select(token => (token.Id, token.Offset)));
    }

    [Fact]
    public void Marks_go_where_asked()
    {
        const string vocabulary = "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\ncafe\ncafe\u0301\n";

        // Written with a combining accent, so that the test does not need ICU to take letters apart.
        Assert.Equal([5], BertTokenizer.Create(vocabulary.AsStream(), new BertOptions { RemoveNonSpacingMarks = true })
            .EncodeToIds("Cafe\u0301", addSpecialTokens: false));
    }

    [Fact]
    public void Pairs_of_sequences_get_their_ends_types_and_masks()
    {
        BertTokenizer bert = BertTokenizer.Create(Small.AsStream());
        int[] one = [8, 7];
        int[] two = [9, 10, 11];

        Assert.Equal([2, 8, 7, 3], bert.BuildInputsWithSpecialTokens(one));
        Assert.Equal([2, 8, 7, 3, 9, 10, 11, 3], bert.BuildInputsWithSpecialTokens(one, two));
        Assert.Equal([0, 0, 0, 0, 1, 1, 1, 1], bert.CreateTokenTypeIdsFromSequences(one, two));
        Assert.Equal([1, 0, 0, 1, 0, 0, 0, 1], bert.GetSpecialTokensMask(one, two));
        Assert.Equal([1, 0, 0, 1], bert.GetSpecialTokensMask([2, 8, 7, 3], alreadyHasSpecialTokens: true));

        Span<int> room = stackalloc int[8];
        Assert.Equal(OperationStatus.Done, bert.BuildInputsWithSpecialTokens(one, room, out int written, two));
        Assert.Equal(8, written);
        Assert.Equal(OperationStatus.DestinationTooSmall, bert.GetSpecialTokensMask(one, room[..7], out written, two));
        Assert.Equal(0, written);
        Assert.Equal(OperationStatus.Done, bert.CreateTokenTypeIdsFromSequences(one, room[..4], out written));
        Assert.Equal(4, written);
        Assert.Throws<ArgumentNullException>(() => bert.BuildInputsWithSpecialTokens(null));
    }

    [Fact]
    public void A_limit_counts_the_ends_too()
    {
        BertTokenizer bert = BertTokenizer.Create(Small.AsStream());

        Assert.Equal([2, 8, 6, 3], bert.EncodeToIds("Hello, how are you", 4, out string normalized, out int consumed));
        Assert.Equal("hello, how are you", normalized);
        Assert.Equal(6, consumed);
        Assert.Equal([2, 3], bert.EncodeToIds("Hello", 2, out _, out consumed));
        Assert.Empty(bert.EncodeToIds("Hello", 1, out _, out consumed));
        Assert.Equal(0, consumed);
        Assert.Equal([8], bert.EncodeToIds("Hello, how are you", 1, addSpecialTokens: false, out _, out _));
    }

    [Fact]
    public void A_vocabulary_without_the_special_tokens_is_refused_by_name()
    {
        Assert.Contains("[MASK]", Assert.Throws<ArgumentException>(() => BertTokenizer.Create("[PAD]\n[UNK]\n[CLS]\n[SEP]\n".AsStream())).Message);
        Assert.Contains("[MASK]", Assert.Throws<KeyNotFoundException>(() =>
            BertTokenizer.Create("[PAD]\n[UNK]\n[CLS]\n[SEP]\n".AsStream(), new BertOptions { SplitOnSpecialTokens = false })).Message);
        Assert.Contains("different", Assert.Throws<ArgumentException>(() => BertTokenizer.Create((Small + "different\n").AsStream(), new BertOptions
        {
            SpecialTokens = new Dictionary<string, int> { ["different"] = 3 },
        })).Message);
    }
}
