using System.Buffers;
using Microsoft.ML.Tokenizers;

namespace Embedded.MLNet.Tests.Tokenizers;

/// <summary>The vocabulary and the text of the examples in BERT's own repository and ML.NET's documentation.</summary>
public sealed class WordPieceTests
{
    private const string Vocabulary = "[UNK]\n[CLS]\n[SEP]\nwant\n##want\n##ed\nwa\nun\nrunn\n##ing\n";
    private const string Text = "unwanted running";

    private readonly WordPieceTokenizer _tokenizer = WordPieceTokenizer.Create(Vocabulary.AsStream());

    [Fact]
    public void Options_have_the_defaults_of_BERT()
    {
        Assert.Equal(("[UNK]", 0, "##", 100), (_tokenizer.UnknownToken, _tokenizer.UnknownTokenId, _tokenizer.ContinuingSubwordPrefix, _tokenizer.MaxInputCharsPerWord));
        Assert.Null(_tokenizer.Normalizer);
        Assert.Null(_tokenizer.SpecialTokens);
        Assert.NotNull(_tokenizer.PreTokenizer);
    }

    [Fact]
    public async Task Words_fall_into_the_longest_pieces()
    {
        WordPieceTokenizer tokenizer = await WordPieceTokenizer.CreateAsync(Vocabulary.AsStream());

        Assert.Equal(
            [(7, "un", 0..2), (4, "##want", 2..6), (5, "##ed", 6..8), (8, "runn", 9..13), (9, "##ing", 13..16)],
            tokenizer.EncodeToTokens(Text, out _).Select(token => (token.Id, token.Value, token.Offset)));
        Assert.Equal([7, 4, 5, 8, 9], tokenizer.EncodeToIds(Text));
        Assert.Equal(5, tokenizer.CountTokens(Text));
        Assert.Equal(Text, tokenizer.Decode([7, 4, 5, 8, 9]));
    }

    [Fact]
    public void A_word_that_does_not_fall_into_pieces_is_unknown()
    {
        Assert.Equal([(0, 0..9), (8, 10..14), (9, 14..17)],
            _tokenizer.EncodeToTokens("unwantedX running", out _).Select(token => (token.Id, token.Offset)));
        Assert.Equal([0], _tokenizer.EncodeToIds(new string('u', 101)));
        Assert.Empty(_tokenizer.EncodeToIds(""));
        Assert.Empty(_tokenizer.EncodeToIds((string?)null));
    }

    [Fact]
    public void Special_tokens_need_no_blanks_around_them()
    {
        WordPieceTokenizer tokenizer = WordPieceTokenizer.Create(Vocabulary.AsStream(), new WordPieceOptions
        {
            SpecialTokens = new Dictionary<string, int> { ["[UNK]"] = 0, ["[CLS]"] = 1, ["[SEP]"] = 2 },
        });

        Assert.Equal([0, 7, 4, 5, 2, 1, 8, 9, 1], tokenizer.EncodeToIds("[UNK] unwanted [SEP][CLS] running [CLS]"));
        Assert.Equal("[UNK] unwanted [SEP] [CLS] running [CLS]", tokenizer.Decode([0, 7, 4, 5, 2, 1, 8, 9, 1]));
        Assert.Equal("unwanted running", tokenizer.Decode([0, 7, 4, 5, 2, 1, 8, 9, 1], skipSpecialTokens: true));
    }

    [Fact]
    public void A_limit_takes_whole_words()
    {
        int[] all = [7, 4, 5, 8, 9];
        (int Most, int Count, int Index, int CountFromEnd, int IndexFromEnd)[] expected =
            [(1, 0, 0, 0, 16), (2, 0, 0, 2, 9), (3, 3, 8, 2, 8), (4, 3, 9, 2, 8), (5, 5, 16, 5, 0)];
        foreach ((int most, int count, int index, int countFromEnd, int indexFromEnd) in expected)
        {
            Assert.Equal(all[..count], _tokenizer.EncodeToIds(Text, most, out _, out _));
            Assert.Equal(index, _tokenizer.GetIndexByTokenCount(Text, most, out _, out int taken));
            Assert.Equal(count, taken);
            Assert.Equal(indexFromEnd, _tokenizer.GetIndexByTokenCountFromEnd(Text, most, out _, out taken));
            Assert.Equal(countFromEnd, taken);
        }
        Assert.Throws<ArgumentOutOfRangeException>(() => _tokenizer.EncodeToIds(Text, 0, out _, out _));
    }

    [Fact]
    public void Decoding_stops_where_the_room_ends()
    {
        Span<char> room = stackalloc char[Text.Length];
        Assert.Equal(OperationStatus.Done, _tokenizer.Decode([7, 4, 5, 8, 9], room, out int ids, out int chars));
        Assert.Equal((5, 16), (ids, chars));
        Assert.Equal(Text, room.ToString());
        Assert.Equal(OperationStatus.DestinationTooSmall, _tokenizer.Decode([7, 4, 5, 8, 9], room[..12], out ids, out chars));
        Assert.Equal((3, 8), (ids, chars));
        Assert.Equal(OperationStatus.InvalidData, _tokenizer.Decode([7, 99], room, out ids, out chars));
        Assert.Equal((1, 2), (ids, chars));
    }

    [Fact]
    public void A_faulty_vocabulary_is_refused()
    {
        Assert.Contains("'want'", Assert.Throws<ArgumentException>(() => WordPieceTokenizer.Create("[UNK]\nwant\nwant\n".AsStream())).Message);
        Assert.Contains("[UNK]", Assert.Throws<ArgumentException>(() => WordPieceTokenizer.Create("want\n".AsStream())).Message);
        Assert.Throws<ArgumentException>(() => WordPieceTokenizer.Create(Vocabulary.AsStream(), new WordPieceOptions { MaxInputCharsPerWord = 0 }));
        Assert.Throws<ArgumentNullException>(() => WordPieceTokenizer.Create((Stream)null!));
        Assert.Throws<ArgumentNullException>(() => WordPieceTokenizer.Create(""));
        Assert.Throws<FileNotFoundException>(() => WordPieceTokenizer.Create("no-such-vocabulary.txt"));
    }
}
