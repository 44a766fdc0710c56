using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Trainers.FastTree;

namespace Microsoft.ML;

public static class TreeExtensions
{
    public static FastTreeRegressionTrainer FastTree(
        this RegressionCatalog.RegressionTrainers catalog,
        string labelColumnName = DefaultColumnNames.Label,
        string featureColumnName = DefaultColumnNames.Features,
        string exampleWeightColumnName = null,
        int numberOfLeaves = TreeOptions.Defaults.NumberOfLeaves,
        int numberOfTrees = TreeOptions.Defaults.NumberOfTrees,
        int minimumExampleCountPerLeaf = TreeOptions.Defaults.MinimumExampleCountPerLeaf,
        double learningRate = TreeOptions.Defaults.LearningRate)
    {
        Contracts.CheckValue(catalog, nameof(catalog));
        return new FastTreeRegressionTrainer(
            catalog.GetEnvironment(), labelColumnName, featureColumnName, exampleWeightColumnName, numberOfLeaves,
            numberOfTrees, minimumExampleCountPerLeaf, learningRate);
    }

    public static FastTreeRegressionTrainer FastTree(
        this RegressionCatalog.RegressionTrainers catalog, FastTreeRegressionTrainer.Options options)
    {
        Contracts.CheckValue(catalog, nameof(catalog));
        Contracts.CheckValue(options, nameof(options));
        return new FastTreeRegressionTrainer(catalog.GetEnvironment(), options);
    }

    public static FastTreeBinaryTrainer FastTree(
        this BinaryClassificationCatalog.BinaryClassificationTrainers catalog,
        string labelColumnName = DefaultColumnNames.Label,
        string featureColumnName = DefaultColumnNames.Features,
        string exampleWeightColumnName = null,
        int numberOfLeaves = TreeOptions.Defaults.NumberOfLeaves,
        int numberOfTrees = TreeOptions.Defaults.NumberOfTrees,
        int minimumExampleCountPerLeaf = TreeOptions.Defaults.MinimumExampleCountPerLeaf,
        double learningRate = TreeOptions.Defaults.LearningRate)
    {
        Contracts.CheckValue(catalog, nameof(catalog));
        return new FastTreeBinaryTrainer(
            catalog.GetEnvironment(), labelColumnName, featureColumnName, exampleWeightColumnName, numberOfLeaves,
            numberOfTrees, minimumExampleCountPerLeaf, learningRate);
    }

    public static FastTreeBinaryTrainer FastTree(
        this BinaryClassificationCatalog.BinaryClassificationTrainers catalog, FastTreeBinaryTrainer.Options options)
    {
        Contracts.CheckValue(catalog, nameof(catalog));
        Contracts.CheckValue(options, nameof(options));
        return new FastTreeBinaryTrainer(catalog.GetEnvironment(), options);
    }

    public static FastForestRegressionTrainer FastForest(
        this RegressionCatalog.RegressionTrainers catalog,
        string labelColumnName = DefaultColumnNames.Label,
        string featureColumnName = DefaultColumnNames.Features,
        string exampleWeightColumnName = null,
        int numberOfLeaves = TreeOptions.Defaults.NumberOfLeaves,
        int numberOfTrees = TreeOptions.Defaults.NumberOfTrees,
        int minimumExampleCountPerLeaf = TreeOptions.Defaults.MinimumExampleCountPerLeaf)
    {
        Contracts.CheckValue(catalog, nameof(catalog));
        return new FastForestRegressionTrainer(
            catalog.GetEnvironment(), labelColumnName, featureColumnName, exampleWeightColumnName, numberOfLeaves,
            numberOfTrees, minimumExampleCountPerLeaf);
    }

    public static FastForestRegressionTrainer FastForest(
        this RegressionCatalog.RegressionTrainers catalog, FastForestRegressionTrainer.Options options)
    {
        Contracts.CheckValue(catalog, nameof(catalog));
        Contracts.CheckValue(options, nameof(options));
        return new FastForestRegressionTrainer(catalog.GetEnvironment(), options);
    }

    public static FastForestBinaryTrainer FastForest(
        this BinaryClassificationCatalog.BinaryClassificationTrainers catalog,
        string labelColumnName = DefaultColumnNames.Label,
        string featureColumnName = DefaultColumnNames.Features,
        string exampleWeightColumnName = null,
        int numberOfLeaves = TreeOptions.Defaults.NumberOfLeaves,
        int numberOfTrees = TreeOptions.Defaults.NumberOfTrees,
        int minimumExampleCountPerLeaf = TreeOptions.Defaults.MinimumExampleCountPerLeaf)
    {
        Contracts.CheckValue(catalog, nameof(catalog));
        return new FastForestBinaryTrainer(
            catalog.GetEnvironment(), labelColumnName, featureColumnName, exampleWeightColumnName, numberOfLeaves,
            numberOfTrees, minimumExampleCountPerLeaf);
    }

    public static FastForestBinaryTrainer FastForest(
        this BinaryClassificationCatalog.BinaryClassificationTrainers catalog, FastForestBinaryTrainer.Options options)
    {
        Contracts.CheckValue(catalog, nameof(catalog));
        Contracts.CheckValue(options, nameof(options));
        return new FastForestBinaryTrainer(catalog.GetEnvironment(), options);
    }
}
