using System.Globalization;
using Torch.Benchmarks;

namespace DeepEstimators.Bench.Training;

/// <summary>Rows a second, side by side with plain PyTorch: medians of rounds in turns.</summary>
internal static class Throughput
{
    private const string Worker = "plain_loops.py";

    /// <summary>A whole fit, data read and statistics taken, beside a loop over tensors that lie ready.</summary>
    internal static void Train(string python, int threads, int rounds, IReadOnlyList<string> nets, int? gpu, BenchPrecision precision)
    {
        Console.WriteLine("| net | runner | rows/s | ours by this | waited for rows |");
        Console.WriteLine("| --- | --- | ---: | ---: | ---: |");
        using var inMemory = new FitRunner("fit", DataLoading.Memory, gpu, precision);
        using var streamed = new FitRunner("fit, streamed", DataLoading.Stream, gpu, precision);
        Dictionary<string, string> worker = new()
        {
            ["WORKER_DEVICE"] = gpu is null ? "cpu" : $"cuda:{gpu}", ["WORKER_PRECISION"] = precision.ToString(),
        };
        foreach (var net in nets)
        {
            var epochs = net is "mlp" or "tabular" ? 4 : 2;
            Compare(python, net, threads, epochs, rounds, [inMemory, streamed], epochs * FitRunner.RowsOf(net), worker);
        }
    }

    /// <summary>Score columns read, in batches and one by one, beside a forward pass.</summary>
    internal static void Score(string python, int threads, int rounds)
    {
        Console.WriteLine("| net | runner | rows/s | the first by this |");
        Console.WriteLine("| --- | --- | ---: | ---: |");
        foreach (var net in new[] { "mlp", "small mlp" })
        {
            using var transform = new ScoreRunner(net);
            // A worker is asked in words without spaces.
            Compare(python, $"score-{net.Replace(' ', '-')}", threads, steps: Steps(net), rounds, [transform], Steps(net) * FitRunner.RowsOf(net), []);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {net} | PredictionEngine | {transform.RowByRow(threads):N0} | |"));
        }
    }

    // About a second of scoring.
    private static int Steps(string net) => net == "mlp" ? 10 : 100;

    private static string Wait(IRunner runner) =>
        runner is FitRunner fit ? string.Create(CultureInfo.InvariantCulture, $" {fit.DataWaitShare:P1} |") : "";

    private static void Compare(
        string python, string net, int threads, int steps, int rounds, IEnumerable<IRunner> ours, double rows, Dictionary<string, string> worker)
    {
        PythonRunner[] peers = python == "none" ? [] : [.. PythonSettings.Of(threads)
            .Select(setting => new PythonRunner(setting.Name, python, new Dictionary<string, string>([.. setting.Environment, .. worker]), Worker))];
        IRunner[] runners = [.. ours, .. peers];
        foreach (var runner in runners)
            runner.Run(net, threads, 1);
        var medians = Turns.Times(runners, net, threads, steps, rounds).Select(Turns.Median).ToArray();
        for (var i = 0; i < runners.Length; i++)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"| {net} | {runners[i].Name} | {rows / medians[i]:N0} | {medians[i] / medians[0]:F2} |{Wait(runners[i])}"));
        }

        foreach (var peer in peers)
            peer.Dispose();
    }
}
