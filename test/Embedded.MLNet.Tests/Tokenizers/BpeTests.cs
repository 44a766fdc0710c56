using System.Buffers;
using Microsoft.ML.Tokenizers;

namespace Embedded.MLNet.Tests.Tokenizers;

public sealed class BpeTests
{
    private const string Vocabulary = """
        {"[UNK]": 0, "H": 1, "e": 2, "l": 3, "o": 4, "!": 5, "He": 6, "lo": 7, "llo": 8, "w": 9, "r": 10, "d": 11, "wo": 12, "rl": 13, "rld": 14, ",": 15}
        """;

    private const string Merges = "#version: 0.2\nH e\nl o\nl lo\nw o\nr l\nrl d\n";

    [Fact]
    public void Pairs_are_merged_in_the_order_of_the_merges()
    {
        BpeTokenizer tokenizer = Create();

        Assert.Equal(
            [(6, "He", 0..2), (8, "llo", 2..5), (15, ",", 5..6), (12, "wo", 7..9), (14, "rld", 9..12), (5, "!", 12..13)],
            tokenizer.EncodeToTokens("Hello, world!", out _).Select(token => (token.Id, token.Value, token.Offset)));
        Assert.Equal("Hello,world!", tokenizer.Decode([6, 8, 15, 12, 14, 5]));
        Assert.Empty(tokenizer.EncodeToIds("   "));
    }

    [Theory]
    [InlineData("xyl", false, new[] { 0, 0, 3 }, "[UNK][UNK]l", "l")]
    [InlineData("xyl", true, new[] { 0, 3 }, "[UNK]l", "l")]
    [InlineData("l😀o", true, new[] { 3, 0, 4 }, "l[UNK]o", "lo")]
    [InlineData("l😀😀o", false, new[] { 3, 0, 0, 4 }, "l[UNK][UNK]o", "lo")]
    public void What_the_vocabulary_lacks_is_the_unknown_token(string text, bool fuse, int[] ids, string decoded, string withoutSpecial)
    {
        BpeTokenizer tokenizer = Create(unknownToken: "[UNK]", fuseUnknownTokens: fuse);

        Assert.Equal(ids, tokenizer.EncodeToIds(text));
        Assert.Equal(text.Length, tokenizer.EncodeToTokens(text, out _)[^1].Offset.End.Value);
        Assert.Equal(decoded, tokenizer.Decode(ids));
        Assert.Equal(withoutSpecial, tokenizer.Decode(ids, considerSpecialTokens: false));
    }

    [Fact]
    public void Subwords_that_continue_and_words_that_end_carry_their_marks()
    {
        var vocabulary = new Dictionary<string, int>();
        foreach (string token in new[] { "g", "##o", "##o</w>", "go</w>", "##g", "##go</w>", "##og", "##g</w>", "!</w>", "a</w>" })
            vocabulary.Add(token, vocabulary.Count);
        BpeTokenizer tokenizer = BpeTokenizer.Create(new BpeOptions(vocabulary)
        {
            Merges = ["g ##o</w>", "##g ##o</w>"],
            ContinuingSubwordPrefix = "##",
            EndOfWordSuffix = "</w>",
        });

        Assert.Equal(["go</w>", "g", "##o", "##go</w>", "a</w>", "!</w>"],
            tokenizer.EncodeToTokens("go gogo a!", out _).Select(token => token.Value));
        Assert.Equal("go gogo a !", tokenizer.Decode(tokenizer.EncodeToIds("go gogo a!")));

        char[] room = new char["go gogo a !".Length];
        Assert.Equal(OperationStatus.Done, tokenizer.Decode(tokenizer.EncodeToIds("go gogo a!"), room, out int ids, out int chars));
        Assert.Equal((6, room.Length, "go gogo a !"), (ids, chars, new string(room)));
        Assert.Equal(OperationStatus.DestinationTooSmall, tokenizer.Decode(tokenizer.EncodeToIds("go gogo a!"), room.AsSpan(0, 5), out ids, out chars));
        Assert.Equal((3, 5), (ids, chars));
    }

    [Fact]
    public void Bytes_make_every_text_possible_without_a_vocabulary_of_its_letters()
    {
        BpeTokenizer tokenizer = SmallBytes();

        Assert.Equal("Ġ é😀\0\r\n\u00AD~", tokenizer.Decode(tokenizer.EncodeToIds("Ġ é😀\0\r\n\u00AD~")));
        Assert.Equal(["Ã", "©", "Ġð", "Ł", "ĺ", "Ģ"], tokenizer.EncodeToTokens("é 😀", out _).Select(token => token.Value));
        Assert.Equal([0..0, 0..1, 1..2, 2..2, 2..2, 2..4], tokenizer.EncodeToTokens("é 😀", out _).Select(token => token.Offset));
    }

    [Fact]
    public void Bytes_are_decoded_as_far_as_characters_are_whole_and_fit()
    {
        BpeTokenizer tokenizer = SmallBytes();
        int[] ids = [.. tokenizer.EncodeToIds("aé 😀b")];
        char[] room = new char[6];

        Assert.Equal(OperationStatus.Done, tokenizer.Decode(ids, room, out int consumed, out int written));
        Assert.Equal((ids.Length, 6, "aé 😀b"), (consumed, written, new string(room)));
        Assert.Equal(OperationStatus.DestinationTooSmall, tokenizer.Decode(ids, room.AsSpan(0, 4), out consumed, out written));
        Assert.Equal((3, 2, "aé"), (consumed, written, new string(room, 0, written)));
        Assert.Equal(OperationStatus.Done, tokenizer.Decode(ids[..2], room, out consumed, out written));
        Assert.Equal((1, 1), (consumed, written));
        Assert.Equal(OperationStatus.InvalidData, tokenizer.Decode([ids[0], -1], room, out consumed, out written));
        Assert.Equal((1, 1), (consumed, written));
        Assert.Equal("a\uFFFD", tokenizer.Decode(ids[..2]));
        Assert.Throws<ArgumentNullException>(() => tokenizer.Decode(null!));
    }

    [Fact]
    public async Task All_ways_to_create_one_give_the_same()
    {
        string vocabularyFile = Path.GetTempFileName();
        string mergesFile = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(vocabularyFile, Vocabulary);
            await File.WriteAllTextAsync(mergesFile, Merges);
            BpeTokenizer[] tokenizers =
            [
                BpeTokenizer.Create(vocabularyFile, mergesFile),
                BpeTokenizer.Create(Vocabulary.AsStream(), Merges.AsStream()),
                await BpeTokenizer.CreateAsync(Vocabulary.AsStream(), Merges.AsStream()),
                BpeTokenizer.Create(new BpeOptions(vocabularyFile, mergesFile)),
            ];

            Assert.All(tokenizers, tokenizer => Assert.Equal([6, 8, 15, 12, 14, 5], tokenizer.EncodeToIds("Hello, world!")));
            Assert.All(tokenizers, tokenizer => Assert.Equal(16, tokenizer.Vocabulary.Count));
        }
        finally
        {
            File.Delete(vocabularyFile);
            File.Delete(mergesFile);
        }
    }

    [Fact]
    public void The_ends_of_a_sentence_are_counted_and_placed()
    {
        BpeTokenizer tokenizer = BpeTokenizer.Create(new BpeOptions(new Dictionary<string, int> { ["<s>"] = 0, ["</s>"] = 1, ["a"] = 2, ["b"] = 3 })
        {
            BeginningOfSentenceToken = "<s>",
            EndOfSentenceToken = "</s>",
        });

        Assert.Equal([0, 2, 3, 1], tokenizer.EncodeToIds("ab"));
        Assert.Equal([0..0, 0..1, 1..2, 2..2], tokenizer.EncodeToTokens("ab", out _).Select(token => token.Offset));
        Assert.Equal(4, tokenizer.CountTokens("ab"));
        Assert.Equal([0, 2], tokenizer.EncodeToIds("ab", 2, out _, out int consumed));
        Assert.Equal(1, consumed);
        Assert.Equal(1, tokenizer.GetIndexByTokenCountFromEnd("ab", 2, out _, out int count));
        Assert.Equal(2, count);
        Assert.Empty(tokenizer.EncodeToIds(""));
        Assert.Contains("<t>", Assert.Throws<InvalidOperationException>(() => BpeTokenizer.Create(new BpeOptions(tokenizer.Vocabulary)
        {
            BeginningOfSentenceToken = "<t>",
        })).Message);
    }

    [Fact]
    public void Equal_tokens_are_equal()
    {
        Assert.True(new EncodedToken(1, "a", 0..1).Equals(new EncodedToken(1, "a", 0..1)));
        Assert.False(new EncodedToken(1, "a", 0..1).Equals(new EncodedToken(1, "a", 0..2)));
        Assert.Equal(int.MaxValue, new EncodeSettings().MaxTokenCount);
    }

    private static BpeTokenizer Create(string? unknownToken = null, bool fuseUnknownTokens = false) => BpeTokenizer.Create(
        Vocabulary.AsStream(), Merges.AsStream(), preTokenizer: PreTokenizer.CreateWordOrNonWord(), unknownToken: unknownToken,
        fuseUnknownTokens: fuseUnknownTokens);

    /// <summary>The 256 byte characters and one merge, of a space and an emoji's first byte.</summary>
    private static BpeTokenizer SmallBytes()
    {
        string printing = string.Concat(Enumerable.Range('!', 94).Concat(Enumerable.Range(0xA1, 12)).Concat(Enumerable.Range(0xAE, 82))
            .Concat(Enumerable.Range(0x100, 68)).Select(code => (char)code));
        return BpeTokenizer.Create(new BpeOptions(printing.Select(character => character.ToString()).Append("Ġð").Select(KeyValuePair.Create<string, int>))
        {
            Merges = ["Ġ ð"],
            ByteLevel = true,
            PreTokenizer = Vocabularies.Gpt2Words,
        });
    }
}
