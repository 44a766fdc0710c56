using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

// Counts, for each class, its rows and in how many of them each feature is positive.
public sealed class NaiveBayesMulticlassTrainer
    : TrainerEstimatorBase<MulticlassPredictionTransformer<NaiveBayesMulticlassModelParameters>, NaiveBayesMulticlassModelParameters>
{
    internal const string LoadNameValue = "MultiClassNaiveBayes";

    internal NaiveBayesMulticlassTrainer(IHostEnvironment env, string labelColumnName, string featureColumnName)
        : base(env.Register(LoadNameValue), TrainerUtils.MakeR4VecFeature(featureColumnName), TrainerUtils.MakeU4ScalarColumn(labelColumnName))
    {
    }

    public override TrainerInfo Info { get; } = new(normalization: false, caching: false);

    private protected override PredictionKind PredictionKind => PredictionKind.MulticlassClassification;

    private protected override NaiveBayesMulticlassModelParameters TrainModelCore(TrainContext trainContext)
    {
        var data = trainContext.TrainingSet;
        data.CheckFeatureFloatVector(out var featureCount);
        data.CheckMulticlassLabel(out var classCount);

        using var channel = Host.Start("Training");
        var labels = new long[classCount];
        var features = new long[classCount][];
        for (var i = 0; i < classCount; i++)
            features[i] = new long[featureCount];
        using var cursor = new MulticlassLabelCursor(classCount, data, CursOpt.Label | CursOpt.Features);
        while (cursor.MoveNext())
        {
            labels[cursor.Label]++;
            var counts = features[cursor.Label];
            var values = cursor.Features.GetValues();
            var indices = cursor.Features.IsDense ? default : cursor.Features.GetIndices();
            for (var i = 0; i < values.Length; i++)
            {
                if (values[i] > 0)
                    counts[indices.IsEmpty ? i : indices[i]]++;
            }
        }
        if (cursor.SkippedRowCount > 0)
            channel.Warning($"Skipped {cursor.SkippedRowCount} instances with missing features or labels during training");
        return new NaiveBayesMulticlassModelParameters(Host, labels, features, featureCount);
    }

    // As of the real trainer: a label that is no key is refused by type, not by name.
    private protected override void CheckLabelCompatible(SchemaShape.Column labelCol) => LabelColumn.CheckKeyLabel(Host, labelCol);

    private protected override MulticlassPredictionTransformer<NaiveBayesMulticlassModelParameters> MakeTransformer(
        NaiveBayesMulticlassModelParameters model, DataViewSchema trainSchema) => new(Host, model, trainSchema, FeatureColumn.Name, LabelColumn.Name);

    private protected override SchemaShape.Column[] GetOutputColumnsCore(SchemaShape inputSchema) =>
        ScoreColumnShapes.Multiclass(inputSchema, LabelColumn.Name);
}
