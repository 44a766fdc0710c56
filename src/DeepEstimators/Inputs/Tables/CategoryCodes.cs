using DeepEstimators.Networks;

namespace DeepEstimators.Inputs.Tables;

/// <summary>
/// The codes of a category's values: 1, 2, …, and 0 for a missing or unknown one. While a fit learns them, every new value gets the
/// next code; afterwards they are fixed, and safe to look up from many threads.
/// </summary>
internal sealed class CategoryCodes
{
    // What is learned of a column stays small, however many rows there are.
    internal const int MostLearned = 1 << 20;

    private readonly Dictionary<string, int> texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> textLookup;
    private readonly Dictionary<ulong, int> keys = [];
    private readonly bool learns;

    private CategoryCodes(bool learns)
    {
        this.learns = learns;
        textLookup = texts.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Values in the order of their codes; empty where they are keys.</summary>
    internal IEnumerable<string> Texts => texts.OrderBy(pair => pair.Value).Select(pair => pair.Key);

    /// <summary>Key values in the order of their codes; empty where they are texts.</summary>
    internal IEnumerable<ulong> Keys => keys.OrderBy(pair => pair.Value).Select(pair => pair.Key);

    /// <summary>Values that have a code.</summary>
    internal int Count => texts.Count + keys.Count;

    internal static CategoryCodes ToLearn() => new(learns: true);

    /// <exception cref="ArgumentException">A value is there twice, or there are too many.</exception>
    internal static CategoryCodes Of(IEnumerable<string> texts, IEnumerable<ulong> keys)
    {
        var codes = new CategoryCodes(learns: false);
        foreach (var text in texts)
            codes.texts.Add(text, codes.Count + 1);
        foreach (var key in keys)
            codes.keys.Add(key, codes.Count + 1);
        OptionCheck.InRange(codes.Count, 0, RowCategory.LargestCodes - 1, "the number of values of a category");
        return codes;
    }

    /// <summary>The fixed codes of some values, in the order given.</summary>
    internal CategoryCodes Keep(IReadOnlyList<int> kept)
    {
        string[] ofTexts = [.. Texts];
        ulong[] ofKeys = [.. Keys];
        return Of(
            ofTexts.Length > 0 ? kept.Select(code => ofTexts[code - 1]) : [],
            ofKeys.Length > 0 ? kept.Select(code => ofKeys[code - 1]) : []);
    }

    /// <summary>Empty text is missing.</summary>
    internal int CodeOf(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
            return 0;
        if (textLookup.TryGetValue(text, out var code) || !learns || texts.Count >= MostLearned)
            return code;
        texts.Add(text.ToString(), texts.Count + 1);
        return texts.Count;
    }

    /// <summary>Key 0 is missing.</summary>
    internal int CodeOf(ulong key)
    {
        if (key == 0)
            return 0;
        if (keys.TryGetValue(key, out var code) || !learns || keys.Count >= MostLearned)
            return code;
        keys.Add(key, keys.Count + 1);
        return keys.Count;
    }
}
