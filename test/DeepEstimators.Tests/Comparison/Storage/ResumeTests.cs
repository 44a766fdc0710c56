using System.Diagnostics;
using Microsoft.ML;

namespace DeepEstimators.Tests.Comparison.Storage;

public sealed class ResumeTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("deepestimators-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_killed_comparison_goes_on_to_the_same_result()
    {
        await RunAndKill();
        Assert.Equal(6, Files().Length); // four folds of the first candidate, two of the second
        await File.WriteAllTextAsync(Files()[0] + ".partial", "{\"candidate\":\"for"); // what a kill while writing leaves

        var resumed = new Steps();
        ComparisonResult result = KilledComparison.Run(_folder, resume: true, resumed);
        ComparisonResult whole = KilledComparison.Run(null, resume: false);

        Assert.Equal(["network / 8 units 2", "network / 8 units 3", "SVM 0", "SVM 1", "SVM 2", "SVM 3"], resumed.Folds);
        Assert.Equal(whole.Candidates.Select(candidate => candidate.Name), result.Candidates.Select(candidate => candidate.Name));
        Assert.All(result.Candidates, candidate => Assert.Null(candidate.Error));
        Assert.All(whole.Candidates.Zip(result.Candidates), pair => AssertSame(pair.First, pair.Second));
        Assert.Equal(whole.Pairs.Select(pair => (pair.First, pair.PValue, pair.AdjustedPValue)), result.Pairs.Select(pair => (pair.First, pair.PValue, pair.AdjustedPValue)));
        Assert.Equal([1, 2, 3], result.Candidates[1].Folds[0].History.Select(point => point.Epoch));
    }

    [Fact]
    public void A_folder_is_not_used_twice_by_mistake_nor_for_another_comparison()
    {
        var ml = new MLContext(seed: 1);
        ModelComparison Comparison(int rows) => ml.BinaryClassification.Compare(ComparisonData.View(ml, rows))
            .Add("SVM", ml.BinaryClassification.Trainers.LinearSvm(numberOfIterations: 1));
        ComparisonOptions Options(int seed = 1, string? settings = null, bool resume = true, int folds = 2) => new()
        {
            Split = ComparisonSplit.KFold(folds),
            Folder = _folder,
            Resume = resume,
            Seed = seed,
            Settings = settings,
        };
        Comparison(40).Run(Options(resume: false));

        string Refusal(Action run) => Assert.Throws<InvalidOperationException>(run).Message;
        Assert.Contains("holds a comparison already: resume it", Refusal(() => Comparison(40).Run(Options(resume: false))), StringComparison.Ordinal);
        Assert.Contains("its seed is 1, not 2", Refusal(() => Comparison(40).Run(Options(seed: 2))), StringComparison.Ordinal);
        Assert.Contains("its settings is none, not epochs 3", Refusal(() => Comparison(40).Run(Options(settings: "epochs 3"))), StringComparison.Ordinal);
        Assert.Contains("its split is 2-fold cross-validation, not 4-fold", Refusal(() => Comparison(40).Run(Options(folds: 4))), StringComparison.Ordinal);
        Assert.Contains("its rows are others", Refusal(() => Comparison(41).Run(Options())), StringComparison.Ordinal);
        Assert.Contains("Folder null", Assert.Throws<ArgumentException>(
            () => Comparison(40).Run(new ComparisonOptions { Resume = true })).Message, StringComparison.Ordinal);
        Assert.Single(Comparison(40).Run(Options()).Candidates);
    }

    [Fact]
    public void A_candidate_that_failed_is_tried_again_and_a_damaged_file_is_named()
    {
        var ml = new MLContext(seed: 1);
        bool broken = true;
        ComparisonResult Run(bool resume) => ml.BinaryClassification.Compare(ComparisonData.View(ml, 40))
            .Add("at first", fold => broken && fold.Fold == 1
                ? throw new InvalidOperationException("no memory")
                : ml.BinaryClassification.Trainers.LinearSvm(numberOfIterations: 1))
            .Run(new ComparisonOptions { Split = ComparisonSplit.KFold(2), Folder = _folder, Resume = resume });

        Assert.Equal("no memory", Run(resume: false).Candidates[0].Error!.Message);
        broken = false;
        Assert.Null(Run(resume: true).Candidates[0].Error);
        File.WriteAllText(Files()[0], "{");
        Assert.Contains(Path.GetFileName(Files()[0]), Run(resume: true).Candidates[0].Error!.Message, StringComparison.Ordinal);
    }

    private string[] Files() => [.. Directory.GetFiles(Path.Combine(_folder, "folds"), "*.json").Order(StringComparer.Ordinal)];

    private async Task RunAndKill()
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardInput = true };
        start.ArgumentList.Add(typeof(ResumeTests).Assembly.Location);
        start.ArgumentList.Add("compare");
        start.ArgumentList.Add(_folder);
        using Process process = Process.Start(start)!;
        Assert.Equal($"{KilledComparison.Waiting} network / 8 units", await process.StandardOutput.ReadLineAsync());
        process.Kill();
        await process.WaitForExitAsync();
        Assert.NotEqual(0, process.ExitCode);
    }

    private static void AssertSame(CandidateResult expected, CandidateResult actual)
    {
        Assert.Equal(expected.Folds.Count, actual.Folds.Count);
        Assert.All(expected.Folds.Zip(actual.Folds), pair =>
        {
            (FoldResult one, FoldResult other) = pair;
            Assert.Equal((one.Repeat, one.Fold, one.TrainRows, one.TestRows, one.Parameters, one.Device), (other.Repeat, other.Fold, other.TrainRows, other.TestRows, other.Parameters, other.Device));
            Assert.Equal(one.Metrics, other.Metrics);
            Assert.Equal(one.Predictions.Rows, other.Predictions.Rows);
            Assert.Equal(one.Predictions.Labels, other.Predictions.Labels);
            Assert.Equal(one.Predictions.Scores, other.Predictions.Scores);
            Assert.Equal(one.Predictions.Probabilities, other.Predictions.Probabilities);
            Assert.Equal(one.Predictions.PredictedClasses, other.Predictions.PredictedClasses);
        });
    }

    private sealed class Steps : IProgress<ComparisonProgress>
    {
        public List<string> Folds { get; } = [];

        public void Report(ComparisonProgress value)
        {
            if (value is { Training: null, Result: null })
                Folds.Add($"{value.Candidate} {value.Fold}");
        }
    }
}
