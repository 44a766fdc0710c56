using Microsoft.ML;
using Microsoft.ML.Trainers;
using Microsoft.ML.Trainers.FastTree;

namespace Embedded.MLNet.Tests.Errors;

/// <summary>Trainers with options out of range, made only or fitted too, and trainers on columns that only some calls name.</summary>
internal sealed class TrainerOptionCalls(ErrorData data)
{
    private const string MadeOnly = " (made only)";
    private const string Fitted = ".Fit(data)";

    private MLContext Ml => data.Ml;

    private BinaryClassificationCatalog.BinaryClassificationTrainers Binary => Ml.BinaryClassification.Trainers;

    /// <summary>The action of a call text; null where it is none of this kind.</summary>
    public Action? Find(string call)
    {
        if (call.EndsWith(MadeOnly, StringComparison.Ordinal) && Trainers.TryGetValue(call[..^MadeOnly.Length], out var make))
            return () => make();
        if (call.EndsWith(Fitted, StringComparison.Ordinal) && Trainers.TryGetValue(call[..^Fitted.Length], out make))
            return () => make().Fit(data.Data);
        return OnOtherData.GetValueOrDefault(call);
    }

    private Dictionary<string, Func<IEstimator<ITransformer>>> Trainers => new()
    {
        ["BinaryClassification.Trainers.FastTree(\"Binary\", numberOfLeaves: 0)"] = () => Binary.FastTree("Binary", numberOfLeaves: 0),
        ["BinaryClassification.Trainers.FastTree(\"Binary\", numberOfLeaves: 1)"] = () => Binary.FastTree("Binary", numberOfLeaves: 1),
        ["BinaryClassification.Trainers.FastTree(\"Binary\", numberOfLeaves: -1)"] = () => Binary.FastTree("Binary", numberOfLeaves: -1),
        ["BinaryClassification.Trainers.FastTree(\"Binary\", numberOfTrees: 0)"] = () => Binary.FastTree("Binary", numberOfTrees: 0),
        ["BinaryClassification.Trainers.FastTree(\"Binary\", numberOfTrees: -1)"] = () => Binary.FastTree("Binary", numberOfTrees: -1),
        ["BinaryClassification.Trainers.FastTree(\"Binary\", minimumExampleCountPerLeaf: 0)"] =
            () => Binary.FastTree("Binary", minimumExampleCountPerLeaf: 0),
        ["BinaryClassification.Trainers.FastTree(\"Binary\", minimumExampleCountPerLeaf: -1)"] =
            () => Binary.FastTree("Binary", minimumExampleCountPerLeaf: -1),
        ["BinaryClassification.Trainers.FastTree(\"Binary\", learningRate: 0)"] = () => Binary.FastTree("Binary", learningRate: 0),
        ["BinaryClassification.Trainers.FastTree(\"Binary\", learningRate: -1)"] = () => Binary.FastTree("Binary", learningRate: -1),
        ["BinaryClassification.Trainers.FastTree(\"Binary\", learningRate: \"NaN\")"] = () => Binary.FastTree("Binary", learningRate: double.NaN),
        ["BinaryClassification.Trainers.FastTree(new Options { LabelColumnName = \"Binary\", MaximumBinCountPerFeature = 0 })"] =
            () => Binary.FastTree(new FastTreeBinaryTrainer.Options { LabelColumnName = "Binary", MaximumBinCountPerFeature = 0 }),
        ["BinaryClassification.Trainers.FastTree(new Options { LabelColumnName = \"Binary\", FeatureFraction = 2 })"] =
            () => Binary.FastTree(new FastTreeBinaryTrainer.Options { LabelColumnName = "Binary", FeatureFraction = 2 }),
        ["BinaryClassification.Trainers.FastTree(new Options { LabelColumnName = \"Binary\", BaggingSize = -1 })"] =
            () => Binary.FastTree(new FastTreeBinaryTrainer.Options { LabelColumnName = "Binary", BaggingSize = -1 }),
        ["BinaryClassification.Trainers.FastForest(\"Binary\", numberOfLeaves: 0)"] = () => Binary.FastForest("Binary", numberOfLeaves: 0),
        ["BinaryClassification.Trainers.FastForest(\"Binary\", numberOfTrees: 0)"] = () => Binary.FastForest("Binary", numberOfTrees: 0),
        ["BinaryClassification.Trainers.LinearSvm(\"Binary\", numberOfIterations: 0)"] = () => Binary.LinearSvm("Binary", numberOfIterations: 0),
        ["BinaryClassification.Trainers.LinearSvm(\"Binary\", numberOfIterations: -1)"] = () => Binary.LinearSvm("Binary", numberOfIterations: -1),
        ["BinaryClassification.Trainers.LinearSvm(new Options { LabelColumnName = \"Binary\", Lambda = 0 })"] =
            () => Binary.LinearSvm(new LinearSvmTrainer.Options { LabelColumnName = "Binary", Lambda = 0 }),
        ["BinaryClassification.Trainers.LinearSvm(new Options { LabelColumnName = \"Binary\", Lambda = -1 })"] =
            () => Binary.LinearSvm(new LinearSvmTrainer.Options { LabelColumnName = "Binary", Lambda = -1 }),
        ["BinaryClassification.Trainers.LinearSvm(new Options { LabelColumnName = \"Binary\", BatchSize = 0 })"] =
            () => Binary.LinearSvm(new LinearSvmTrainer.Options { LabelColumnName = "Binary", BatchSize = 0 }),
        ["BinaryClassification.Trainers.LbfgsLogisticRegression(\"Binary\", l2Regularization: -1)"] =
            () => Binary.LbfgsLogisticRegression("Binary", l2Regularization: -1),
        ["BinaryClassification.Trainers.LbfgsLogisticRegression(\"Binary\", historySize: 0)"] =
            () => Binary.LbfgsLogisticRegression("Binary", historySize: 0),
        ["BinaryClassification.Trainers.LbfgsLogisticRegression(\"Binary\", optimizationTolerance: 0)"] =
            () => Binary.LbfgsLogisticRegression("Binary", optimizationTolerance: 0),
        ["BinaryClassification.Trainers.AveragedPerceptron(\"Binary\", learningRate: 0)"] = () => Binary.AveragedPerceptron("Binary", learningRate: 0),
        ["BinaryClassification.Trainers.AveragedPerceptron(\"Binary\", learningRate: -1)"] = () => Binary.AveragedPerceptron("Binary", learningRate: -1),
        ["BinaryClassification.Trainers.AveragedPerceptron(\"Binary\", numberOfIterations: 0)"] =
            () => Binary.AveragedPerceptron("Binary", numberOfIterations: 0),
        ["MulticlassClassification.Trainers.OneVersusAll(null)"] =
            () => Ml.MulticlassClassification.Trainers.OneVersusAll<ITransformer>(null),
        ["BinaryClassification.Trainers.FastTree(\"Binary\", exampleWeightColumnName: \"nope\")"] =
            () => Binary.FastTree("Binary", exampleWeightColumnName: "nope"),
        ["BinaryClassification.Trainers.FastTree(\"Binary\", exampleWeightColumnName: \"Class\")"] =
            () => Binary.FastTree("Binary", exampleWeightColumnName: "Class"),
    };

    private Dictionary<string, Action> OnOtherData => new()
    {
        ["BinaryClassification.Trainers.FastTree().Fit(data with Features: Vector<Int32, 2>)"] = () => Binary.FastTree().Fit(data.IntegerFeatures),
        ["BinaryClassification.Trainers.LinearSvm().Fit(data with Features: Vector<Int32, 2>)"] = () => Binary.LinearSvm().Fit(data.IntegerFeatures),
        ["Concatenate(\"F\", \"Features\").Fit(data with Features: Vector<Int32, 2>)"] =
            () => Ml.Transforms.Concatenate("F", "Features").Fit(data.IntegerFeatures),
        ["BinaryClassification.Trainers.FastTree().Fit(data with Features: Vector<Single> of unknown size)"] =
            () => Binary.FastTree().Fit(data.UnsizedFeatures),
        ["BinaryClassification.Trainers.LinearSvm().Fit(data with Features: Vector<Single> of unknown size)"] =
            () => Binary.LinearSvm().Fit(data.UnsizedFeatures),
        ["Concatenate(\"F\", \"Features\").Fit(data with Features: Vector<Single> of unknown size)"] =
            () => Ml.Transforms.Concatenate("F", "Features").Fit(data.UnsizedFeatures),
    };
}
