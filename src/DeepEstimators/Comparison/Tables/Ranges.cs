using System.Globalization;

namespace DeepEstimators;

/// <summary>Numbers in few words: <c>1, 3–5</c>.</summary>
internal static class Ranges
{
    public static string Of(IReadOnlyList<int> ascending)
    {
        var parts = new List<string>();
        for (int start = 0; start < ascending.Count;)
        {
            int end = start;
            while (end + 1 < ascending.Count && ascending[end + 1] == ascending[end] + 1)
                end++;
            string first = Text(ascending[start]), last = Text(ascending[end]);
            parts.Add(end == start ? first : end == start + 1 ? $"{first}, {last}" : $"{first}–{last}");
            start = end + 1;
        }
        return string.Join(", ", parts);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
