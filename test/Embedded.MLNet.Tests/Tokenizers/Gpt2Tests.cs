using Microsoft.ML.Tokenizers;

namespace Embedded.MLNet.Tests.Tokenizers;

public sealed class Gpt2Tests
{
    [SkippableTheory]
    // Hugging Face, documentation of GPT2Tokenizer and GPT2Model.
    [InlineData("Hello world", new[] { 15496, 995 })]
    [InlineData(" Hello world", new[] { 18435, 995 })]
    [InlineData("Hello, my dog is cute", new[] { 15496, 11, 616, 3290, 318, 13779 })]
    // The pangram of many introductions to GPT-2's tokenizer.
    [InlineData("The quick brown fox jumps over the lazy dog", new[] { 464, 2068, 7586, 21831, 18045, 625, 262, 16931, 3290 })]
    // ML.NET's published ids of CodeGen's vocabulary, whose first 50,257 tokens are GPT-2's.
    [InlineData("Some Greek letters ΣΦΩ αβγδε.",
        new[] { 4366, 8312, 7475, 7377, 96, 138, 99, 138, 102, 26367, 26638, 42063, 138, 112, 30950, 13 })]
    [InlineData("Surrogates: 😀😂😍😘", new[] { 14214, 3828, 689, 25, 30325, 222, 47249, 224, 47249, 235, 47249, 246 })]
    [InlineData("the brown fox jumped over the lazy dog!\r\n", new[] { 1169, 7586, 21831, 11687, 625, 262, 16931, 3290, 0, 201, 198 })]
    [InlineData("", new int[0])]
    public void Published_encodings_come_out_and_go_back(string text, int[] ids)
    {
        Assert.Equal(ids, Vocabularies.Gpt2.EncodeToIds(text));
        Assert.Equal(ids, Vocabularies.Gpt2.EncodeToIds(text.AsSpan()));
        Assert.Equal(ids.Length, Vocabularies.Gpt2.CountTokens(text));
        Assert.Equal(text, Vocabularies.Gpt2.Decode(ids));
        Assert.Equal(ids, Vocabularies.Gpt2.EncodeToTokens(text, out string normalized).Select(token => token.Id));
        Assert.Null(normalized);
    }

    [SkippableFact]
    public void Tokens_have_the_names_of_the_vocabulary_and_cover_the_text()
    {
        EncodedToken[] tokens = [.. Vocabularies.Gpt2.EncodeToTokens("Hi  😀 é!", out _)];

        Assert.Equal(["Hi", "Ġ", "ĠðŁĺ", "Ģ", "ĠÃ©", "!"], tokens.Select(token => token.Value));
        // The emoji's last byte is a token of its own: it has the emoji, and the token before has only the space.
        Assert.Equal([0..2, 2..3, 3..4, 4..6, 6..8, 8..9], tokens.Select(token => token.Offset));
    }

    [SkippableFact]
    public void A_special_token_in_the_text_is_one_token()
    {
        string text = $"Hello world{Vocabularies.EndOfText}Hello";

        Assert.Equal([15496, 995, 50256, 15496], Vocabularies.Gpt2.EncodeToIds(text));
        Assert.Equal(text, Vocabularies.Gpt2.Decode([15496, 995, 50256, 15496]));
        Assert.Equal("Hello worldHello", Vocabularies.Gpt2.Decode([15496, 995, 50256, 15496], considerSpecialTokens: false));
    }

    [SkippableFact]
    public void The_streams_of_the_published_files_can_be_read_as_they_are()
    {
        using Stream tokens = Vocabularies.OpenGpt2Tokens();
        using Stream merges = Vocabularies.OpenGpt2Merges();
        BpeTokenizer tokenizer = BpeTokenizer.Create(tokens, merges);

        Assert.Equal(50257, tokenizer.Vocabulary.Count);
        // Words and other runs are cut apart and blanks go, so only the first word looks as in GPT-2; ids published by ML.NET.
        Assert.Equal([1169, 33282, 12792, 73, 27073, 2502, 1169, 75, 12582, 9703, 0],
            tokenizer.EncodeToIds("the brown fox jumped over the lazy dog!"));
        // What the vocabulary lacks is left out where no unknown token is named.
        Assert.Equal([15496, 11, 88, 6, 439, 0, 2437, 533, 5832, 30], tokenizer.EncodeToIds("Hello, y'all! How are you 😁 ?"));
    }

    [SkippableFact]
    public async Task CodeGen_reads_the_same_files_and_adds_runs_of_blanks()
    {
        using Stream tokens = Vocabularies.OpenGpt2Tokens();
        using Stream merges = Vocabularies.OpenGpt2Merges();
        CodeGenTokenizer tokenizer = await Task.Run(() => CodeGenTokenizer.Create(tokens, merges));

        // ML.NET's published ids.
        Assert.Equal([15496, 2159], tokenizer.EncodeToIds("Hello World"));
        Assert.Equal([18435, 2159], tokenizer.EncodeToIds("Hello World", addPrefixSpace: true, addBeginningOfSentence: false, addEndOfSentence: false));
        EncodedToken[] prefixed = [.. tokenizer.EncodeToTokens(" Hello World", addPrefixSpace: true, false, false, out _)];
        Assert.Equal([50286, 15496, 2159], prefixed.Select(token => token.Id));
        Assert.Equal([0..1, 1..6, 6..12], prefixed.Select(token => token.Offset));
        Assert.Equal([11976, 97, 157, 222, 231, 157, 226, 102, 157, 231, 223, 170, 94, 254, 159, 238, 116, 13],
            tokenizer.EncodeToIds("\u0924\u1009\u1129\u1241\uE860\u3438."));

        int[] ends = [.. tokenizer.EncodeToIds("Hello World", addPrefixSpace: true, addBeginningOfSentence: true, addEndOfSentence: true)];
        Assert.Equal([50256, 18435, 2159, 50256], ends);
        Assert.Equal("Hello World", tokenizer.Decode(ends, hasPrefixSpace: true, considerSpecialTokens: false));
        Assert.Equal("<|endoftext|> Hello World<|endoftext|>", tokenizer.Decode(ends, hasPrefixSpace: false, considerSpecialTokens: true));

        string code = "if (x)\n\t\t\t    return  \"é😀\";\n\n" + new string(' ', 70) + "}";
        Assert.Equal(code, tokenizer.Decode(tokenizer.EncodeToIds(code)));
        Assert.Equal(5, tokenizer.GetIndexByTokenCount("Hello World", 2, true, true, false, out _, out int count));
        Assert.Equal(2, count);
        Assert.Equal(38, tokenizer.SpecialTokens.Count);
    }
}
