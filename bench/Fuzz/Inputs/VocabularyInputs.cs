using Microsoft.ML.Tokenizers;

namespace Bench.Fuzz.Inputs;

/// <summary>Vocabularies of each tokenizer: made into one, which then cuts texts and puts them together again.</summary>
internal sealed class VocabularyInputs : InputKind
{
    private static readonly string[] _texts =
    [
        "hello abc ab", "unwanted, na\u00EFve \u4E2D\u6587!", "", " \t\r\n", "\U0001F600 caf\u00E9 <|endoftext|> [SEP] \uD800", string.Concat(Enumerable.Repeat("abcab hello ", 20)),
    ];

    private readonly List<VocabularyFiles> _small = VocabularySeeds.Small();
    private readonly List<VocabularyFiles> _published = VocabularySeeds.Published();

    protected override FuzzInput Make(Random random)
    {
        bool published = random.Next(250) == 0 && _published.Count > 0;
        List<VocabularyFiles> files = published ? _published : _small;
        VocabularyFiles whole = files[random.Next(files.Count)];
        VocabularyFiles foreign = _small[random.Next(_small.Count)];
        byte[] other = foreign.Tokens.Length > 0 ? foreign.Tokens : foreign.Merges;
        VocabularyFiles changed = whole.Tokens.Length == 0 || (whole.Merges.Length > 0 && random.Next(3) == 0)
            ? whole with { Merges = TextMutation.Apply(whole.Merges, random, other) }
            : whole with { Tokens = TextMutation.Apply(whole.Tokens, random, other) };
        return new FuzzInput(published ? $"published {whole.Format}" : whole.Format.ToString(), [.. changed.Tokens, .. changed.Merges], () => Use(changed));
    }

    private static void Use(VocabularyFiles files)
    {
        Tokenizer tokenizer = files.CreateTokenizer();
        foreach (string text in _texts)
        {
            IReadOnlyList<int> ids = tokenizer.EncodeToIds(text);
            tokenizer.EncodeToTokens(text, out _);
            if (tokenizer.CountTokens(text) != ids.Count)
                throw new InvalidDataException("The tokens counted are not those encoded.");
            tokenizer.GetIndexByTokenCount(text, 3, out _, out _);
            tokenizer.GetIndexByTokenCountFromEnd(text, 3, out _, out _);
            tokenizer.Decode(ids);
        }
        tokenizer.Decode([0, 1, 2, 3, int.MaxValue, -1, 260]);
    }
}
