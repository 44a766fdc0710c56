using Microsoft.ML;
using DeepEstimators.Tests.Comparison.Storage;
using DeepEstimators.Tests.Models;
using DeepEstimators.Tests.Training;

namespace DeepEstimators.Tests;

/// <summary>
/// What tests start as a process of its own: it loads a model with nothing but ML.NET's public API and prints the bits of
/// every score, runs a comparison until it is killed, or a fit with checkpoints.
/// </summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        if (args is ["compare", var folder])
            return KilledComparison.RunAndWait(folder);
        if (args is [ResumableFit.Argument, var checkpoints])
            return ResumableFit.RunAsProcess(checkpoints);
        if (args is not ["score", var path])
        {
            Console.Error.WriteLine("usage: score MODEL, compare FOLDER, or fit FOLDER");
            return 2;
        }

        var ml = new MLContext();
        using var file = File.OpenRead(path);
        var model = ml.Model.Load(file, out _);
        Console.WriteLine(model.GetType().FullName);
        foreach (var bits in ScoreBits.Of(ml, model))
            Console.WriteLine(bits);
        return 0;
    }
}
