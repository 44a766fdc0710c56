using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.FastTree;

namespace DeepEstimators.Tests.Comparison;

public class ModelComparisonTests
{
    private readonly MLContext _ml = new(seed: 1);

    [Fact]
    public void Candidates_are_judged_by_MLNets_metrics_on_the_same_folds()
    {
        ComparisonResult result = _ml.BinaryClassification.Compare(Separable(200))
            .Add("trees", Trees(4))
            .Add("again", Trees(4))
            .Run(folds: 4, seed: 3);

        Assert.Equal(["trees", "again"], result.Candidates.Select(candidate => candidate.Name));
        Assert.Equal(4, result.Folds);
        Assert.Equal("Accuracy", result.PrimaryMetric);
        CandidateResult trees = result.Candidates[0], again = result.Candidates[1];
        Assert.Null(trees.Error);
        Assert.Equal(4, trees["Accuracy"].Values.Count);
        Assert.Equal(trees["Accuracy"].Values, again["Accuracy"].Values);
        Assert.Equal(trees["LogLoss"].Values, again["LogLoss"].Values);
        Assert.InRange(trees["Accuracy"].Mean, 0.95, 1);
        Assert.True(trees.FitSeconds > 0 && trees.RowsPerSecond > 0 && trees.ModelBytes is > 100);
    }

    [Fact]
    public void A_fold_agrees_with_MLNets_own_cross_validation()
    {
        IDataView data = Separable(150);
        ComparisonSplit split = ComparisonSplit.Given(_ml.Data.CrossValidationSplit(data, numberOfFolds: 3, seed: 7));
        ComparisonResult result = _ml.BinaryClassification.Compare(data).Add("trees", Trees(5)).Run(new ComparisonOptions { Split = split });
        var theirs = _ml.BinaryClassification.CrossValidate(data, Trees(5), numberOfFolds: 3, seed: 7);

        Assert.Equal(theirs.Select(fold => fold.Metrics.AreaUnderRocCurve), result.Candidates[0]["AreaUnderRocCurve"].Values);
    }

    [Fact]
    public void A_candidate_that_fails_is_a_row_with_its_error()
    {
        ComparisonResult result = _ml.BinaryClassification.Compare(Separable(60))
            .Add("broken", () => throw new InvalidOperationException("no such layer"))
            .Add("trees", Trees(2))
            .Run(folds: 2);

        Assert.Equal("no such layer", result.Candidates[0].Error!.Message);
        Assert.Empty(result.Candidates[0].Metrics);
        Assert.Contains("it has: none", Assert.Throws<KeyNotFoundException>(() => result.Candidates[0]["Accuracy"]).Message, StringComparison.Ordinal);
        Assert.Null(result.Candidates[1].Error);
        Assert.Same(result.Candidates[1], result.Best);
    }

    [Fact]
    public void What_a_pipeline_fits_is_fitted_on_the_training_part_only()
    {
        // The fold's own maximum is 1 after scaling by the training part unless a larger value was held out.
        var largest = new List<float>();
        ComparisonResult result = _ml.Regression.Compare(Ramp(50))
            .Add("scaled", () => _ml.Transforms.NormalizeMinMax("Features")
                .Append(_ml.Transforms.CustomMapping<Scaled, Scaled>((row, copy) => copy.Features = Seen(row.Features, largest), null))
                .Append(_ml.Regression.Trainers.FastTree(numberOfTrees: 1, minimumExampleCountPerLeaf: 2)))
            .Run(folds: 5, seed: 1);

        CandidateResult scaled = Assert.Single(result.Candidates);
        Assert.Null(scaled.Error);
        Assert.Null(scaled.ModelBytes); // a mapping without a contract name cannot be saved, and is compared all the same
        Assert.True(largest.Max() > 1, "a held-out row above the training part's maximum must scale above 1");
    }

    [Fact]
    public void Progress_tells_every_fold_and_the_result()
    {
        var steps = new Steps();
        _ml.BinaryClassification.Compare(Separable(60)).Add("a", Trees(1)).Add("b", Trees(1)).Run(folds: 2, progress: steps);

        Assert.Equal(["a 0/2", "a 1/2", "a 2/2 done", "b 0/2", "b 1/2", "b 2/2 done"], steps.Lines);
    }

    [Fact]
    public void A_cancelled_comparison_keeps_what_is_done()
    {
        using var cancellation = new CancellationTokenSource();
        ComparisonResult result = _ml.BinaryClassification.Compare(Separable(60))
            .Add("done", Trees(1))
            .Add("stopped", () =>
            {
                cancellation.Cancel();
                return Trees(1);
            })
            .Add("never", Trees(1))
            .Run(folds: 2, cancellationToken: cancellation.Token);

        Assert.Equal(["done"], result.Candidates.Select(candidate => candidate.Name));
    }

    [Fact]
    public void Wrong_calls_say_what_to_change()
    {
        IDataView data = Separable(20);
        Assert.Contains("no column 'Target'; it has: Label, Features",
            Assert.Throws<ArgumentOutOfRangeException>(() => _ml.BinaryClassification.Compare(data, "Target")).Message, StringComparison.Ordinal);
        ModelComparison comparison = _ml.BinaryClassification.Compare(data);
        Assert.Throws<InvalidOperationException>(() => comparison.Run());
        comparison.Add("a", Trees(1));
        Assert.Contains("'a' already", Assert.Throws<ArgumentException>(() => comparison.Add("a", Trees(1))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => comparison.Run(folds: 1));
    }

    [Fact]
    public void A_test_set_gives_one_fold()
    {
        ComparisonResult result = _ml.Regression.Compare(Ramp(80)).Add("trees", _ml.Regression.Trainers.FastTree(numberOfTrees: 20, minimumExampleCountPerLeaf: 2)).RunOnTestSet(Ramp(40));

        Assert.Equal(1, result.Folds);
        Assert.False(result.HigherIsBetter);
        Assert.InRange(result.Best!["RootMeanSquaredError"].Mean, 0, 3);
    }

    private FastTreeBinaryTrainer Trees(int trees) =>
        _ml.BinaryClassification.Trainers.FastTree(numberOfTrees: trees, minimumExampleCountPerLeaf: 2);

    private IDataView Separable(int rows)
    {
        var random = new Random(5);
        return _ml.Data.LoadFromEnumerable(Enumerable.Range(0, rows).Select(row =>
        {
            bool label = row % 2 == 0;
            return new Flag { Label = label, Features = [random.NextSingle() + (label ? 1 : 0), random.NextSingle()] };
        }).ToArray());
    }

    private IDataView Ramp(int rows) => _ml.Data.LoadFromEnumerable(
        Enumerable.Range(0, rows).Select(row => new Row { Label = row, Features = [row, -row] }).ToArray());

    private static float[] Seen(float[] features, List<float> largest)
    {
        lock (largest)
            largest.Add(features[0]);
        return features;
    }

    private sealed class Flag
    {
        public bool Label { get; set; }

        [VectorType(2)]
        public float[] Features { get; set; } = [];
    }

    private sealed class Row
    {
        public float Label { get; set; }

        [VectorType(2)]
        public float[] Features { get; set; } = [];
    }

    private sealed class Scaled
    {
        [VectorType(2)]
        public float[] Features { get; set; } = [];
    }

    private sealed class Steps : IProgress<ComparisonProgress>
    {
        public List<string> Lines { get; } = [];

        public void Report(ComparisonProgress value) =>
            Lines.Add($"{value.Candidate} {value.Fold}/{value.Folds}{(value.Result is null ? "" : " done")}");
    }
}
