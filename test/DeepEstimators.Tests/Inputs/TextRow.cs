using Microsoft.ML;

namespace DeepEstimators.Tests.Inputs;

internal sealed class TextRow
{
    public bool Label { get; set; }

    public float Number { get; set; }

    public string? Text { get; set; }

    /// <summary>Texts of one to seven words; true where "good" is among them. The number is how often "very" stands there.</summary>
    internal static TextRow[] Make(int rows, int seed)
    {
        string[] words = ["the", "film", "was", "very", "long", "and", "I", "saw", "it"];
        var random = new Random(seed);
        return Enumerable.Range(0, rows).Select(row =>
        {
            var text = Enumerable.Range(0, random.Next(1, 7)).Select(_ => words[random.Next(words.Length)]).ToList();
            var isGood = row % 2 == 0;
            text.Insert(random.Next(text.Count + 1), isGood ? "good" : "bad");
            return new TextRow { Label = isGood, Number = text.Count(word => word == "very"), Text = string.Join(' ', text) };
        }).ToArray();
    }

    internal static IDataView Load(MLContext ml, int rows = 200, int seed = 1) => ml.Data.LoadFromEnumerable(Make(rows, seed));
}
