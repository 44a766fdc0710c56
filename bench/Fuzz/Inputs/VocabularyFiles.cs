using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.ML.Tokenizers;

namespace Bench.Fuzz.Inputs;

internal enum VocabularyFormat
{
    Bpe,
    ByteLevelBpe,
    Clip,
    CodeGen,
    WordPiece,
    Bert,
    Tiktoken,
}

/// <summary>The files of a vocabulary: its tokens, and its merges where the format has them.</summary>
internal sealed partial record VocabularyFiles(VocabularyFormat Format, byte[] Tokens, byte[] Merges)
{
    public int Length => Tokens.Length + Merges.Length;

    public Tokenizer CreateTokenizer() => Format switch
    {
        VocabularyFormat.Bpe => BpeTokenizer.Create(Stream(Tokens), Stream(Merges), unknownToken: "!", endOfWordSuffix: "</w>"),
        VocabularyFormat.ByteLevelBpe => BpeTokenizer.Create(new BpeOptions(ReadIds())
        {
            Merges = new StreamReader(Stream(Merges)).ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries),
            ByteLevel = true,
        }),
        VocabularyFormat.Clip => CreateClip(),
        VocabularyFormat.CodeGen => CodeGenTokenizer.Create(Stream(Tokens), Stream(Merges)),
        VocabularyFormat.WordPiece => WordPieceTokenizer.Create(Stream(Tokens)),
        VocabularyFormat.Bert => BertTokenizer.Create(Stream(Tokens)),
        _ => TiktokenTokenizer.Create(Stream(Tokens), null, null),
    };

    // Its file has merges alone: the vocabulary is the characters of bytes, the same at the end of a word, what the merges give, and the ends of a text.
    private BpeTokenizer CreateClip()
    {
        const string Suffix = "</w>";
        string[] merges = new StreamReader(Stream(Merges)).ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).ToArray();
        string[] bytes = [.. Enumerable.Range('!', 94).Concat(Enumerable.Range(0xA1, 12)).Concat(Enumerable.Range(0xAE, 82 + 68)).Select(code => ((char)code).ToString())];
        string[] tokens = [.. bytes, .. bytes.Select(token => token + Suffix), .. merges.Select(merge => merge.Replace(" ", "", StringComparison.Ordinal)), "<start>", "<end>"];
        return BpeTokenizer.Create(new BpeOptions(tokens.Distinct().Select(KeyValuePair.Create<string, int>))
        {
            Merges = merges,
            ByteLevel = true,
            EndOfWordSuffix = Suffix,
            Normalizer = LowerCaseNormalizer.Instance,
            PreTokenizer = new RegexPreTokenizer(Words(), null),
            BeginningOfSentenceToken = "<start>",
            EndOfSentenceToken = "<end>",
        });
    }

    private Dictionary<string, int> ReadIds() =>
        JsonSerializer.Deserialize<Dictionary<string, int>>(Tokens) ?? throw new JsonException("The vocabulary is null.");

    [GeneratedRegex(@"\p{L}+|\p{N}|[^\s\p{L}\p{N}]+")]
    private static partial Regex Words();

    private static MemoryStream Stream(byte[] bytes) => new(bytes, writable: false);
}
