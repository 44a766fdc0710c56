using Microsoft.ML.Data;

namespace DeepEstimators.Tests.Inputs.Tables;

/// <summary>A row of numbers, some missing, Booleans and categories, and what follows from them.</summary>
internal sealed class MixedRow
{
    public float Age { get; set; }

    public int Hours { get; set; }

    public double Wage { get; set; }

    [VectorType(3)]
    public float[] Sizes { get; set; } = [];

    public bool Married { get; set; }

    public string City { get; set; } = "";

    public float Constant { get; set; } = 7;

    public string OneText { get; set; } = "only";

    public float Empty { get; set; } = float.NaN;

    public bool Label { get; set; }

    public float Target { get; set; }

    public string Class { get; set; } = "";

    internal static readonly string[] Names = [nameof(Age), nameof(Hours), nameof(Wage), nameof(Sizes), nameof(Married), nameof(City)];

    /// <summary>The wage is missing in every fifth row, and that tells something; the city does most.</summary>
    internal static MixedRow[] Make(int count, int seed)
    {
        var random = new Random(seed);
        string[] cities = ["Basel", "Bern", "Genf", "Zug", ""];
        return Enumerable.Range(0, count).Select(id =>
        {
            var row = new MixedRow
            {
                Age = 20 + 50 * random.NextSingle(),
                Hours = random.Next(10, 60),
                Wage = id % 5 == 0 ? double.NaN : 1_000 * random.NextDouble(),
                Sizes = [random.NextSingle(), 3, random.NextSingle()],
                Married = random.Next(2) == 1,
                City = cities[random.Next(cities.Length)],
            };
            var score = (row.City is "Basel" or "" ? 2 : -1) + (row.Married ? 1 : -1) + (double.IsNaN(row.Wage) ? 3 : row.Wage / 500 - 1)
                + (row.Age - 45) / 25;
            row.Label = score > 0;
            row.Target = (float)(100 * score);
            row.Class = score > 1 ? "high" : score > -1 ? "middle" : "low";
            return row;
        }).ToArray();
    }
}
