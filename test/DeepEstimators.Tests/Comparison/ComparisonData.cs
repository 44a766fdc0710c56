using Microsoft.ML;
using Microsoft.ML.Data;

namespace DeepEstimators.Tests.Comparison;

/// <summary>A row of generated data for comparisons.</summary>
internal sealed class ComparisonRow
{
    public int Id { get; set; }

    public bool Label { get; set; }

    public string Class { get; set; } = "";

    public float Target { get; set; }

    [VectorType(2)]
    public float[] Features { get; set; } = [];

    public string Group { get; set; } = "";

    public DateTime Time { get; set; }
}

internal static class ComparisonData
{
    private static readonly DateTime s_start = new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>
    /// Rows of which a third has the label; the first feature tells it apart but for an overlap. Groups of five rows, one row an hour in an
    /// order that is not that of the rows.
    /// </summary>
    public static ComparisonRow[] Rows(int count, int seed = 5)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(id =>
        {
            bool label = id % 3 == 0;
            float x = random.NextSingle() + (label ? 0.6f : 0), y = random.NextSingle();
            return new ComparisonRow
            {
                Id = id,
                Label = label,
                Class = label ? "yes" : y > 0.5 ? "no" : "maybe",
                Target = (3 * x) - y + (0.1f * random.NextSingle()),
                Features = [x, y],
                Group = "group " + (id / 5),
                Time = s_start.AddHours(id * 7 % count),
            };
        })];
    }

    public static IDataView View(MLContext ml, int count, int seed = 5) => ml.Data.LoadFromEnumerable(Rows(count, seed));
}
