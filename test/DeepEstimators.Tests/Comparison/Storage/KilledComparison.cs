using Microsoft.ML;

namespace DeepEstimators.Tests.Comparison.Storage;

/// <summary>A comparison that a process of its own runs, until it is killed.</summary>
internal static class KilledComparison
{
    public const string Waiting = "waiting";

    /// <summary>Runs it in a folder; when the second candidate begins its third fold, says so and waits to be killed.</summary>
    public static int RunAndWait(string folder)
    {
        Run(folder, resume: false, new WaitingProgress());
        return 1;
    }

    public static ComparisonResult Run(string? folder, bool resume, IProgress<ComparisonProgress>? progress = null)
    {
        var ml = new MLContext(seed: 1);
        return ml.BinaryClassification.Compare(ComparisonData.View(ml, 120))
            .Add("forest", fold => new MLContext(fold.Seed).BinaryClassification.Trainers.FastForest(numberOfTrees: 5, minimumExampleCountPerLeaf: 3))
            .Add("network / 8 units", fold => new MLContext(fold.Seed) { FallbackToCpu = true }.BinaryClassification.Trainers.DeepTabular(
                network: Network.Mlp([8], dropout: 0.2), training: Training(fold)))
            .Add("SVM", fold => new MLContext(fold.Seed).BinaryClassification.Trainers.LinearSvm(numberOfIterations: 3))
            .Run(new ComparisonOptions
            {
                Split = ComparisonSplit.KFold(4),
                Folder = folder,
                Resume = resume,
                Settings = "small",
                Progress = progress,
            });
    }

    private static TrainingOptions Training(ComparisonFold fold) => new()
    {
        Epochs = 3,
        BatchSize = 32,
        Seed = fold.Seed,
        Progress = fold.Progress,
        CancellationToken = fold.CancellationToken,
    };

    private sealed class WaitingProgress : IProgress<ComparisonProgress>
    {
        public void Report(ComparisonProgress value)
        {
            if (value is not { CandidateIndex: 1, Fold: 2, Training: null })
                return;
            Console.WriteLine($"{Waiting} {value.Candidate}");
            Console.ReadLine();
        }
    }
}
