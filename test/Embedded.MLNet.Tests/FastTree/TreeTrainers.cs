using Microsoft.ML;
using Microsoft.ML.Trainers.FastTree;

namespace Embedded.MLNet.Tests.FastTree;

/// <summary>The four trainers behind one interface, by the name of the call in the golden files.</summary>
internal static class TreeTrainers
{
    public const string BinaryTree = "BinaryClassification.Trainers.FastTree";
    public const string BinaryForest = "BinaryClassification.Trainers.FastForest";
    public const string RegressionTree = "Regression.Trainers.FastTree";
    public const string RegressionForest = "Regression.Trainers.FastForest";

    public static IEstimator<ITransformer> Create(
        MLContext ml, string trainer, int minimumPerLeaf = 10, int leaves = 20, int trees = 100, string? weight = null,
        string label = "Label", string target = "Target", string features = "Features") => trainer switch
        {
            BinaryTree => ml.BinaryClassification.Trainers.FastTree(
                label, features, weight, leaves, trees, minimumPerLeaf),
            BinaryForest => ml.BinaryClassification.Trainers.FastForest(
                label, features, weight, leaves, trees, minimumPerLeaf),
            RegressionTree => ml.Regression.Trainers.FastTree(
                target, features, weight, leaves, trees, minimumPerLeaf),
            RegressionForest => ml.Regression.Trainers.FastForest(
                target, features, weight, leaves, trees, minimumPerLeaf),
            _ => throw new ArgumentOutOfRangeException(nameof(trainer), trainer, "No such trainer"),
        };

    /// <summary>A regression trainer with options that a test sets.</summary>
    public static FastTreeRegressionTrainer Regression(MLContext ml, Action<FastTreeRegressionTrainer.Options> set)
    {
        var options = new FastTreeRegressionTrainer.Options { LabelColumnName = "Target" };
        set(options);
        return ml.Regression.Trainers.FastTree(options);
    }
}
