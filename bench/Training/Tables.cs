using System.Globalization;
using System.IO.Compression;
using DeepEstimators.Networks;
using DeepEstimators.Training;

namespace DeepEstimators.Bench.Training;

/// <summary>Tables of numbers and categories: numbers as they are, a missing one as the mean, categories one-hot.</summary>
internal static class Tables
{
    // A fifth of the rows for the test, as the seed orders them.
    internal static void California(DirectoryInfo data, Network network, Action<TrainingOptions> change, bool published)
    {
        var rows = Lines(data, "california-housing", "housing.csv.gz").Skip(1).Select(line => line.Split(',')).ToArray();
        new Random(1).Shuffle(rows);
        if (published)
            rows = Array.ConvertAll(rows, AsPublished);
        var training = rows[..(rows.Length * 4 / 5)];
        var encoder = new OneHot(training, label: 8, categories: published ? [] : [9]);
        Run(encoder, training, rows[training.Length..], Objective.Regression, network, change, row => Number(row[8]) / 100_000);
    }

    // The eight numbers of Pace and Barry (1997) that published figures are about: rooms, bedrooms and people are those of a household.
    private static string[] AsPublished(string[] row) =>
        [row[0], row[1], row[2], Ratio(row[3], row[6]), Ratio(row[4], row[6]), row[5], Ratio(row[5], row[6]), row[7], row[8]];

    private static string Ratio(string number, string by) =>
        number.Length == 0 ? number : (Number(number) / Number(by)).ToString(CultureInfo.InvariantCulture);

    internal static void Adult(DirectoryInfo data, Network network, Action<TrainingOptions> change, bool packed)
    {
        var training = Rows("adult-train.csv.gz");
        int[] categories = [1, 3, 5, 6, 7, 8, 9, 13];
        IEncoder encoder = packed ? new Packed(training, label: 14, categories) : new OneHot(training, label: 14, categories);
        Run(encoder, training, Rows("adult-test.csv.gz"), Objective.BinaryClassification, network, change,
            row => row[14].StartsWith(">50K", StringComparison.Ordinal) ? 1 : 0);

        string[][] Rows(string file) => Lines(data, "adult", file)
            .Where(line => line.Contains(',')).Select(line => line.Split(',', StringSplitOptions.TrimEntries)).ToArray();
    }

    private static void Run(
        IEncoder encoder, string[][] training, string[][] test, Objective objective, Network network,
        Action<TrainingOptions> change, Func<string[], float> label)
    {
        var shape = encoder.Shape;
        using var trainingData = TrainingData.Create(encoder.Encode(training), shape, [.. training.Select(label)]);
        var options = new DeepTabularOptions { Network = network }.Training;
        change(options);
        options.ProgressInterval = TimeSpan.FromMinutes(1);
        options.Progress = new EpochLines();
        using var scorer = new BatchScorer(network.Create(shape, 1, options.Seed ?? 0), shape);
        var began = Environment.CpuUsage.UserTime;
        var result = Trainer.Fit(scorer.Module, trainingData, null, objective, options);
        var processor = (Environment.CpuUsage.UserTime - began).TotalSeconds;

        var outputs = test.Chunk(1_000).SelectMany(rows => scorer.Score(encoder.Encode(rows))).ToArray();
        result.TargetScaling.ToTarget(outputs);
        var labels = test.Select(label).ToArray();
        var figure = objective == Objective.Regression
            ? $"RMSE {Math.Sqrt(outputs.Zip(labels, (given, wanted) => Math.Pow(given - wanted, 2)).Average()):F4}"
            : $"accuracy {outputs.Zip(labels, (given, wanted) => given > 0 == wanted > 0.5f ? 1.0 : 0).Average():F4}";
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  {figure}, epoch {result.BestEpoch} of {result.History.Count}, {result.Elapsed.TotalSeconds:F0} s, user processor {processor:F0} s"));
    }

    private static IEnumerable<string> Lines(DirectoryInfo data, string folder, string file)
    {
        using var reader = new StreamReader(new GZipStream(
            File.OpenRead(Path.Combine(data.FullName, folder, file)), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0)
                yield return line;
        }
    }

    private static float Number(string text) => float.Parse(text, CultureInfo.InvariantCulture);

    private sealed class EpochLines : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            if (value.EpochFinished)
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"    epoch {value.Epoch}: loss {value.TrainingLoss:F4}, validation {value.ValidationLoss:F4} {value.ValidationMetric:F4}"));
        }
    }

    private interface IEncoder
    {
        InputShape Shape { get; }

        float[] Encode(string[][] rows);
    }

    // A category is one place of a row, and the network takes it apart.
    private sealed class Packed : IEncoder
    {
        private readonly int[] numbers;
        private readonly (int Column, Dictionary<string, int> Codes)[] categories;

        internal Packed(string[][] rows, int label, int[] categories)
        {
            numbers = [.. Enumerable.Range(0, rows[0].Length).Where(column => column != label && !categories.Contains(column))];
            this.categories = [.. categories.Select(column => (column, rows.Select(row => row[column]).Distinct()
                .Order(StringComparer.Ordinal).Index().ToDictionary(value => value.Item, value => value.Index + 1)))];
            Shape = InputShape.Table(new RowLayout(
                [.. numbers.Select(column => new RowNumber($"{column}"))],
                [.. this.categories.Select(category => new RowCategory($"{category.Column}", category.Codes.Count + 1))]));
        }

        public InputShape Shape { get; }

        public float[] Encode(string[][] rows) => [.. rows.SelectMany(row =>
            numbers.Select(column => Number(row[column]))
                .Concat(categories.Select(category => (float)category.Codes.GetValueOrDefault(row[category.Column]))))];
    }

    private sealed class OneHot : IEncoder
    {
        private readonly List<(int Column, float Mean)> numbers = [];
        private readonly List<(int Column, string[] Values)> categories = [];

        internal OneHot(string[][] rows, int label, int[] categories)
        {
            for (var column = 0; column < rows[0].Length; column++)
            {
                var values = rows.Select(row => row[column]);
                if (categories.Contains(column))
                    this.categories.Add((column, [.. values.Distinct().Order(StringComparer.Ordinal)]));
                else if (column != label)
                    numbers.Add((column, values.Where(value => value.Length > 0).Average(Number)));
            }
        }

        public InputShape Shape => InputShape.Vector(Size);

        private int Size => numbers.Count + categories.Sum(category => category.Values.Length);

        public float[] Encode(string[][] rows) => [.. rows.SelectMany(row =>
            numbers.Select(number => row[number.Column].Length > 0 ? Number(row[number.Column]) : number.Mean)
                .Concat(categories.SelectMany(category => category.Values.Select(value => value == row[category.Column] ? 1f : 0))))];
    }
}
