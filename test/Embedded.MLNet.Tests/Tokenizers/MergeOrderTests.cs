using Microsoft.ML.Tokenizers;

namespace Embedded.MLNet.Tests.Tokenizers;

/// <summary>The heap of pairs against the algorithm as the paper has it: look for the pair of lowest rank, merge it, look again.</summary>
public sealed class MergeOrderTests
{
    private const string Letters = "abc";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Random_merges_of_random_words_end_alike(int seed)
    {
        var random = new Random(seed);
        List<string> tokens = [.. Letters.Select(letter => letter.ToString())];
        List<(string Left, string Right)> merges = [];
        while (merges.Count < 200)
        {
            (string left, string right) = (tokens[random.Next(tokens.Count)], tokens[random.Next(tokens.Count)]);
            if (left.Length + right.Length <= 9 && !merges.Contains((left, right)))
            {
                merges.Add((left, right));
                if (!tokens.Contains(left + right))
                    tokens.Add(left + right);
            }
        }
        BpeTokenizer tokenizer = BpeTokenizer.Create(new BpeOptions(tokens.Select(KeyValuePair.Create<string, int>))
        {
            Merges = merges.Select(merge => $"{merge.Left} {merge.Right}"),
        });

        Dictionary<(string Left, string Right), int> ranks = merges.Select(KeyValuePair.Create<(string, string), int>).ToDictionary();
        int merged = 0;
        for (int i = 0; i < 1000; i++)
        {
            string word = string.Concat(random.GetItems<char>(Letters, random.Next(1, 60)));
            string[] expected = Naive(word, ranks);
            Assert.Equal(expected, tokenizer.EncodeToTokens(word, out _).Select(token => token.Value));
            merged += word.Length - expected.Length;
        }
        Assert.True(merged > 10_000, $"only {merged} merges were tested");
    }

    [Fact]
    public void A_word_of_a_million_characters_takes_no_more_than_seconds()
    {
        BpeTokenizer tokenizer = BpeTokenizer.Create(new BpeOptions(new Dictionary<string, int> { ["a"] = 0, ["aa"] = 1, ["aaaa"] = 2 })
        {
            Merges = ["a a", "aa aa"],
        });

        Assert.Equal(250_001, tokenizer.CountTokens(new string('a', 1_000_001)));
    }

    private static string[] Naive(string word, Dictionary<(string Left, string Right), int> ranks)
    {
        List<string> symbols = [.. word.Select(letter => letter.ToString())];
        while (true)
        {
            (int Rank, int At) best = (int.MaxValue, 0);
            for (int i = 0; i + 1 < symbols.Count; i++)
            {
                if (ranks.TryGetValue((symbols[i], symbols[i + 1]), out int rank) && rank < best.Rank)
                    best = (rank, i);
            }
            if (best.Rank == int.MaxValue)
                return [.. symbols];
            symbols[best.At] += symbols[best.At + 1];
            symbols.RemoveAt(best.At + 1);
        }
    }
}
