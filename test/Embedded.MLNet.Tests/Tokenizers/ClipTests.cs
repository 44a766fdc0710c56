namespace Embedded.MLNet.Tests.Tokenizers;

public sealed class ClipTests
{
    [SkippableTheory]
    // The texts of OpenAI CLIP's README and those of its documentation at Hugging Face.
    [InlineData("a diagram", new[] { 49406, 320, 22697, 49407 })]
    [InlineData("a dog", new[] { 49406, 320, 1929, 49407 })]
    [InlineData("a cat", new[] { 49406, 320, 2368, 49407 })]
    [InlineData("A Photo of a CAT", new[] { 49406, 320, 1125, 539, 320, 2368, 49407 })]
    [InlineData("a photo of a dog", new[] { 49406, 320, 1125, 539, 320, 1929, 49407 })]
    public void Published_encodings_come_out(string text, int[] ids)
    {
        Assert.Equal(ids, Vocabularies.Clip.EncodeToIds(text));
        Assert.Equal(ids.Length, Vocabularies.Clip.CountTokens(text));
        Assert.Equal(text.ToLowerInvariant().Replace(" ", string.Empty), Vocabularies.Clip.Decode(ids[1..^1]));
    }

    [SkippableFact]
    public void Tokens_end_words_and_the_text_has_its_ends()
    {
        var tokens = Vocabularies.Clip.EncodeToTokens("Tokenizers", out string normalized).ToArray();

        Assert.Equal("tokenizers", normalized);
        Assert.Equal("<|startoftext|>", tokens[0].Value);
        Assert.Equal(0..0, tokens[0].Offset);
        Assert.Equal("<|endoftext|>", tokens[^1].Value);
        Assert.Equal(10..10, tokens[^1].Offset);
        Assert.Equal("tokenizers</w>", string.Concat(tokens[1..^1].Select(token => token.Value)));
        Assert.Equal(49408, Vocabularies.Clip.Vocabulary.Count);
    }
}
