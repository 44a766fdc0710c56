using System.Threading.Tasks;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers.FastTree;

public sealed class FastTreeRegressionTrainer : BoostingFastTreeTrainerBase<
    FastTreeRegressionTrainer.Options,
    RegressionPredictionTransformer<FastTreeRegressionModelParameters>,
    FastTreeRegressionModelParameters>
{
    internal FastTreeRegressionTrainer(
        IHostEnvironment env, string label, string features, string weight, int leaves, int trees, int minimumPerLeaf,
        double learningRate)
        : this(env, MakeOptions(label, features, weight, leaves, trees, minimumPerLeaf, learningRate))
    {
    }

    internal FastTreeRegressionTrainer(IHostEnvironment env, Options options)
        : base(env, options, TrainerUtils.MakeR4ScalarColumn(options.LabelColumnName))
    {
    }

    private protected override PredictionKind PredictionKind => PredictionKind.Regression;

    private protected override EarlyStoppingMonitor.Loss StoppingLoss =>
        Settings.EarlyStoppingMetric == EarlyStoppingMetric.L2Norm ? StoppingLosses.L2 : StoppingLosses.L1;

    public RegressionPredictionTransformer<FastTreeRegressionModelParameters> Fit(
        IDataView trainData, IDataView validationData) => TrainTransformer(trainData, validationData);

    private protected override FastTreeRegressionModelParameters TrainModelCore(TrainContext context)
    {
        context.TrainingSet.CheckRegressionLabel();
        TrainedEnsemble ensemble = TrainEnsemble(context, out int featureCount);
        return new FastTreeRegressionModelParameters(Host, ensemble, featureCount);
    }

    private protected override TreeObjective MakeObjective(
        TrainingExamples training, double[] weights, BoostingSettings settings, ParallelOptions threads) =>
        new SquaredLossObjective(training.Labels, settings, Settings.DropoutRate > 0, threads);

    private protected override RegressionPredictionTransformer<FastTreeRegressionModelParameters> MakeTransformer(
        FastTreeRegressionModelParameters model, DataViewSchema trainSchema) =>
        new(Host, model, trainSchema, FeatureColumn.Name);

    private protected override SchemaShape.Column[] GetOutputColumnsCore(SchemaShape inputSchema) => ScoreColumns.Regression;

    public sealed class Options : BoostedTreeOptions, IComponentFactory
    {
        public EarlyStoppingMetric EarlyStoppingMetric { get; set; } = EarlyStoppingMetric.L1Norm;

        internal override void Check(IExceptionContext context)
        {
            base.Check(context);
            context.CheckUserArg(
                EarlyStoppingMetric is EarlyStoppingMetric.L1Norm or EarlyStoppingMetric.L2Norm, nameof(EarlyStoppingMetric),
                "Must be L1Norm or L2Norm.");
        }
    }
}
