using DeepEstimators.Inputs.Texts;

namespace DeepEstimators.Tests.Inputs.Texts;

public class WordEnumeratorTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("  \t\n ", "")]
    [InlineData("win cash now", "win|cash|now")]
    [InlineData("don't 'quote' it’s O'", "don't|'|quote|'|it’s|O|'")]
    [InlineData("£1.50, call 0871-872!!", "£|1|.|50|,|call|0871|-|872|!|!")]
    [InlineData("50p 2nite", "50p|2nite")]
    [InlineData("naïve ЖУК", "naïve|ЖУК")]
    [InlineData("東京です", "東|京|で|す")]
    [InlineData("ok😀👍", "ok|😀|👍")]
    [InlineData("e\u0301te\u0301", "e\u0301te\u0301")]
    public void A_text_is_cut_into_words_and_signs(string text, string words) => Assert.Equal(words, string.Join('|', Words(text)));

    [Fact]
    public void Half_a_surrogate_pair_is_no_word() => Assert.Equal(["a", "b"], Words("a\ud83db\udc00"));

    private static List<string> Words(string text)
    {
        var words = new List<string>();
        foreach (var word in new WordEnumerator(text))
            words.Add(word.ToString());
        return words;
    }
}
