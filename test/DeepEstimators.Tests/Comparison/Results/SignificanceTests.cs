using Microsoft.ML;

namespace DeepEstimators.Tests.Comparison.Results;

public class SignificanceTests
{
    private static readonly double[] s_high = [0.95, 0.94, 0.96, 0.95, 0.94], s_close = [0.94, 0.95, 0.95, 0.96, 0.93], s_low = [0.71, 0.69, 0.72, 0.70, 0.68];

    [Fact]
    public void The_clearly_worse_is_told_apart_and_the_close_one_is_not()
    {
        ComparisonResult result = MadeResult.Of("Accuracy", 40, ("low", s_low), ("high", s_high), ("close", s_close));

        Assert.Equal(["high", "close", "low"], result.Ranking.Select(candidate => candidate.Name));
        Assert.Equal(["low"], result.BetterThan("high"));
        Assert.Equal(["low"], result.BetterThan("close"));
        Assert.Empty(result.BetterThan("low"));
        Assert.Equal([true, true, false], new[] { "high", "close", "low" }.Select(result.IsAmongBest));
        Assert.Equal([("high", "close"), ("high", "low"), ("close", "low")], result.Pairs.Select(pair => (pair.First, pair.Second)));
        Assert.All(result.Pairs, pair => Assert.True(pair.AdjustedPValue >= pair.PValue));
        CandidatePair apart = result.Pairs[1];
        Assert.Equal(0.248, apart.MeanDifference, 9);
        Assert.True(apart.Practical!.Better > 0.99);
        Assert.Equal("high", apart.Winner);
    }

    [Fact]
    public void Lower_errors_win()
    {
        ComparisonResult result = MadeResult.Of("RootMeanSquaredError", 40, ("small", [1, 1.1, 0.9, 1]), ("large", [5, 5.2, 4.9, 5]));

        Assert.False(result.HigherIsBetter);
        Assert.Equal("small", result.Pairs[0].Winner);
        Assert.True(result.Pairs[0].MeanDifference < 0 && result.Pairs[0].Practical!.Better > 0.99);
        Assert.Equal(0.01, result.Pairs[0].Practical!.Region, 9); // a hundredth of the best mean, 1
    }

    [Fact]
    public void One_fold_is_tested_on_its_rows()
    {
        var ml = new MLContext(seed: 1);
        IDataView data = ComparisonData.View(ml, 400);
        ComparisonResult classes = ml.BinaryClassification.Compare(data)
            .Add("good", ml.BinaryClassification.Trainers.FastTree(numberOfTrees: 10))
            .Add("constant", ml.Transforms.CustomMapping<ComparisonRow, Blind>((_, blind) => blind.Features = [0, 0], null)
                .Append(ml.BinaryClassification.Trainers.FastTree(numberOfTrees: 1)))
            .Run(new ComparisonOptions { Split = ComparisonSplit.HoldOut(0.5) });
        ComparisonResult numbers = ml.Regression.Compare(data, "Target")
            .Add("trees", ml.Regression.Trainers.FastTree("Target", numberOfTrees: 30))
            .Add("stump", ml.Regression.Trainers.FastTree("Target", numberOfTrees: 1, numberOfLeaves: 2))
            .Run(new ComparisonOptions { Split = ComparisonSplit.HoldOut(0.5) });

        CandidatePair pair = Assert.Single(classes.Pairs);
        Assert.Equal(("McNemar's test", "good"), (pair.TestName, pair.Winner));
        Assert.Equal(pair.McNemar!.PValue, pair.PValue);
        double accuracy = classes.Best!["Accuracy"].Mean;
        FoldPredictions predictions = classes.Best.Folds[0].Predictions;
        Assert.Equal(accuracy, Enumerable.Range(0, predictions.Count).Count(predictions.IsCorrect) / 200.0, 9);
        Assert.InRange(accuracy, classes.Best["Accuracy"].Interval!.Lower, classes.Best["Accuracy"].Interval!.Upper);

        Assert.Equal(("paired t-test of squared errors", "trees"), (numbers.Pairs[0].TestName, numbers.Pairs[0].Winner));
        Assert.Null(numbers.Pairs[0].McNemar);
    }

    [Fact]
    public void The_front_holds_what_no_other_beats_in_both()
    {
        CandidateResult Made(string name, double accuracy, double seconds, long? bytes) => new(
            new ComparisonCandidate(name, new Dictionary<string, string>(), _ => throw new NotSupportedException()),
            [new FoldResult { TrainRows = 10, TestRows = 5, FitSeconds = seconds, ScoreSeconds = 1, ModelBytes = bytes, Metrics = new Dictionary<string, double> { ["Accuracy"] = accuracy } }]);
        CandidateResult[] candidates = [Made("slow", 0.99, 100, 10), Made("beaten", 0.9, 50, 20), Made("middle", 0.95, 10, null), Made("fast", 0.8, 1, 30), Made("worse", 0.8, 2, 40)];

        Assert.Equal(["fast", "middle", "slow"], ParetoFront.Of(candidates, "Accuracy", ComparisonCost.FitSeconds).Select(candidate => candidate.Name));
        Assert.Equal(["slow"], ParetoFront.Of(candidates, "Accuracy", ComparisonCost.ModelBytes).Select(candidate => candidate.Name));
        Assert.Empty(ParetoFront.Of(candidates, "Accuracy", ComparisonCost.Parameters));
    }

    private sealed class Blind
    {
        [Microsoft.ML.Data.VectorType(2)]
        public float[] Features { get; set; } = [];
    }
}
