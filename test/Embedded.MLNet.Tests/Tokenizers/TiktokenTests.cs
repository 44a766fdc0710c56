using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.ML.Tokenizers;

namespace Embedded.MLNet.Tests.Tokenizers;

public sealed class TiktokenTests
{
    private static readonly RegexPreTokenizer _words = new(new Regex(@" ?\S+|\s+"), new Dictionary<string, int> { ["<|end|>"] = 300 });

    [SkippableFact]
    public async Task The_vocabulary_of_GPT2_written_as_ranks_gives_the_same_ids()
    {
        using Stream vocabulary = AsRanks(Vocabularies.Gpt2.Vocabulary.Where(token => token.Key != Vocabularies.EndOfText)).AsStream();
        TiktokenTokenizer tokenizer = await TiktokenTokenizer.CreateAsync(vocabulary, Vocabularies.Gpt2Words, null,
            new Dictionary<string, int> { [Vocabularies.EndOfText] = 50256 });

        // OpenAI's tiktoken, README, of the encoding that has GPT-2's tokens.
        Assert.Equal([15496, 995], tokenizer.EncodeToIds("Hello world"));
        string[] lines = GoldenFiles.ReadDataLines("wikitext2-valid-test/valid.txt.gz");
        foreach (string line in lines.Where((_, index) => index % 10 == 0).Append($"naïve 😀😀{Vocabularies.EndOfText} 漢字 \u0301"))
        {
            IReadOnlyList<int> ids = tokenizer.EncodeToIds(line);
            Assert.Equal(Vocabularies.Gpt2.EncodeToIds(line), ids);
            Assert.Equal(line, tokenizer.Decode(ids));
        }
    }

    [Fact]
    public void Tokens_show_the_characters_that_they_touch()
    {
        TiktokenTokenizer tokenizer = Small(" h", "he", "llo", "ll", " ", "é");

        Assert.Equal(["he", "llo", " h", "é", "😀", "😀", "😀", "😀"], tokenizer.EncodeToTokens("hello hé😀", out _).Select(token => token.Value));
        Assert.Equal([0..2, 2..5, 5..7, 7..8, 8..10, 8..10, 8..10, 8..10], tokenizer.EncodeToTokens("hello hé😀", out _).Select(token => token.Offset));
        Assert.Equal([300], tokenizer.EncodeToIds("<|end|>"));
        Assert.Equal("hé😀<|end|>", tokenizer.Decode(tokenizer.EncodeToIds("hé😀<|end|>")));
        Assert.Equal(OperationStatus.InvalidData, tokenizer.Decode([9999], new char[4], out _, out _));
    }

    [Fact]
    public void A_limit_cuts_no_character()
    {
        TiktokenTokenizer tokenizer = Small();

        Assert.Equal([97], tokenizer.EncodeToIds("a😀b", 4, out _, out int consumed));
        Assert.Equal(1, consumed);
        Assert.Equal(5, tokenizer.EncodeToIds("a😀b", 5, out _, out consumed).Count);
        Assert.Equal(3, consumed);
        Assert.Equal(3, tokenizer.GetIndexByTokenCountFromEnd("a😀b", 4, out _, out int count));
        Assert.Equal(1, count);
        Assert.Equal(1, tokenizer.GetIndexByTokenCountFromEnd("a😀b", 5, out _, out count));
        Assert.Equal(5, count);
    }

    [Theory]
    [InlineData("YQ== 0\nYQ== 1\n", "Line 2|line 2")]
    [InlineData("YQ== 0\nYg== 0\n", "line 2")]
    [InlineData("YQ==\n", "Line 1")]
    [InlineData("YQ== -1\n", "Line 1")]
    [InlineData("YQ== 99999999999\n", "Line 1")]
    [InlineData("Y*== 1\n", "line 1")]
    [InlineData("YQ== 0\nYg== ", "Line 2")]
    public void A_faulty_line_is_named(string vocabulary, string place)
    {
        string message = Assert.Throws<FormatException>(() => TiktokenTokenizer.Create(vocabulary.AsStream(), null, null)).Message;
        Assert.Contains(place.Split('|'), named => message.Contains(named));
    }

    [Fact]
    public void Arguments_are_checked()
    {
        Assert.Throws<ArgumentNullException>(() => TiktokenTokenizer.Create((Stream)null!, null, null));
        Assert.Throws<ArgumentOutOfRangeException>(() => TiktokenTokenizer.Create("YQ== 0\n".AsStream(), null, null, cacheSize: 0));
        TiktokenTokenizer onlyA = TiktokenTokenizer.Create("YQ== 0\n".AsStream(), null, null);
        Assert.Equal([0, 0], onlyA.EncodeToIds("aa"));
        Assert.Contains("98", Assert.Throws<InvalidOperationException>(() => onlyA.EncodeToIds("ab")).Message);
    }

    /// <summary>All bytes, then some tokens.</summary>
    private static TiktokenTokenizer Small(params string[] tokens)
    {
        IEnumerable<byte[]> all = Enumerable.Range(0, 256).Select(value => new[] { (byte)value })
            .Concat(tokens.Select(Encoding.UTF8.GetBytes).Where(token => token.Length > 1));
        return TiktokenTokenizer.Create(string.Concat(all.Select((token, rank) => $"{Convert.ToBase64String(token)} {rank}\n")).AsStream(), _words, null,
            new Dictionary<string, int> { ["<|end|>"] = 300 });
    }

    private static string AsRanks(IEnumerable<KeyValuePair<string, int>> vocabulary)
    {
        var bytes = new byte[0x144];
        int substitute = 0x100;
        for (int value = 0; value < 256; value++)
            bytes[value is (>= '!' and <= '~') or (>= 0xA1 and <= 0xAC) or >= 0xAE ? value : substitute++] = (byte)value;
        return string.Concat(vocabulary.Select(token => $"{Convert.ToBase64String([.. token.Key.Select(character => bytes[character])])} {token.Value}\n"));
    }
}
