using System.Text;
using Microsoft.ML.Tokenizers;
using Xunit.Abstractions;

namespace Embedded.MLNet.Tests.Tokenizers;

public sealed class RoundTripTests(ITestOutputHelper output)
{
    private const int PieceLength = 1 << 18;

    [SkippableFact]
    public void Every_text_of_the_data_comes_back_from_its_bytes()
    {
        long characters = 0;
        long tokens = 0;
        BpeTokenizer tokenizer = Vocabularies.Gpt2;
        string[] names = [.. GoldenFiles.DataNames().Where(IsText)];
        Parallel.ForEach(names, name =>
        {
            foreach (string piece in Pieces(name))
            {
                IReadOnlyList<int> ids = tokenizer.EncodeToIds(piece);
                if (tokenizer.Decode(ids) != piece)
                    Assert.Fail($"{name} does not come back: {piece[..Math.Min(200, piece.Length)]}");
                Interlocked.Add(ref characters, piece.Length);
                Interlocked.Add(ref tokens, ids.Count);
            }
        });
        output.WriteLine($"{names.Length} files, {characters} characters, {tokens} tokens");
        Assert.True(names.Length > 100 && characters > 50_000_000 && tokens < characters, $"{names.Length} files, {characters} characters");
    }

    [SkippableTheory]
    [InlineData("gpt2")]
    [InlineData("clip")]
    [InlineData("bert")]
    public void Offsets_lie_in_the_text_in_order_and_counts_agree(string vocabulary)
    {
        Tokenizer tokenizer = vocabulary switch { "gpt2" => Vocabularies.Gpt2, "clip" => Vocabularies.Clip, _ => Vocabularies.Bert };
        int checkedTokens = 0;
        foreach (string line in Lines())
        {
            IReadOnlyList<EncodedToken> tokens = tokenizer.EncodeToTokens(line, out string? normalized);
            string source = normalized ?? line;
            int end = 0;
            foreach (EncodedToken token in tokens)
            {
                Assert.True(token.Offset.Start.Value >= end && token.Offset.End.Value <= source.Length);
                Assert.True(token.Offset.Start.Value <= token.Offset.End.Value);
                end = token.Offset.End.Value;
                if (Covered(vocabulary, token.Value) is { } text)
                    Assert.Equal(text, source[token.Offset]);
                checkedTokens++;
            }
            Assert.Equal(tokens.Count, tokenizer.CountTokens(line));
            Assert.Equal(tokens.Select(token => token.Id), vocabulary == "bert" ? Vocabularies.Bert.EncodeToIds(line, addSpecialTokens: false) : tokenizer.EncodeToIds(line));
        }
        Assert.True(checkedTokens > 50_000, $"{checkedTokens} tokens");
    }

    [SkippableFact]
    public void Threads_share_a_tokenizer()
    {
        BpeTokenizer tokenizer = Vocabularies.Gpt2;
        string[] lines = [.. Lines()];
        int[][] expected = [.. lines.Select(line => tokenizer.EncodeToIds(line).ToArray())];
        Parallel.For(0, 4, new ParallelOptions { MaxDegreeOfParallelism = 4 }, thread =>
        {
            for (int i = 0; i < lines.Length; i++)
            {
                int at = (i + (thread * lines.Length / 4)) % lines.Length;
                Assert.Equal(expected[at], tokenizer.EncodeToIds(lines[at]));
            }
        });
    }

    /// <summary>What a token's name says of the text under it, null where it says nothing.</summary>
    private static string? Covered(string vocabulary, string token) => vocabulary switch
    {
        "bert" => token.StartsWith('[') ? null : token.StartsWith("##", StringComparison.Ordinal) ? token[2..] : token,
        _ => token.StartsWith("<|", StringComparison.Ordinal) || token.Any(character => character is > '~' and not 'Ġ')
            ? null
            : token.Replace('Ġ', ' ').Replace("</w>", string.Empty),
    };

    private static IEnumerable<string> Lines() => new[] { "multi30k/val.de.gz", "multi30k/val.fr.gz", "wikitext2-valid-test/test.txt.gz" }
        .SelectMany(GoldenFiles.ReadDataLines).Where((_, index) => index % 3 == 0);

    private static IEnumerable<string> Pieces(string name)
    {
        using var content = new MemoryStream();
        using (Stream data = GoldenFiles.OpenUnpackedData(name))
            data.CopyTo(content);
        byte[] bytes = content.ToArray();
        if (bytes.AsSpan().Contains((byte)0))
            yield break;
        string text = Decode(bytes);
        for (int start = 0; start < text.Length;)
        {
            int length = Math.Min(PieceLength, text.Length - start);
            if (start + length < text.Length && char.IsHighSurrogate(text[start + length - 1]))
                length--;
            yield return text.Substring(start, length);
            start += length;
        }
    }

    /// <summary>Two of the sets are Latin-1.</summary>
    private static string Decode(byte[] bytes)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(bytes);
        }
    }

    /// <summary>Archives and arrays are told by their names, other files by what they hold.</summary>
    private static bool IsText(string name) => !new[] { ".zip", ".npy.gz", ".bin", ".safetensors", "ubyte.gz" }
        .Any(ending => name.EndsWith(ending, StringComparison.Ordinal));
}
