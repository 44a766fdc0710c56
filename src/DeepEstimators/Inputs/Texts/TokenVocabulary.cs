using System.Runtime.InteropServices;

namespace DeepEstimators.Inputs.Texts;

/// <summary>
/// The tokens that a network knows, most frequent first. 0 is the padding after a text, 1 the token that is not known, and those
/// that are have the numbers from 2.
/// </summary>
/// <param name="Names">The tokens as their tokenization names them.</param>
internal sealed record TokenVocabulary(IReadOnlyList<string> Names)
{
    internal const int Unknown = 1;
    internal const int First = 2;

    /// <summary>The highest number.</summary>
    internal int Count => Names.Count + 1;

    /// <summary>Learns the most frequent tokens of rows that the splitter has read.</summary>
    /// <param name="rows">Texts as the splitter's numbers.</param>
    /// <param name="training">The rows to learn of; null: all.</param>
    /// <param name="splitter">What has read them.</param>
    /// <param name="settings">How many tokens, and how often each occurs at least.</param>
    /// <param name="numbers">The number of each of the splitter's that has one.</param>
    internal static TokenVocabulary Learn(
        TokenStore rows, long[]? training, TextSplitter splitter, TextSettings settings, out Dictionary<int, int> numbers)
    {
        var counts = CountTokens(rows, training);
        var byName = counts.ToDictionary(pair => splitter.NameOf(pair.Key), pair => pair.Value, StringComparer.Ordinal);
        foreach (var (name, count) in byName.ToArray())
        {
            if (count < settings.MinimumCount && splitter.StandInFor(name) is { } standIn && standIn != name)
                CollectionsMarshal.GetValueRefOrAddDefault(byName, standIn, out _) += count;
        }

        // By name where counts are equal, so that the order of the rows does not matter.
        var kept = byName.Where(pair => pair.Value >= settings.MinimumCount)
            .OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal)
            .Take(settings.MaxVocabulary - 1).Select(pair => pair.Key).ToArray();
        var vocabulary = new TokenVocabulary(kept);
        var byKept = vocabulary.Numbers();
        numbers = [];
        foreach (var token in Distinct(rows))
        {
            var name = splitter.NameOf(token);
            if (byKept.TryGetValue(name, out var number)
                || (splitter.StandInFor(name) is { } standIn && byKept.TryGetValue(standIn, out number)))
                numbers.Add(token, number);
        }

        return vocabulary;
    }

    /// <summary>The number of each token.</summary>
    internal Dictionary<string, int> Numbers()
    {
        var numbers = new Dictionary<string, int>(Names.Count, StringComparer.Ordinal);
        for (var i = 0; i < Names.Count; i++)
            numbers.Add(Names[i], First + i);
        return numbers;
    }

    private static Dictionary<int, long> CountTokens(TokenStore rows, long[]? training)
    {
        var counts = new Dictionary<int, long>();
        var lengths = rows.Lengths;
        var wanted = training is null ? null : new HashSet<long>(training);
        var start = 0;
        for (var row = 0; row < lengths.Length; row++)
        {
            if (wanted is null || wanted.Contains(row))
            {
                foreach (var token in rows.Items.Slice(start, lengths[row]))
                    CollectionsMarshal.GetValueRefOrAddDefault(counts, token, out _)++;
            }

            start += lengths[row];
        }

        return counts;
    }

    private static HashSet<int> Distinct(TokenStore rows)
    {
        var tokens = new HashSet<int>();
        foreach (var token in rows.Items)
            tokens.Add(token);
        return tokens;
    }
}
