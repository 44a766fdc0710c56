using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using DeepEstimators.Networks;
using DeepEstimators.Training;

namespace DeepEstimators.Bench.Training;

internal static class Digits
{
    private const int Folds = 5;
    private static readonly InputShape Shape = InputShape.Image(1, 8, 8);

    internal static void Run(DirectoryInfo data, Network network, Action<TrainingOptions> change)
    {
        var (pixels, labels) = Read(Path.Combine(data.FullName, "sklearn-small", "digits.csv.gz"));
        var order = Enumerable.Range(0, labels.Length).ToArray();
        new Random(1).Shuffle(order);
        var began = Environment.CpuUsage.TotalTime;
        var accuracies = new List<double>();
        var seconds = new List<double>();
        for (var fold = 0; fold < Folds; fold++)
        {
            using var training = Take(row => row % Folds != fold);
            var options = TrainingOptions.ForImages();
            options.Augmentation = new ImageAugmentation { Shift = 1 };
            change(options);
            var module = network.Create(Shape, 10, (options.Seed ?? 0) + fold);
            using var scorer = new BatchScorer(module, Shape);
            var clock = Stopwatch.StartNew();
            var result = Trainer.Fit(module, training, null, Objective.MulticlassClassification, options);
            seconds.Add(clock.Elapsed.TotalSeconds);

            using var test = Take(row => row % Folds == fold);
            accuracies.Add(Accuracy.Of(scorer, test));
            Console.WriteLine(
                $"  fold {fold + 1}: accuracy {accuracies[^1]:F4}, {seconds[^1]:F1} s, {result.History[^1].RowsPerSecond:F0} rows/s");
        }

        var mean = accuracies.Average();
        var deviation = Math.Sqrt(accuracies.Sum(a => (a - mean) * (a - mean)) / (Folds - 1));
        var processor = (Environment.CpuUsage.TotalTime - began).TotalSeconds / Folds;
        Console.WriteLine(
            $"  accuracy {mean:F4} ± {deviation:F4}, {seconds.Average():F1} s a fold, processor {processor:F1} s");

        TrainingData Take(Predicate<int> isTaken)
        {
            var rows = order.Where((_, place) => isTaken(place)).ToArray();
            return TrainingData.Create(
                rows.SelectMany(row => pixels.AsSpan(64 * row, 64).ToArray()).ToArray(), Shape,
                rows.Select(row => labels[row]).ToArray());
        }
    }

    private static (float[] Pixels, long[] Labels) Read(string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        var pixels = new List<float>();
        var labels = new List<long>();
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            var values = line.Split(',');
            pixels.AddRange(values[..64].Select(value => float.Parse(value, CultureInfo.InvariantCulture)));
            labels.Add((long)double.Parse(values[64], CultureInfo.InvariantCulture));
        }

        return (pixels.ToArray(), labels.ToArray());
    }
}
