using Microsoft.ML.Data;

namespace DeepEstimators.Tests;

/// <summary>A row of a small table that can be learned: four numbers and what follows from them.</summary>
internal sealed class Row
{
    public int Id { get; set; }

    [VectorType(4)]
    public float[] Features { get; set; } = [];

    public bool Flag { get; set; }

    public string Class { get; set; } = "";

    public float Target { get; set; }

    public float Weight { get; set; } = 1;

    public double Scalar { get; set; }

    public string Text { get; set; } = "";
}

internal static class Rows
{
    internal static Row[] Make(int count, int seed)
    {
        var random = new Random(seed);
        return Enumerable.Range(0, count).Select(id =>
        {
            var x = Enumerable.Range(0, 4).Select(_ => (float)(random.NextDouble() * 2 - 1)).ToArray();
            return new Row
            {
                Id = id,
                Features = x,
                Flag = x[0] + x[1] > 0,
                Class = x[0] > 0.3 ? "red" : x[1] > 0 ? "green" : "blue",
                Target = 100 + 20 * x[0] - 10 * x[2],
                Scalar = x[0],
                Text = $"{(x[0] > 0 ? "up" : "down")} and {(x[1] > 0 ? "left" : "right")}, no. {id}",
            };
        }).ToArray();
    }

    /// <summary>A few steps of a small network: enough where it does not matter what is learned.</summary>
    internal static TrainingOptions Quick(int epochs = 2) => new() { Epochs = epochs, BatchSize = 64, Seed = 1 };

    internal static Network SmallNetwork() => Network.Mlp([8], dropout: 0);
}
