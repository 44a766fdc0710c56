using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers.FastTree;

public sealed class FastForestRegressionTrainer : RandomForestTrainerBase<
    FastForestRegressionTrainer.Options,
    RegressionPredictionTransformer<FastForestRegressionModelParameters>,
    FastForestRegressionModelParameters>
{
    // Without options, leaves keep no labels.
    internal FastForestRegressionTrainer(
        IHostEnvironment env, string label, string features, string weight, int leaves, int trees, int minimumPerLeaf)
        : this(env, MakeOptions(label, features, weight, leaves, trees, minimumPerLeaf), samplesLabels: false)
    {
    }

    internal FastForestRegressionTrainer(IHostEnvironment env, Options options)
        : this(env, options, samplesLabels: true)
    {
    }

    private FastForestRegressionTrainer(IHostEnvironment env, Options options, bool samplesLabels)
        : base(
            env, options, TrainerUtils.MakeR4ScalarColumn(options.LabelColumnName), needsCalibration: false, samplesLabels)
    {
    }

    private protected override PredictionKind PredictionKind => PredictionKind.Regression;

    public RegressionPredictionTransformer<FastForestRegressionModelParameters> Fit(
        IDataView trainData, IDataView validationData) => TrainTransformer(trainData, validationData);

    private protected override FastForestRegressionModelParameters TrainModelCore(TrainContext context)
    {
        context.TrainingSet.CheckRegressionLabel();
        TrainedEnsemble ensemble = TrainEnsemble(context, out int featureCount);
        return new FastForestRegressionModelParameters(Host, ensemble, featureCount, Settings.NumberOfQuantileSamples);
    }

    private protected override TreeObjective MakeObjective(TrainingExamples training) =>
        ForestObjective.ForRegression(training.Labels, Settings.ShuffleLabels);

    private protected override RegressionPredictionTransformer<FastForestRegressionModelParameters> MakeTransformer(
        FastForestRegressionModelParameters model, DataViewSchema trainSchema) =>
        new(Host, model, trainSchema, FeatureColumn.Name);

    private protected override SchemaShape.Column[] GetOutputColumnsCore(SchemaShape inputSchema) => ScoreColumns.Regression;

    public sealed class Options : FastForestOptionsBase
    {
        public bool ShuffleLabels;
    }
}
