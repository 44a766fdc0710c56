using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.ML.Tokenizers;

namespace Embedded.MLNet.Tests.Tokenizers;

/// <summary>Tokenizers of the published vocabularies; a test that asks for one is skipped where its file is not there.</summary>
internal static partial class Vocabularies
{
    public const string EndOfText = "<|endoftext|>";
    private const string StartOfText = "<|startoftext|>";
    private const int ClipSize = 49408;

    private static readonly Lazy<BpeTokenizer> _gpt2 = new(CreateGpt2);
    private static readonly Lazy<BpeTokenizer> _clip = new(CreateClip);
    private static readonly Lazy<BertTokenizer> _bert = new(() => CreateBert(null));

    public static BpeTokenizer Gpt2 => _gpt2.Value;

    public static BpeTokenizer Clip => _clip.Value;

    public static BertTokenizer Bert => _bert.Value;

    public static PreTokenizer Gpt2Words { get; } = new RegexPreTokenizer(Gpt2Regex(), new Dictionary<string, int> { [EndOfText] = 50256 });

    public static Stream OpenGpt2Tokens() => GoldenFiles.OpenUnpackedData("gpt2-vocab/encoder.json.gz");

    public static Stream OpenGpt2Merges() => GoldenFiles.OpenUnpackedData("gpt2-vocab/vocab.bpe.gz");

    public static BertTokenizer CreateBert(BertOptions? options)
    {
        using Stream vocabulary = GoldenFiles.OpenUnpackedData("bert-base-uncased-vocab/vocab.txt.gz");
        return BertTokenizer.Create(vocabulary, options);
    }

    public static Stream AsStream(this string text) => new MemoryStream(Encoding.UTF8.GetBytes(text));

    private static BpeTokenizer CreateGpt2()
    {
        using Stream tokens = OpenGpt2Tokens();
        using Stream merges = OpenGpt2Merges();
        return BpeTokenizer.Create(new BpeOptions(JsonSerializer.Deserialize<Dictionary<string, int>>(tokens)!)
        {
            Merges = new StreamReader(merges).ReadToEnd().Split('\n'),
            ByteLevel = true,
            PreTokenizer = Gpt2Words,
            SpecialTokens = new Dictionary<string, int> { [EndOfText] = 50256 },
        });
    }

    /// <summary>
    /// CLIP's file has merges alone: its vocabulary is the byte characters in GPT-2's order, the same at the end of a word, what the
    /// first 48,894 merges give, and two tokens for the ends of a text.
    /// </summary>
    private static BpeTokenizer CreateClip()
    {
        string[] merges = GoldenFiles.ReadDataLines("clip-bpe/bpe_simple_vocab_16e6.txt.gz")[1..(ClipSize - 512 - 2 + 1)];
        IEnumerable<int> printing = Range('!', '~').Concat(Range('\u00A1', '\u00AC')).Concat(Range('\u00AE', '\u00FF'));
        string[] bytes = [.. printing.Concat(Enumerable.Range(0x100, 68)).Select(code => ((char)code).ToString())];
        string[] tokens = [.. bytes, .. bytes.Select(token => token + "</w>"), .. merges.Select(merge => merge.Replace(" ", string.Empty)),
            StartOfText, EndOfText];
        return BpeTokenizer.Create(new BpeOptions(tokens.Select(KeyValuePair.Create<string, int>))
        {
            Merges = merges,
            ByteLevel = true,
            EndOfWordSuffix = "</w>",
            Normalizer = LowerCaseNormalizer.Instance,
            PreTokenizer = new RegexPreTokenizer(ClipRegex(), null),
            BeginningOfSentenceToken = StartOfText,
            EndOfSentenceToken = EndOfText,
        });
    }

    private static IEnumerable<int> Range(char first, char last) => Enumerable.Range(first, last - first + 1);

    [GeneratedRegex(@"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+")]
    private static partial Regex Gpt2Regex();

    [GeneratedRegex(@"'s|'t|'re|'ve|'m|'ll|'d|[\p{L}]+|[\p{N}]|[^\s\p{L}\p{N}]+", RegexOptions.IgnoreCase)]
    private static partial Regex ClipRegex();
}
