using System.Text.Json;
using Microsoft.ML;
using Microsoft.ML.Trainers.FastTree;

namespace Embedded.MLNet.Tests.FastTree;

public sealed class OptionsTests
{
    private readonly MLContext _ml = new(seed: 1);

    [Fact]
    public void BoostingDefaults()
    {
        var options = new FastTreeBinaryTrainer.Options();
        CheckCommon(options);
        Assert.Equal(1, options.FeatureFraction);
        Assert.Equal(1, options.FeatureFractionPerSplit);
        Assert.Equal(0, options.BaggingSize);
        Assert.Equal(0.2, options.LearningRate);
        Assert.Equal(1, options.Shrinkage);
        Assert.Equal(0, options.DropoutRate);
        Assert.Equal(1, options.GetDerivativesSampleRate);
        Assert.Equal(100, options.MaximumTreeOutput);
        Assert.Null(options.EarlyStoppingRule);
        Assert.False(options.BestStepRankingRegressionTrees);
        Assert.False(options.RandomStart);
        Assert.False(options.FilterZeroLambdas);
        Assert.False(options.UnbalancedSets);
        Assert.Equal(EarlyStoppingMetric.L1Norm, new FastTreeRegressionTrainer.Options().EarlyStoppingMetric);
    }

    [Fact]
    public void BoostingDefaultsOfStepsAndPruning()
    {
        var options = new FastTreeRegressionTrainer.Options();
        Assert.Equal(BoostedTreeOptions.OptimizationAlgorithmType.GradientDescent, options.OptimizationAlgorithm);
        Assert.False(options.UseLineSearch);
        Assert.Equal(0, options.MaximumNumberOfLineSearchSteps);
        Assert.Equal(0, options.MinimumStepSize);
        Assert.False(options.EnablePruning);
        Assert.False(options.UseTolerantPruning);
        Assert.Equal(0.004, options.PruningThreshold);
        Assert.Equal(5, options.PruningWindowSize);
        Assert.False(options.WriteLastEnsemble);
    }

    [Fact]
    public void OptionsThatAreNotSupportedAreRefusedByName()
    {
        IDataView data = TreeData.View(_ml, TreeData.Random(1, 100, 3), 3);
        var settings = new (string Name, Action<FastTreeRegressionTrainer.Options> Set)[]
        {
            ("CategoricalSplit", options => options.CategoricalSplit = true),
            ("CompressEnsemble", options => options.CompressEnsemble = true),
            ("UseTolerantPruning", options => options.UseTolerantPruning = true),
            ("UseLineSearch", options => options.UseLineSearch = true),
            ("OptimizationAlgorithm ConjugateGradientDescent", options =>
                options.OptimizationAlgorithm = BoostedTreeOptions.OptimizationAlgorithmType.ConjugateGradientDescent),
        };
        foreach ((string name, Action<FastTreeRegressionTrainer.Options> set) in settings)
        {
            Exception thrown = Assert.Throws<NotSupportedException>(() => TreeTrainers.Regression(_ml, set).Fit(data));
            Assert.StartsWith(name, thrown.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void TimeAndMemoryAreLoggedWhereAsked()
    {
        IDataView data = TreeData.View(_ml, TreeData.Random(1, 100, 3), 3);
        var messages = new List<string>();
        _ml.Log += (_, logged) => messages.Add(logged.RawMessage);
        TreeTrainers.Regression(_ml, options => (options.ExecutionTime, options.MemoryStatistics) = (true, true)).Fit(data);
        Assert.Contains(messages, message => message.StartsWith("Reading, binning and training took", StringComparison.Ordinal));
        Assert.Contains(messages, message => message.EndsWith("MiB", StringComparison.Ordinal));
    }

    [Fact]
    public void ForestDefaults()
    {
        var options = new FastForestRegressionTrainer.Options();
        CheckCommon(options);
        Assert.Equal(0.7, options.FeatureFraction);
        Assert.Equal(0.7, options.FeatureFractionPerSplit);
        Assert.Equal(1, options.BaggingSize);
        Assert.Equal(100, options.NumberOfQuantileSamples);
        Assert.False(options.ShuffleLabels);
        Assert.Equal(100, new FastForestBinaryTrainer.Options().MaximumOutputMagnitudePerTree);
    }

    [Fact]
    public void TrainersWantNeitherNormalizationNorCaching()
    {
        Assert.False(_ml.BinaryClassification.Trainers.FastTree().Info.NeedNormalization);
        Assert.False(_ml.Regression.Trainers.FastForest().Info.WantCaching);
    }

    [SkippableTheory]
    [InlineData("numberOfLeaves", 0)]
    [InlineData("numberOfLeaves", 1)]
    [InlineData("numberOfLeaves", -1)]
    [InlineData("numberOfTrees", 0)]
    [InlineData("numberOfTrees", -1)]
    [InlineData("minimumExampleCountPerLeaf", 0)]
    [InlineData("minimumExampleCountPerLeaf", -1)]
    [InlineData("learningRate", 0)]
    [InlineData("learningRate", -1)]
    public void FitJudgesArgumentsAsTheOriginalDoes(string argument, int value)
    {
        FastTreeBinaryTrainer trainer = argument switch
        {
            "numberOfLeaves" => _ml.BinaryClassification.Trainers.FastTree(numberOfLeaves: value),
            "numberOfTrees" => _ml.BinaryClassification.Trainers.FastTree(numberOfTrees: value),
            "minimumExampleCountPerLeaf" => _ml.BinaryClassification.Trainers.FastTree(minimumExampleCountPerLeaf: value),
            _ => _ml.BinaryClassification.Trainers.FastTree(learningRate: value),
        };
        CheckFit($"BinaryClassification.Trainers.FastTree(\"Binary\", {argument}: {value}).Fit(data)", trainer);
    }

    [SkippableFact]
    public void FitAcceptsALearningRateThatIsNoNumber() =>
        CheckFit(
            "BinaryClassification.Trainers.FastTree(\"Binary\", learningRate: \"NaN\").Fit(data)",
            _ml.BinaryClassification.Trainers.FastTree(learningRate: double.NaN));

    [SkippableTheory]
    [InlineData("MaximumBinCountPerFeature = 0")]
    [InlineData("FeatureFraction = 2")]
    [InlineData("BaggingSize = -1")]
    public void FitJudgesOptionsAsTheOriginalDoes(string setting)
    {
        var options = new FastTreeBinaryTrainer.Options();
        if (setting.StartsWith("Max", StringComparison.Ordinal))
            options.MaximumBinCountPerFeature = 0;
        else if (setting.StartsWith('F'))
            options.FeatureFraction = 2;
        else
            options.BaggingSize = -1;
        CheckFit(
            "BinaryClassification.Trainers.FastTree(new Options { LabelColumnName = \"Binary\", " + setting + " }).Fit(data)",
            _ml.BinaryClassification.Trainers.FastTree(options));
    }

    [SkippableTheory]
    [InlineData(TreeTrainers.BinaryTree)]
    [InlineData(TreeTrainers.BinaryForest)]
    [InlineData(TreeTrainers.RegressionTree)]
    [InlineData(TreeTrainers.RegressionForest)]
    public void MissingColumnsAreNamed(string trainer)
    {
        IDataView data = TreeData.SchemaRows(_ml);
        CheckException(
            $"{trainer}(labelColumnName: \"nope\").Fit(data)",
            () => TreeTrainers.Create(_ml, trainer, label: "nope", target: "nope").Fit(data));
        CheckException(
            $"{trainer}(featureColumnName: \"nope\").Fit(data)",
            () => TreeTrainers.Create(_ml, trainer, features: "nope").Fit(data));
    }

    [Fact]
    public void NumberOfTreesMustBeAMultipleOfTheBag()
    {
        IDataView data = TreeData.View(_ml, TreeData.Random(1, 100, 3), 3);
        var trainer = TreeTrainers.Regression(_ml, options => (options.NumberOfTrees, options.BaggingSize) = (10, 3));
        Exception thrown = Assert.Throws<InvalidOperationException>(() => trainer.Fit(data));
        Assert.Contains("BaggingSize (3)", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void EarlyStoppingNeedsAValidationSet()
    {
        IDataView data = TreeData.View(_ml, TreeData.Random(1, 100, 3), 3);
        var trainer = TreeTrainers.Regression(_ml, options => options.EarlyStoppingRule = new GeneralityLossRule());
        Exception thrown = Assert.Throws<InvalidOperationException>(() => trainer.Fit(data));
        Assert.Contains("EarlyStoppingRule", thrown.Message, StringComparison.Ordinal);
    }

    private static void CheckCommon(TreeOptions options)
    {
        Assert.Equal("Label", options.LabelColumnName);
        Assert.Equal("Features", options.FeatureColumnName);
        Assert.Null(options.ExampleWeightColumnName);
        Assert.Null(options.RowGroupColumnName);
        Assert.Null(options.NumberOfThreads);
        Assert.Equal(123, options.Seed);
        Assert.Equal(123, options.FeatureSelectionSeed);
        Assert.Equal(0, options.EntropyCoefficient);
        Assert.Equal(-1, options.HistogramPoolSize);
        Assert.Equal(255, options.MaximumBinCountPerFeature);
        Assert.Equal(0.7, options.SparsifyThreshold);
        Assert.Equal(0, options.FeatureFirstUsePenalty);
        Assert.Equal(0, options.FeatureReusePenalty);
        Assert.Equal(0, options.GainConfidenceLevel);
        Assert.Equal(0, options.SoftmaxTemperature);
        Assert.Equal(20, options.NumberOfLeaves);
        Assert.Equal(10, options.MinimumExampleCountPerLeaf);
        Assert.Equal(100, options.NumberOfTrees);
        Assert.Equal(0.7, options.BaggingExampleFraction);
        Assert.Equal(0, options.Smoothing);
        Assert.True(options.AllowEmptyTrees);
        Assert.False(options.CategoricalSplit);
        Assert.Equal(64, options.MaximumCategoricalGroupCountPerNode);
        Assert.Equal(64, options.MaximumCategoricalSplitPointCount);
        Assert.Equal(0.001, options.MinimumExampleFractionForCategoricalSplit);
        Assert.Equal(100, options.MinimumExamplesForCategoricalSplit);
        Assert.Equal(0, options.Bias);
        Assert.Equal(Bundle.None, options.Bundling);
        Assert.False(options.CompressEnsemble);
        Assert.True(options.FeatureFlocks);
        Assert.Null(options.DiskTranspose);
        Assert.False(options.ExecutionTime);
        Assert.False(options.MemoryStatistics);
        Assert.Equal(int.MaxValue, options.TestFrequency);
    }

    private void CheckFit(string call, FastTreeBinaryTrainer trainer)
    {
        IDataView data = TreeData.SchemaRows(_ml);
        if (Golden(call).ValueKind == JsonValueKind.String)
            Assert.Equal(60, TreeData.Scores(trainer.Fit(data).Transform(data)).Length);
        else
            CheckException(call, () => trainer.Fit(data));
    }

    private static void CheckException(string call, Action action)
    {
        JsonElement expected = Golden(call);
        Exception thrown = Assert.ThrowsAny<Exception>(action);
        Assert.Equal(expected.GetProperty("exception").GetString(), thrown.GetType().FullName);
        if (expected.TryGetProperty("paramName", out JsonElement name))
            Assert.Equal(name.GetString(), Assert.IsAssignableFrom<ArgumentException>(thrown).ParamName);
    }

    private static JsonElement Golden(string call) => GoldenFiles.Read("errors.json").GetProperty("cases")
        .EnumerateArray().First(item => item.GetProperty("call").GetString() == call).GetProperty("result");
}
