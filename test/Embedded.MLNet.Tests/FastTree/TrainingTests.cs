using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.FastTree;

namespace Embedded.MLNet.Tests.FastTree;

/// <summary>Properties of training that hold whatever the data: threads, storage, weights and the options' meaning.</summary>
public sealed class TrainingTests
{
    private readonly MLContext _ml = new(seed: 1);

    [Theory]
    [InlineData(0)]
    [InlineData(0.9)]
    public void ThreadsDoNotChangeTheModel(double zeroShare)
    {
        List<TreeRow> rows = TreeData.Random(7, 12000, 12, zeroShare);
        IDataView data = TreeData.View(_ml, rows, 12);
        float[][] scores = new[] { 1, 2, 5 }.Select(threads => TreeData.Scores(TreeTrainers
            .Regression(_ml, options => (options.NumberOfThreads, options.NumberOfTrees) = (threads, 10))
            .Fit(data).Transform(data))).ToArray();
        Assert.Equal(scores[0], scores[1]);
        Assert.Equal(scores[0], scores[2]);
    }

    [Fact]
    public void TreesAddUpToTheScore()
    {
        List<TreeRow> rows = TreeData.Random(8, 500, 4);
        IDataView data = TreeData.View(_ml, rows, 4);
        var model = _ml.Regression.Trainers.FastTree("Target", numberOfTrees: 20).Fit(data);
        float[] scores = TreeData.Scores(model.Transform(data));
        for (int row = 0; row < rows.Count; row++)
        {
            double sum = model.Model.TrainedTreeEnsemble.Trees.Sum(tree => TreeWalk.Output(tree, rows[row].Features));
            Assert.Equal((float)sum, scores[row]);
        }
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.95)]
    public void StorageOfZerosDoesNotChangeTheTrees(double zeroShare)
    {
        // One more in every feature changes no order, so the same splits must come out, without a zero to be left out.
        List<TreeRow> rows = TreeData.Random(9, 3000, 8, zeroShare);
        foreach (TreeRow row in rows)
            row.Features = Array.ConvertAll(row.Features, value => MathF.Round(value * 64) / 64);
        List<TreeRow> shifted = rows
            .Select(row => new TreeRow { Features = Array.ConvertAll(row.Features, value => value + 1), Target = row.Target })
            .ToList();
        var expected = Trees(shifted);
        var actual = Trees(rows);
        Assert.Equal(expected.Count, actual.Count);
        for (int t = 0; t < expected.Count; t++)
        {
            Assert.Equal(expected[t].NumericalSplitFeatureIndexes, actual[t].NumericalSplitFeatureIndexes);
            Assert.Equal(expected[t].LeafValues, actual[t].LeafValues);
            Assert.Equal(
                expected[t].NumericalSplitThresholds.Select(value => value - 1), actual[t].NumericalSplitThresholds);
        }

        IReadOnlyList<RegressionTree> Trees(List<TreeRow> from) => _ml.Regression.Trainers
            .FastTree("Target", numberOfTrees: 5).Fit(TreeData.View(_ml, from, 8)).Model.TrainedTreeEnsemble.Trees;
    }

    [Fact]
    public void SparseRowsTrainAndScoreAsDenseOnes()
    {
        List<TreeRow> rows = TreeData.Random(10, 2000, 10, zeroShare: 0.8);
        IDataView dense = TreeData.View(_ml, rows, 10);
        IDataView sparse = _ml.Data.LoadFromEnumerable(rows.Select(SparseRow.From));
        var trainer = _ml.Regression.Trainers.FastTree("Target", numberOfTrees: 10);
        float[] expected = TreeData.Scores(trainer.Fit(dense).Transform(dense));
        Assert.Equal(expected, TreeData.Scores(trainer.Fit(sparse).Transform(sparse)));
        Assert.Equal(expected, TreeData.Scores(trainer.Fit(sparse).Transform(dense)));
    }

    [Theory]
    [InlineData(TreeTrainers.BinaryTree)]
    [InlineData(TreeTrainers.RegressionTree)]
    public void AWeightCountsAsThatManyRows(string trainer)
    {
        List<TreeRow> rows = TreeData.Random(11, 200, 3); // Few enough values that each has its bin.
        var repeated = new List<TreeRow>();
        for (int row = 0; row < rows.Count; row++)
        {
            rows[row].Weight = 1 + (row % 3);
            repeated.AddRange(Enumerable.Repeat(rows[row], 1 + (row % 3)));
        }
        IDataView weighted = TreeData.View(_ml, rows, 3);
        IDataView plain = TreeData.View(_ml, repeated, 3);
        // No smallest leaf, as it counts rows and not weights.
        float[] expected = TreeData.Scores(
            TreeTrainers.Create(_ml, trainer, 1, leaves: 5, trees: 5).Fit(plain).Transform(weighted));
        float[] actual = TreeData.Scores(
            TreeTrainers.Create(_ml, trainer, 1, leaves: 5, trees: 5, weight: "Weight").Fit(weighted).Transform(weighted));
        for (int row = 0; row < rows.Count; row++)
            Assert.Equal(expected[row], actual[row], 1e-4f);
    }

    [Fact]
    public void EarlyStoppingKeepsTheBestNumberOfTrees()
    {
        List<TreeRow> rows = TreeData.Random(12, 300, 5);
        List<TreeRow> held = TreeData.Random(13, 300, 5);
        IDataView data = TreeData.View(_ml, rows, 5);
        IReadOnlyList<RegressionTree> Trees(EarlyStoppingRuleBase? rule, bool keepLast = false) => TreeTrainers
            .Regression(_ml, options =>
                (options.EarlyStoppingRule, options.NumberOfTrees, options.WriteLastEnsemble) = (rule, 200, keepLast))
            .Fit(data, TreeData.View(_ml, held, 5)).Model.TrainedTreeEnsemble.Trees;

        IReadOnlyList<RegressionTree> all = Trees(null);
        int stopped = Trees(new ConsecutiveGeneralityLossRule(3)).Count;
        Assert.Equal(200, all.Count);
        Assert.InRange(stopped, 5, 199);

        // Up to where it stopped, no other number of trees does better on the held rows.
        var scores = new double[held.Count];
        double[] losses = new double[stopped];
        for (int t = 0; t < stopped; t++)
        {
            for (int row = 0; row < held.Count; row++)
                scores[row] += TreeWalk.Output(all[t], held[row].Features);
            losses[t] = held.Select((row, i) => Math.Abs(row.Target - scores[i])).Average();
        }
        Assert.Equal(losses.Min(), losses[^1], 1e-7);

        Assert.True(Trees(new ConsecutiveGeneralityLossRule(3), keepLast: true).Count > stopped);
    }

    [Fact]
    public void PruningKeepsTheBestNumberOfTreesOfAll()
    {
        List<TreeRow> held = TreeData.Random(13, 300, 5);
        IReadOnlyList<RegressionTree> Trees(bool prune) => TreeTrainers
            .Regression(_ml, options => (options.EnablePruning, options.NumberOfTrees) = (prune, 100))
            .Fit(TreeData.View(_ml, TreeData.Random(12, 300, 5), 5), TreeData.View(_ml, held, 5)).Model.TrainedTreeEnsemble.Trees;

        IReadOnlyList<RegressionTree> all = Trees(prune: false);
        var scores = new double[held.Count];
        double[] losses = all.Select(tree =>
        {
            for (int row = 0; row < held.Count; row++)
                scores[row] += TreeWalk.Output(tree, held[row].Features);
            return held.Select((row, i) => Math.Abs(row.Target - scores[i])).Average();
        }).ToArray();
        Assert.Equal(Array.IndexOf(losses, losses.Min()) + 1, Trees(prune: true).Count);
    }

    [Fact]
    public void FullSmoothingLeavesOneValueATree()
    {
        IDataView data = TreeData.View(_ml, TreeData.Random(14, 400, 3), 3);
        var trees = TreeTrainers.Regression(_ml, options => (options.Smoothing, options.NumberOfTrees) = (1, 2))
            .Fit(data).Model.TrainedTreeEnsemble.Trees;
        Assert.All(trees, tree => Assert.Equal(tree.LeafValues.Min(), tree.LeafValues.Max(), 1e-12));
    }

    [Fact]
    public void ShrinkageScalesTheFirstTree()
    {
        IDataView data = TreeData.View(_ml, TreeData.Random(15, 400, 3), 3);
        double[] Leaves(double shrinkage) => TreeTrainers
            .Regression(_ml, options => (options.Shrinkage, options.NumberOfTrees) = (shrinkage, 1))
            .Fit(data).Model.TrainedTreeEnsemble.Trees[0].LeafValues.ToArray();
        double[] whole = Leaves(1);
        double[] half = Leaves(0.5);
        for (int leaf = 0; leaf < whole.Length; leaf++)
            Assert.Equal(whole[leaf] / 2, half[leaf], 1e-12);
    }

    [Fact]
    public void RandomPartsOfTrainingStillLearn()
    {
        List<TreeRow> rows = TreeData.Random(16, 2000, 4);
        IDataView data = TreeData.View(_ml, rows, 4);
        double Loss(Action<FastTreeRegressionTrainer.Options> set) => TreeData
            .Scores(TreeTrainers.Regression(_ml, set).Fit(data).Transform(data))
            .Select((score, row) => Math.Abs(score - rows[row].Target)).Average();

        // The noise alone is 0.075 off on average, the mean 0.8.
        Assert.InRange(Loss(options => options.DropoutRate = 0.1), 0.03, 0.1);
        Assert.InRange(Loss(options => options.BaggingSize = 5), 0.03, 0.1);
        Assert.InRange(Loss(options => options.FeatureFraction = 0.5), 0.03, 0.1);
        Assert.InRange(Loss(options => options.FeatureFractionPerSplit = 0.5), 0.03, 0.1);
        Assert.InRange(Loss(options => options.SoftmaxTemperature = 0.5), 0.03, 0.1);
        Assert.InRange(Loss(options => options.GetDerivativesSampleRate = 2), 0.03, 0.15);
        Assert.InRange(Loss(options => options.RandomStart = true), 0.03, 0.1);
        Assert.InRange(Loss(options => options.GainConfidenceLevel = 0.9), 0.03, 0.1);
        Assert.InRange(Loss(options => options.EntropyCoefficient = 0.5), 0.03, 0.1);
    }

    [Fact]
    public void ForestWithOptionsKeepsLabelsOfItsLeaves()
    {
        List<TreeRow> rows = TreeData.Random(17, 500, 3);
        var options = new FastForestRegressionTrainer.Options
        {
            LabelColumnName = "Target",
            NumberOfTrees = 3,
            NumberOfQuantileSamples = 7,
        };
        var model = _ml.Regression.Trainers.FastForest(options).Fit(TreeData.View(_ml, rows, 3)).Model;
        var targets = rows.Select(row => (double)row.Target).ToHashSet();
        foreach (QuantileRegressionTree tree in model.TrainedTreeEnsemble.Trees)
        {
            for (int leaf = 0; leaf < tree.NumberOfLeaves; leaf++)
            {
                Assert.Equal(7, tree.GetLeafSamplesAt(leaf).Count);
                Assert.All(tree.GetLeafSamplesAt(leaf), sample => Assert.Contains(sample, targets));
                Assert.Equal(Enumerable.Repeat(1.0, 7), tree.GetLeafSampleWeightsAt(leaf));
            }
        }
    }

    private sealed class SparseRow
    {
        [VectorType(10)]
        public VBuffer<float> Features { get; set; }

        public float Target { get; set; }

        public static SparseRow From(TreeRow row)
        {
            int[] indices = Enumerable.Range(0, row.Features.Length).Where(f => row.Features[f] != 0).ToArray();
            float[] values = Array.ConvertAll(indices, f => row.Features[f]);
            return new SparseRow
            {
                Features = new VBuffer<float>(row.Features.Length, indices.Length, values, indices),
                Target = row.Target,
            };
        }
    }
}
