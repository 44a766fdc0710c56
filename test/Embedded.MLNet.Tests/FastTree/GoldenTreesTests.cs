using System.Text.Json;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.FastTree;

namespace Embedded.MLNet.Tests.FastTree;

/// <summary>Small ensembles, split for split, against those of the original.</summary>
public sealed class GoldenTreesTests
{
    // The golden values have nine digits.
    private const double Relative = 1e-8;

    private readonly MLContext _ml = new(seed: 1);

    [SkippableFact]
    [Walks("prediction.json", "trees.cases")]
    public void FastTreeBinaryOfFourLeaves()
    {
        var model = _ml.BinaryClassification.Trainers
            .FastTree(numberOfLeaves: 4, numberOfTrees: 3, minimumExampleCountPerLeaf: 2)
            .Fit(TreeData.SchemaRows(_ml));
        JsonElement golden = Golden(0);
        CheckTrees(model.Model.SubModel.TrainedTreeEnsemble, golden);
        CheckScores(model, golden);
        CheckWeights(model.Model.SubModel, golden);
        Assert.Equal(golden.GetProperty("Slope").GetDouble(), model.Model.Calibrator.Slope);
        Assert.Equal(0, model.Model.Calibrator.Offset);
    }

    [SkippableFact]
    public void FastTreeBinaryWithEmptyLeafGradients()
    {
        var model = _ml.BinaryClassification.Trainers
            .FastTree(numberOfLeaves: 8, numberOfTrees: 2, minimumExampleCountPerLeaf: 1, learningRate: 0.1)
            .Fit(TreeData.SchemaRows(_ml));
        JsonElement golden = Golden(1);
        CheckTrees(model.Model.SubModel.TrainedTreeEnsemble, golden);
        CheckScores(model, golden);
        CheckWeights(model.Model.SubModel, golden);
    }

    [SkippableTheory]
    [InlineData(2, 4, 3, 2)]
    [InlineData(3, 3, 10, 10)]
    public void FastForestBinary(int index, int leaves, int trees, int minimumPerLeaf)
    {
        var model = _ml.BinaryClassification.Trainers
            .FastForest(numberOfLeaves: leaves, numberOfTrees: trees, minimumExampleCountPerLeaf: minimumPerLeaf)
            .Fit(TreeData.SchemaRows(_ml));
        CheckTrees(model.Model.TrainedTreeEnsemble, Golden(index));
        CheckScores(model, Golden(index));
    }

    [SkippableTheory]
    [InlineData(4, 4, 3, 2)]
    [InlineData(5, 20, 1, 10)]
    public void FastTreeRegression(int index, int leaves, int trees, int minimumPerLeaf)
    {
        var model = _ml.Regression.Trainers
            .FastTree(
                "Target", numberOfLeaves: leaves, numberOfTrees: trees, minimumExampleCountPerLeaf: minimumPerLeaf)
            .Fit(TreeData.SchemaRows(_ml));
        CheckTrees(model.Model.TrainedTreeEnsemble, Golden(index));
        CheckScores(model, Golden(index));
        CheckWeights(model.Model, Golden(index));
    }

    [SkippableFact]
    public void FastForestRegression()
    {
        var model = _ml.Regression.Trainers
            .FastForest("Target", numberOfLeaves: 4, numberOfTrees: 3, minimumExampleCountPerLeaf: 2)
            .Fit(TreeData.SchemaRows(_ml));
        CheckTrees(model.Model.TrainedTreeEnsemble, Golden(6));
        CheckScores(model, Golden(6));
    }

    private static JsonElement Golden(int index) =>
        GoldenFiles.Read("prediction.json").GetProperty("trees").GetProperty("cases")[index].GetProperty("result");

    private static void CheckTrees<T>(TreeEnsemble<T> ensemble, JsonElement golden)
        where T : RegressionTreeBase
    {
        Assert.Equal(golden.GetProperty("Bias").GetDouble(), ensemble.Bias);
        CheckClose(golden.GetProperty("TreeWeights"), ensemble.TreeWeights);
        JsonElement trees = golden.GetProperty("Trees");
        Assert.Equal(trees.GetArrayLength(), ensemble.Trees.Count);
        for (int t = 0; t < ensemble.Trees.Count; t++)
        {
            T tree = ensemble.Trees[t];
            Assert.Equal(trees[t].GetProperty("NumberOfLeaves").GetInt32(), tree.NumberOfLeaves);
            Assert.Equal(trees[t].GetProperty("NumberOfNodes").GetInt32(), tree.NumberOfNodes);
            CheckInts(trees[t].GetProperty("LeftChild"), tree.LeftChild);
            CheckInts(trees[t].GetProperty("RightChild"), tree.RightChild);
            CheckInts(trees[t].GetProperty("NumericalSplitFeatureIndexes"), tree.NumericalSplitFeatureIndexes);
            CheckClose(
                trees[t].GetProperty("NumericalSplitThresholds"),
                tree.NumericalSplitThresholds.Select(value => (double)value).ToArray());
            CheckClose(trees[t].GetProperty("SplitGains"), tree.SplitGains);
            CheckClose(trees[t].GetProperty("LeafValues"), tree.LeafValues);
            Assert.Equal(new bool[tree.NumberOfNodes], tree.CategoricalSplitFlags);
            Assert.Empty(tree.GetCategoricalSplitFeaturesAt(0));
            Assert.Empty(tree.GetCategoricalCategoricalSplitFeatureRangeAt(0));
        }
    }

    private void CheckScores(ITransformer model, JsonElement golden)
    {
        IDataView scored = model.Transform(TreeData.SchemaRows(_ml));
        CheckFloats(golden.GetProperty("Score"), TreeData.Scores(scored));
        if (golden.TryGetProperty("Probability", out JsonElement probabilities))
            CheckFloats(probabilities, scored.GetColumn<float>("Probability").ToArray());
    }

    private static void CheckWeights(TreeEnsembleModelParameters model, JsonElement golden)
    {
        VBuffer<float> weights = default;
        model.GetFeatureWeights(ref weights);
        CheckFloats(golden.GetProperty("FeatureWeights"), weights.DenseValues().ToArray());
    }

    private static void CheckInts(JsonElement expected, IReadOnlyList<int> actual) =>
        Assert.Equal(expected.EnumerateArray().Select(item => item.GetInt32()), actual);

    private static void CheckFloats(JsonElement expected, float[] actual) =>
        Assert.Equal(expected.EnumerateArray().Select(item => (float)item.Number()), actual);

    private static void CheckClose(JsonElement expected, IReadOnlyList<double> actual)
    {
        Assert.Equal(expected.GetArrayLength(), actual.Count);
        for (int i = 0; i < actual.Count; i++)
        {
            double value = expected[i].Number();
            Assert.True(
                Math.Abs(value - actual[i]) <= Math.Max(Relative * Math.Abs(value), 1e-44),
                $"item {i}: {actual[i]:R} is not {value:R}");
        }
    }
}
