using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using TorchSharp;

namespace DeepEstimators.Bench.Training;

/// <summary>Tensors and resident memory before and after many fits, failed and cancelled ones, scorings and loads.</summary>
internal static class RepeatedUse
{
    private const int Rows = 2_000;

    internal static void Run(int times)
    {
        var ml = new MLContext(seed: 1);
        var data = Made(ml, null);
        var spoiled = Made(ml, Rows - 1);
        // What is allocated once, and what code is compiled.
        for (var i = 0; i < times; i++)
            Once(ml, data, spoiled);
        var (tensors, memory) = Now();
        for (var i = 0; i < times; i++)
            Once(ml, data, spoiled);
        var (tensorsAfter, memoryAfter) = Now();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{times} times: tensors {tensors} -> {tensorsAfter}, resident {memory / 1e6:N1} -> {memoryAfter / 1e6:N1} MB ({(double)memoryAfter / memory - 1:P1})"));
    }

    private static void Once(MLContext ml, IDataView data, IDataView spoiled)
    {
        using var model = Trainer(ml, null).Fit(data);
        _ = model.Transform(data).GetColumn<float>("Score").Sum();

        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Trainer(ml, cancelled.Token).Fit(data).Dispose();

        try
        {
            Trainer(ml, null).Fit(spoiled).Dispose();
        }
        catch (InvalidOperationException)
        {
            // A number of the last row is infinite.
        }

        using var stream = new MemoryStream();
        ml.Model.Save(model, data.Schema, stream);
        stream.Position = 0;
        var loaded = new MLContext(seed: 2).Model.Load(stream, out _);
        _ = loaded.Transform(data).GetColumn<float>("Score").Sum();
        (loaded as IDisposable)?.Dispose();
    }

    private static DeepRegressionTrainer Trainer(MLContext ml, CancellationToken? token) => ml.Regression.Trainers.DeepTabular(new DeepTabularOptions
    {
        Network = Network.Mlp(),
        Training = new TrainingOptions { Epochs = 2, Seed = 1, CancellationToken = token ?? CancellationToken.None },
    });

    private static (long Tensors, long Memory) Now()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        return (torch.Tensor.TotalCount, Environment.WorkingSet);
    }

    private static IDataView Made(MLContext ml, int? spoiled)
    {
        var random = new Random(1);
        return ml.Data.LoadFromEnumerable(Enumerable.Range(0, Rows).Select(row =>
        {
            var x = Enumerable.Range(0, 64).Select(_ => random.NextSingle()).ToArray();
            if (row == spoiled)
                x[3] = float.PositiveInfinity;
            return new Made64 { Features = x, Label = x[0] - x[1] };
        }).ToArray());
    }

    private sealed class Made64
    {
        [VectorType(64)]
        public float[] Features { get; set; } = [];

        public float Label { get; set; }
    }
}
