using System.Text.RegularExpressions;
using Microsoft.ML.Tokenizers;

namespace Embedded.MLNet.Tests.Tokenizers;

public sealed class PreTokenizerTests
{
    private static readonly Dictionary<string, int> _special = new() { ["<b>"] = 0, ["<b>>"] = 1, ["[x]"] = 2 };

    public static TheoryData<string, PreTokenizer, string, string[]> Cuts => new()
    {
        { "white space", PreTokenizer.CreateWhiteSpace(), "How are\tyou_ doing?!", ["How", "are", "you_", "doing?!"] },
        { "word or non-word", PreTokenizer.CreateWordOrNonWord(), "I_am, 3.5$ !?", ["I_am", ",", "3", ".", "5", "$", "!?"] },
        { "word or punctuation", PreTokenizer.CreateWordOrPunctuation(), "I_am, 3.5$ !?", ["I_am", ",", "3", ".", "5", "!", "?"] },
        { "Roberta", RobertaPreTokenizer.Instance, "It's  3 o'clock...\n\n now", ["It", "'s", " ", " 3", " o", "'", "clock", "...", "\n\n", " now"] },
        { "special tokens", PreTokenizer.CreateWordOrPunctuation(_special), "a<b>[x]b [x]", ["a", "<b>", "[x]", "b", "[x]"] },
        { "the special token named first", PreTokenizer.CreateWhiteSpace(_special), "<b>>", ["<b>", ">"] },
        { "nothing", PreTokenizer.CreateWhiteSpace(), "", [] },
        { "matches of nothing", new RegexPreTokenizer(new Regex("a*"), null), "baab", ["aa"] },
        {
            "two in a row",
            new CompositePreTokenizer([new RegexPreTokenizer(new Regex(@"\d{1,3}"), null), new RegexPreTokenizer(new Regex(@"\w+"), null)]),
            "ab12345, c", ["ab", "123", "45", ", ", "c"]
        },
        {
            "special tokens, then two in a row",
            new CompositePreTokenizer([new RegexPreTokenizer(new Regex(@"\d"), null), PreTokenizer.CreateWhiteSpace()], _special),
            "1[x]2 b<b>", ["1", "[x]", "2", " ", "b", "<b>"]
        },
    };

    [Theory]
    [MemberData(nameof(Cuts))]
    public void Texts_are_cut(string name, PreTokenizer preTokenizer, string text, string[] pieces)
    {
        Assert.NotEmpty(name);
        Assert.Equal(pieces, preTokenizer.PreTokenize(text).Select(piece => text.Substring(piece.Item1, piece.Item2)));
        Assert.Equal(pieces, preTokenizer.PreTokenize(text.AsSpan()).Select(piece => text.Substring(piece.Item1, piece.Item2)));
        Assert.Empty(preTokenizer.PreTokenize(null));
    }

    [Fact]
    public void One_made_outside_is_asked()
    {
        BpeTokenizer tokenizer = BpeTokenizer.Create("""{"a": 0, "b": 1, "ab": 2}""".AsStream(), "a b".AsStream(), preTokenizer: new Halves());

        Assert.Equal([0, 1], tokenizer.EncodeToIds("ab"));
        Assert.Equal([2], tokenizer.EncodeToIds("ab", considerPreTokenization: false));
    }

    [Fact]
    public void Arguments_are_checked()
    {
        Assert.Throws<ArgumentNullException>(() => new RegexPreTokenizer(null!, null));
        Assert.Throws<ArgumentNullException>(() => new CompositePreTokenizer(null!));
        Assert.Throws<ArgumentException>(() => new CompositePreTokenizer([null!]));
        Assert.Throws<ArgumentException>(() => new CompositePreTokenizer([.. Enumerable.Repeat(PreTokenizer.CreateWhiteSpace(), 11)]));
    }

    private sealed class Halves : PreTokenizer
    {
        public override IEnumerable<(int, int)> PreTokenize(string text) => PreTokenize(text.AsSpan());

        public override IEnumerable<(int, int)> PreTokenize(ReadOnlySpan<char> text) => [(0, text.Length / 2), (text.Length / 2, text.Length - (text.Length / 2))];
    }
}
