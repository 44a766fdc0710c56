using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.ML.Tokenizers;

namespace Bench.MLNet.Tokenize;

/// <summary>The published vocabularies and texts in the shared folder.</summary>
internal sealed partial class VocabularyFiles(SharedFolder folder)
{
    public string ReadText(string name)
    {
        using var reader = new StreamReader(Open(name));
        return reader.ReadToEnd();
    }

    public BpeTokenizer CreateGpt2()
    {
        using Stream vocabulary = Open("gpt2-vocab/encoder.json.gz");
        return BpeTokenizer.Create(new BpeOptions(JsonSerializer.Deserialize<Dictionary<string, int>>(vocabulary)!)
        {
            Merges = ReadText("gpt2-vocab/vocab.bpe.gz").Split('\n'),
            ByteLevel = true,
            PreTokenizer = new RegexPreTokenizer(Gpt2Words(), null),
        });
    }

    public BertTokenizer CreateBert()
    {
        using Stream vocabulary = Open("bert-base-uncased-vocab/vocab.txt.gz");
        return BertTokenizer.Create(vocabulary);
    }

    private GZipStream Open(string name) => new(folder.OpenData(name), CompressionMode.Decompress);

    [GeneratedRegex(@"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+")]
    private static partial Regex Gpt2Words();
}
