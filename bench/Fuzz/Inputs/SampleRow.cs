using Microsoft.ML.Data;

namespace Bench.Fuzz.Inputs;

/// <summary>The row that the models are trained on and score.</summary>
internal sealed class SampleRow
{
    public bool Label { get; set; }

    public float Target { get; set; }

    public string Category { get; set; } = "";

    public string Text { get; set; } = "";

    public string Picture { get; set; } = "";

    public float Number { get; set; }

    public int Whole { get; set; }

    [KeyType(5)]
    public uint Group { get; set; }

    [VectorType(4)]
    public float[] Features { get; set; } = [];

    [VectorType(48)]
    public float[] Pixels { get; set; } = [];

    [VectorType]
    public string[] Tags { get; set; } = [];

    public static SampleRow[] All(int count)
    {
        string[] words = ["good", "bad", "The", "movie", "was", "na\u00EFve", "42", "and", "very", "long!"];
        var random = new Random(count);
        return
        [
            .. Enumerable.Range(0, count).Select(i =>
            {
                float[] features = [random.NextSingle(), i % 3 == 0 ? 0 : random.NextSingle() - 0.5f, i % 5, i % 7 == 0 ? float.NaN : random.NextSingle()];
                return new SampleRow
                {
                    Label = features[0] > 0.5f,
                    Target = features[0] + (2 * features[1]),
                    Category = words[i % 4],
                    Text = string.Join(' ', Enumerable.Range(0, random.Next(1, 8)).Select(_ => words[random.Next(words.Length)])),
                    Picture = PictureFile.Name,
                    Number = i % 9 == 0 ? float.NaN : i - 5,
                    Whole = i % 6,
                    Group = (uint)(i % 5),
                    Features = features,
                    Pixels = [.. Enumerable.Range(0, 48).Select(_ => (float)random.Next(256))],
                    Tags = [.. Enumerable.Range(0, i % 4).Select(tag => words[tag])],
                };
            }),
        ];
    }
}
