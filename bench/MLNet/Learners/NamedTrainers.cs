using Microsoft.ML;

namespace Bench.MLNet.Learners;

/// <summary>Trainers by their names in learners.json, on the columns of a learner row.</summary>
internal static class NamedTrainers
{
    private const string OneVersusAll = "OneVersusAll(";

    public static IEstimator<ITransformer> Create(MLContext ml, string name, string task)
    {
        var binary = ml.BinaryClassification.Trainers;
        var classes = ml.MulticlassClassification.Trainers;
        var regression = ml.Regression.Trainers;
        if (name.StartsWith(OneVersusAll, StringComparison.Ordinal))
        {
            return name[OneVersusAll.Length..^1] switch
            {
                "FastTree" => classes.OneVersusAll(binary.FastTree("Class"), "Class"),
                "FastTree(numberOfTrees: 20)" => classes.OneVersusAll(binary.FastTree("Class", numberOfTrees: 20), "Class"),
                "FastForest" => classes.OneVersusAll(binary.FastForest("Class"), "Class"),
                "LinearSvm" => classes.OneVersusAll(binary.LinearSvm("Class"), "Class"),
                _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such trainer"),
            };
        }
        return (name, task) switch
        {
            ("FastTree", "regression") => regression.FastTree("Target"),
            ("FastForest", "regression") => regression.FastForest("Target"),
            ("LbfgsPoissonRegression", _) => regression.LbfgsPoissonRegression("Target"),
            ("FastTree", _) => binary.FastTree(),
            ("FastForest", _) => binary.FastForest(),
            ("LinearSvm", _) => binary.LinearSvm(),
            ("LbfgsLogisticRegression", _) => binary.LbfgsLogisticRegression(),
            ("LbfgsMaximumEntropy", _) => classes.LbfgsMaximumEntropy("Class"),
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such trainer"),
        };
    }
}
