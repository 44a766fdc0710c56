using System.Text.RegularExpressions;
using Microsoft.ML;

namespace Embedded.MLNet.Tests.Errors;

/// <summary>Trainers whose label or features column is missing or of another type: the same calls for every trainer.</summary>
internal sealed partial class TrainerColumnCalls(ErrorData data)
{
    private MLContext Ml => data.Ml;

    /// <summary>The action of a call text; null where it is none of this kind.</summary>
    public Action? Find(string call)
    {
        var match = ColumnCall().Match(call);
        if (!match.Success || TrainerOf(match.Groups["trainer"].Value) is not { } make)
            return null;
        var column = match.Groups["column"].Value;
        var isLabel = match.Groups["role"].Value == "label";
        return () =>
        {
            var trainer = make(isLabel ? column : null, isLabel ? "Features" : column);
            if (match.Groups["then"].Value == "Fit")
                trainer.Fit(data.Data);
            else
                trainer.GetOutputSchema(data.Shape);
        };
    }

    // Without a label column the one that fits the trainer.
    private Func<string?, string, IEstimator<ITransformer>>? TrainerOf(string name)
    {
        var binary = Ml.BinaryClassification.Trainers;
        var multiclass = Ml.MulticlassClassification.Trainers;
        var regression = Ml.Regression.Trainers;
        return name switch
        {
            "BinaryClassification.Trainers.FastTree" => (label, features) => binary.FastTree(label ?? "Binary", features),
            "BinaryClassification.Trainers.FastForest" => (label, features) => binary.FastForest(label ?? "Binary", features),
            "BinaryClassification.Trainers.LinearSvm" => (label, features) => binary.LinearSvm(label ?? "Binary", features),
            "BinaryClassification.Trainers.LbfgsLogisticRegression" => (label, features) => binary.LbfgsLogisticRegression(label ?? "Binary", features),
            "BinaryClassification.Trainers.AveragedPerceptron" => (label, features) => binary.AveragedPerceptron(label ?? "Binary", features),
            "MulticlassClassification.Trainers.LbfgsMaximumEntropy" => (label, features) => multiclass.LbfgsMaximumEntropy(label ?? "Label", features),
            "MulticlassClassification.Trainers.OneVersusAll(FastTree)" =>
                (label, features) => multiclass.OneVersusAll(binary.FastTree(featureColumnName: features), label ?? "Label"),
            "MulticlassClassification.Trainers.OneVersusAll(LinearSvm)" =>
                (label, features) => multiclass.OneVersusAll(binary.LinearSvm(featureColumnName: features), label ?? "Label"),
            "Regression.Trainers.FastTree" => (label, features) => regression.FastTree(label ?? "Target", features),
            "Regression.Trainers.FastForest" => (label, features) => regression.FastForest(label ?? "Target", features),
            "Regression.Trainers.LbfgsPoissonRegression" => (label, features) => regression.LbfgsPoissonRegression(label ?? "Target", features),
            _ => null,
        };
    }

    [GeneratedRegex("""^(?<trainer>\w+\.Trainers\.\w+(\(\w+\))?)\((?<role>label|feature)ColumnName: "(?<column>\w+)"(: [^)]*)?\)\.(?<then>Fit|GetOutputSchema)\((data|shape)\)$""")]
    private static partial Regex ColumnCall();
}
