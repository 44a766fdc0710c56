using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers.FastTree;

public sealed class FastForestBinaryTrainer : RandomForestTrainerBase<
    FastForestBinaryTrainer.Options,
    BinaryPredictionTransformer<FastForestBinaryModelParameters>,
    FastForestBinaryModelParameters>
{
    internal FastForestBinaryTrainer(
        IHostEnvironment env, string label, string features, string weight, int leaves, int trees, int minimumPerLeaf)
        : this(env, MakeOptions(label, features, weight, leaves, trees, minimumPerLeaf))
    {
    }

    internal FastForestBinaryTrainer(IHostEnvironment env, Options options)
        : base(
            env, options, TrainerUtils.MakeBoolScalarLabel(options.LabelColumnName), needsCalibration: true,
            samplesLabels: false)
    {
    }

    private protected override PredictionKind PredictionKind => PredictionKind.BinaryClassification;

    public BinaryPredictionTransformer<FastForestBinaryModelParameters> Fit(IDataView trainData, IDataView validationData) =>
        TrainTransformer(trainData, validationData);

    private protected override FastForestBinaryModelParameters TrainModelCore(TrainContext context)
    {
        context.TrainingSet.CheckBinaryLabel();
        TrainedEnsemble ensemble = TrainEnsemble(context, out int featureCount);
        return new FastForestBinaryModelParameters(Host, ensemble, featureCount);
    }

    private protected override TreeObjective MakeObjective(TrainingExamples training) =>
        ForestObjective.ForClasses(training.Labels);

    private protected override BinaryPredictionTransformer<FastForestBinaryModelParameters> MakeTransformer(
        FastForestBinaryModelParameters model, DataViewSchema trainSchema) =>
        new(Host, model, trainSchema, FeatureColumn.Name);

    private protected override SchemaShape.Column[] GetOutputColumnsCore(SchemaShape inputSchema) => ScoreColumns.Binary;

    public sealed class Options : FastForestOptionsBase
    {
        // As in the original, the means that leaves give are within it anyway.
        public double MaximumOutputMagnitudePerTree = 100;
    }
}
