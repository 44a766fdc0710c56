using System.Text.Json;
using Microsoft.ML.Tokenizers;

namespace Bench.Fuzz.Inputs;

internal enum VocabularyFormat
{
    Bpe,
    ByteLevelBpe,
    CodeGen,
    WordPiece,
    Bert,
    Tiktoken,
}

/// <summary>The files of a vocabulary: its tokens, and its merges where the format has them.</summary>
internal sealed record VocabularyFiles(VocabularyFormat Format, byte[] Tokens, byte[] Merges)
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
        VocabularyFormat.CodeGen => CodeGenTokenizer.Create(Stream(Tokens), Stream(Merges)),
        VocabularyFormat.WordPiece => WordPieceTokenizer.Create(Stream(Tokens)),
        VocabularyFormat.Bert => BertTokenizer.Create(Stream(Tokens)),
        _ => TiktokenTokenizer.Create(Stream(Tokens), null, null),
    };

    private Dictionary<string, int> ReadIds() =>
        JsonSerializer.Deserialize<Dictionary<string, int>>(Tokens) ?? throw new JsonException("The vocabulary is null.");

    private static MemoryStream Stream(byte[] bytes) => new(bytes, writable: false);
}
