using System.Buffers;
using Microsoft.ML.Tokenizers;

namespace Embedded.MLNet.Tests.Tokenizers;

public sealed class NormalizerTests
{
    [Fact]
    public void Case_is_changed_without_regard_to_culture()
    {
        Assert.Equal("how éi", LowerCaseNormalizer.Instance.Normalize("HoW ÉI"));
        Assert.Equal("HOW ÉI", UpperCaseNormalizer.Instance.Normalize("HoW éi".AsSpan()));
        Assert.Equal("", new LowerCaseNormalizer().Normalize(null));
    }

    [Fact]
    public void A_tokenizer_normalizes_unless_told_not_to()
    {
        BpeTokenizer tokenizer = BpeTokenizer.Create("""{"A": 0, "a": 1}""".AsStream(), null, normalizer: UpperCaseNormalizer.Instance);

        Assert.Equal([0, 0], tokenizer.EncodeToIds("aA"));
        Assert.Equal([1, 0], tokenizer.EncodeToIds("aA", considerNormalization: false));
        Assert.Equal(2, tokenizer.EncodeToTokens("aA".AsSpan(), out string normalized).Count);
        Assert.Equal("AA", normalized);
        Assert.Same(UpperCaseNormalizer.Instance, tokenizer.Normalizer);
    }

    [Fact]
    public void A_tokenizer_made_outside_has_all_calls_from_one()
    {
        var letters = new Letters();

        Assert.Equal([97, 98, 99], letters.EncodeToIds("abc"));
        Assert.Equal([97, 98], letters.EncodeToIds("abc", 2, out _, out int consumed));
        Assert.Equal(2, consumed);
        Assert.Equal(3, letters.CountTokens("abc"));
        Assert.Equal(2, letters.GetIndexByTokenCount("abc", 2, out _, out _));
        Assert.Equal(1, letters.GetIndexByTokenCountFromEnd("abc".AsSpan(), 2, out _, out int count));
        Assert.Equal(2, count);
        Assert.Equal("abc", letters.Decode([97, 98, 99]));
        Assert.Null(letters.PreTokenizer);
    }

    /// <summary>Each letter is a token and its code the id.</summary>
    private sealed class Letters : Tokenizer
    {
        public override OperationStatus Decode(IEnumerable<int> ids, Span<char> destination, out int idsConsumed, out int charsWritten)
        {
            string text = string.Concat(ids.Select(id => (char)id));
            idsConsumed = charsWritten = text.TryCopyTo(destination) ? text.Length : 0;
            return charsWritten == text.Length ? OperationStatus.Done : OperationStatus.DestinationTooSmall;
        }

        protected override EncodeResults<EncodedToken> EncodeToTokens(string? text, ReadOnlySpan<char> textSpan, EncodeSettings settings)
        {
            string all = text ?? textSpan.ToString();
            return new()
            {
                Tokens = [.. all.Select((letter, index) => new EncodedToken(letter, letter.ToString(), index..(index + 1)))],
                CharsConsumed = all.Length,
            };
        }
    }
}
