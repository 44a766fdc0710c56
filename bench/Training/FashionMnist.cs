using System.IO.Compression;
using DeepEstimators.Networks;
using DeepEstimators.Training;

namespace DeepEstimators.Bench.Training;

internal static class FashionMnist
{
    private static readonly InputShape Shape = InputShape.Image(1, 28, 28);

    internal static void Run(DirectoryInfo data, Network network, Action<TrainingOptions> change)
    {
        var folder = Path.Combine(data.FullName, "fashion-mnist");
        using var training = Read(folder, "train");
        using var test = Read(folder, "t10k");
        var options = TrainingOptions.ForImages();
        options.Epochs = 10;
        options.BatchSize = 128;
        options.Augmentation = new ImageAugmentation { Flip = true };
        options.EarlyStoppingPatience = 0;
        options.RestoreBest = false;
        change(options);
        options.Progress = new Printer();
        var module = network.Create(Shape, 10, options.Seed ?? 0);
        using var scorer = new BatchScorer(module, Shape);
        var result = Trainer.Fit(module, training, null, Objective.MulticlassClassification, options);
        Console.WriteLine(
            $"  test accuracy {Accuracy.Of(scorer, test):F4}, fit {result.Elapsed.TotalSeconds:F0} s, "
            + $"processor {Environment.CpuUsage.TotalTime.TotalSeconds:F0} s");
    }

    private static TrainingData Read(string folder, string part) => TrainingData.Create(
        Unpack(Path.Combine(folder, $"{part}-images-idx3-ubyte.gz"), header: 16),
        Shape,
        Array.ConvertAll(Unpack(Path.Combine(folder, $"{part}-labels-idx1-ubyte.gz"), header: 8), label => (long)label));

    private static byte[] Unpack(string path, int header)
    {
        using var stream = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray()[header..];
    }

    private sealed class Printer : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            if (value.EpochFinished)
                Console.WriteLine(
                    $"  epoch {value.Epoch}: loss {value.TrainingLoss:F4}, {value.RowsPerSecond:F0} rows/s, "
                    + $"{value.Elapsed.TotalSeconds:F0} s, "
                    + $"processor {Environment.CpuUsage.TotalTime.TotalSeconds:F0} s");
        }
    }
}
