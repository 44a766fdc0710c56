using Microsoft.ML;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.FastTree;

namespace Embedded.MLNet.Tests.FastTree;

public sealed class SaveLoadTests
{
    private readonly MLContext _ml = new(seed: 1);

    [Theory]
    [InlineData(TreeTrainers.BinaryTree)]
    [InlineData(TreeTrainers.BinaryForest)]
    [InlineData(TreeTrainers.RegressionTree)]
    [InlineData(TreeTrainers.RegressionForest)]
    public void ALoadedModelScoresAsTheSavedOne(string trainer)
    {
        IDataView data = TreeData.View(_ml, TreeData.Random(3, 300, 4), 4);
        ITransformer model = TreeTrainers.Create(_ml, trainer, trees: 10).Fit(data);
        ITransformer loaded = SaveAndLoad(model, data.Schema);
        Assert.Equal(TreeData.Scores(model.Transform(data)), TreeData.Scores(loaded.Transform(data)));
        if (trainer == TreeTrainers.BinaryTree)
        {
            Assert.Equal(
                model.Transform(data).GetColumn<float>("Probability"), loaded.Transform(data).GetColumn<float>("Probability"));
        }
    }

    [Fact]
    public void ALoadedForestHasItsTreesAndSamples()
    {
        IDataView data = TreeData.View(_ml, TreeData.Random(4, 300, 4), 4);
        var options = new FastForestRegressionTrainer.Options
        {
            LabelColumnName = "Target",
            ExampleWeightColumnName = "Weight",
            NumberOfTrees = 3,
        };
        var model = _ml.Regression.Trainers.FastForest(options).Fit(data);
        var trees = model.Model.TrainedTreeEnsemble.Trees;
        var loaded = Assert.IsAssignableFrom<ISingleFeaturePredictionTransformer<object>>(
            Single(SaveAndLoad(model, data.Schema)));
        var loadedTrees = Assert.IsType<FastForestRegressionModelParameters>(loaded.Model).TrainedTreeEnsemble.Trees;
        Assert.Equal(trees.Count, loadedTrees.Count);
        for (int t = 0; t < trees.Count; t++)
        {
            Assert.Equal(trees[t].LeftChild, loadedTrees[t].LeftChild);
            Assert.Equal(trees[t].RightChild, loadedTrees[t].RightChild);
            Assert.Equal(trees[t].NumericalSplitFeatureIndexes, loadedTrees[t].NumericalSplitFeatureIndexes);
            Assert.Equal(trees[t].NumericalSplitThresholds, loadedTrees[t].NumericalSplitThresholds);
            Assert.Equal(trees[t].SplitGains, loadedTrees[t].SplitGains);
            Assert.Equal(trees[t].LeafValues, loadedTrees[t].LeafValues);
            Assert.Equal(trees[t].GetLeafSamplesAt(0), loadedTrees[t].GetLeafSamplesAt(0));
            Assert.Equal(trees[t].GetLeafSampleWeightsAt(0), loadedTrees[t].GetLeafSampleWeightsAt(0));
        }
    }

    [Fact]
    public void ALoadedBinaryModelHasItsCalibrator()
    {
        IDataView data = TreeData.View(_ml, TreeData.Random(5, 300, 4), 4);
        var model = _ml.BinaryClassification.Trainers.FastTree(numberOfTrees: 3, learningRate: 0.3).Fit(data);
        var loaded = Assert.IsAssignableFrom<ISingleFeaturePredictionTransformer<object>>(
            Single(SaveAndLoad(model, data.Schema)));
        var calibrated = Assert.IsAssignableFrom<CalibratedModelParametersBase<FastTreeBinaryModelParameters, PlattCalibrator>>(
            loaded.Model);
        Assert.Equal(-0.6, calibrated.Calibrator.Slope);
        Assert.Equal(3, calibrated.SubModel.TrainedTreeEnsemble.Trees.Count);
    }

    private ITransformer SaveAndLoad(ITransformer model, DataViewSchema schema)
    {
        using var stream = new MemoryStream();
        _ml.Model.Save(model, schema, stream);
        stream.Position = 0;
        ITransformer loaded = _ml.Model.Load(stream, out DataViewSchema loadedSchema);
        Assert.Equal(schema.Select(column => column.Name), loadedSchema.Select(column => column.Name));
        return loaded;
    }

    private static ITransformer Single(ITransformer loaded) =>
        loaded is IEnumerable<ITransformer> chain ? chain.Single() : loaded;
}
