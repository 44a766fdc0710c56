using System.IO.Compression;
using System.Text;

namespace Bench.Fuzz.Inputs;

/// <summary>Small vocabularies, and the published ones where they lie beside the repository.</summary>
internal static class VocabularySeeds
{
    private const string SmallMerges = "#version: 0.2\na b\nab c\n\u0120 a\n\u0120a b\nh e\nl l\nhe ll\nhell o\n";

    public static List<VocabularyFiles> Small()
    {
        string[] tokens = ["<|endoftext|>", "a", "b", "c", "ab", "abc", "\u0120", "\u0120a", "\u0120ab", "h", "e", "l", "o", "he", "ll", "hell", "hello", "!", "\\\"", "</w>", "\u00E9"];
        string json = "{" + string.Join(", ", tokens.Select((token, id) => $"\"{token}\": {id}")) + "}";
        string bytes = string.Concat(Enumerable.Range(0, 256).Select(value => $"{Convert.ToBase64String([(byte)value])} {value}\n"));
        return
        [
            new(VocabularyFormat.Bpe, Utf8(json), Utf8(SmallMerges)),
            new(VocabularyFormat.ByteLevelBpe, Utf8(json), Utf8(SmallMerges)),
            new(VocabularyFormat.Clip, [], Utf8("#version: 0.2\nh e\nl l\nhe ll\nhell o</w>\na b\nab c</w>\n\u00C3 \u00A9</w>\n! !</w>\n")),
            new(VocabularyFormat.CodeGen, Utf8(json), Utf8(SmallMerges)),
            new(VocabularyFormat.WordPiece, Utf8("[UNK]\n[CLS]\n[SEP]\n[PAD]\n[MASK]\nwant\n##ed\n##s\nhello\n!\n\u4E2D\nun\n##want\nnaive\n"), []),
            new(VocabularyFormat.Bert, Utf8("[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\nwant\r\n##ed\nhello\n,\n\u4E2D\nun\n##want\nnaive"), []),
            new(VocabularyFormat.Tiktoken, Utf8(bytes + "aGU= 256\nbGw= 257\naGVsbA== 258\naGVsbG8= 259\nIGE= 260\n"), []),
            new(VocabularyFormat.Tiktoken, Utf8("YQ== 0\nYg== 1\nYWI= 2\n"), []),
        ];
    }

    public static List<VocabularyFiles> Published()
    {
        List<VocabularyFiles> found = [];
        string? data = DataFolder();
        string Path(string name) => System.IO.Path.Combine(data!, name);
        if (data is null || !File.Exists(Path("gpt2-vocab/encoder.json.gz")) || !File.Exists(Path("bert-base-uncased-vocab/vocab.txt.gz")))
            return found;
        byte[] tokens = Unpack(Path("gpt2-vocab/encoder.json.gz"));
        byte[] merges = Unpack(Path("gpt2-vocab/vocab.bpe.gz"));
        found.Add(new VocabularyFiles(VocabularyFormat.ByteLevelBpe, tokens, merges));
        found.Add(new VocabularyFiles(VocabularyFormat.CodeGen, tokens, merges));
        found.Add(new VocabularyFiles(VocabularyFormat.Bert, Unpack(Path("bert-base-uncased-vocab/vocab.txt.gz")), []));
        if (File.Exists(Path("clip-bpe/bpe_simple_vocab_16e6.txt.gz")))
            found.Add(new VocabularyFiles(VocabularyFormat.Clip, [], Unpack(Path("clip-bpe/bpe_simple_vocab_16e6.txt.gz"))));
        return found;
    }

    private static string? DataFolder()
    {
        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "MLNetDeep.sln")))
                return Path.Combine(at.FullName, "..", "shared", "data");
        }
        return null;
    }

    private static byte[] Unpack(string path)
    {
        using var content = new MemoryStream();
        using (var gzip = new GZipStream(File.OpenRead(path), CompressionMode.Decompress))
            gzip.CopyTo(content);
        return content.ToArray();
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
