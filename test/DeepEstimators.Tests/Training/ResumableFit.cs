using System.Globalization;
using System.Security.Cryptography;
using DeepEstimators.Networks;
using DeepEstimators.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Tests.Training;

/// <summary>A short fit with dropout, AdamW, averaged weights and validation, that a process of its own can run.</summary>
internal static class ResumableFit
{
    internal const string Argument = "fit";

    internal static TrainingOptions Options(string? folder) => new()
    {
        Epochs = 5,
        BatchSize = 8,
        LearningRate = 1e-2,
        AverageDecay = 0.98,
        Seed = 4,
        Checkpoints = folder is null ? null : new CheckpointOptions { Folder = folder, EverySteps = 1, Keep = 2 },
    };

    internal static TrainingResult Run(TrainingOptions options, out string bits)
    {
        using var data = TestRows.Circle(200, 1);
        using var module = Network.Mlp([16, 16], dropout: 0.2).Create(InputShape.Vector(2), 1, 3);
        var result = Trainer.Fit(module, data, null, Objective.BinaryClassification, options);
        bits = Bits(module);
        return result;
    }

    /// <summary>Runs in a process of its own: says each step, and the bits of the weights at the end.</summary>
    internal static int RunAsProcess(string folder)
    {
        var options = Options(folder);
        options.Observers = [new Teller()];
        Run(options, out var bits);
        Console.WriteLine(bits);
        return 0;
    }

    internal static string Bits(nn.Module module)
    {
        using var scope = NewDisposeScope();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var value in module.state_dict().Values)
            hash.AppendData(value.detach().cpu().contiguous().bytes);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private sealed class Teller : ITrainingObserver
    {
        public void FitBegan(FitStart fit) => Tell("from", fit.StepsDone);

        public void StepEnded(StepSummary summary) => Tell("step", summary.Step);

        private static void Tell(string what, long number) =>
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what} {number}"));
    }
}
