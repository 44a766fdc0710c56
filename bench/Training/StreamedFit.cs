using System.Diagnostics;
using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DeepEstimators.Bench.Training;

/// <summary>A fit on rows that are made as they are read, so that whatever memory grows with them is the fit's.</summary>
internal static class StreamedFit
{
    internal static void Run(int rows, DataLoading loading, int epochs, int seed)
    {
        var ml = new MLContext(seed);
        ml.Log += (_, message) =>
        {
            if (message.RawMessage.Contains("rows", StringComparison.Ordinal))
                Console.WriteLine($"  {message.RawMessage}");
        };
        var data = ml.Data.LoadFromEnumerable(Generate(rows));
        var options = new DeepTabularOptions
        {
            FeatureColumnNames = ["Numbers", "City"],
            DataLoading = loading,
            MemoryLimit = long.MaxValue,
            Network = Network.Mlp([64, 32]),
            Training = new TrainingOptions { Epochs = epochs, BatchSize = 1024, LearningRate = 3e-3, Seed = seed },
        };
        var clock = Stopwatch.StartNew();
        using var model = ml.BinaryClassification.Trainers.DeepTabular(options).Fit(data);
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{rows:N0} rows, {loading}: {clock.Elapsed.TotalSeconds:F0} s, {epochs * (double)rows / clock.Elapsed.TotalSeconds:N0} rows/s, "
            + $"validation accuracy {model.Model.Training.ValidationMetric:F4}, peak memory {process.PeakWorkingSet64 / 1e6:N0} MB"));
    }

    private static IEnumerable<Row> Generate(int rows)
    {
        string[] cities = ["Basel", "Bern", "Genf", "Zug"];
        var random = new Random(1);
        var row = new Row();
        for (var i = 0; i < rows; i++)
        {
            foreach (ref var number in row.Numbers.AsSpan())
                number = random.NextSingle() * 2 - 1;
            row.City = cities[random.Next(cities.Length)];
            row.Label = row.Numbers[0] * row.Numbers[1] + (row.City is "Bern" or "Zug" ? 0.3f : -0.3f) > 0;
            yield return row;
        }
    }

    private sealed class Row
    {
        [VectorType(20)]
        public float[] Numbers { get; set; } = new float[20];

        public string City { get; set; } = "";

        public bool Label { get; set; }
    }
}
