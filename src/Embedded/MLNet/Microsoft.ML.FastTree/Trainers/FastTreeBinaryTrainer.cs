using System.Threading.Tasks;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers.FastTree;

public sealed class FastTreeBinaryTrainer : BoostingFastTreeTrainerBase<
    FastTreeBinaryTrainer.Options,
    BinaryPredictionTransformer<CalibratedModelParametersBase<FastTreeBinaryModelParameters, PlattCalibrator>>,
    CalibratedModelParametersBase<FastTreeBinaryModelParameters, PlattCalibrator>>
{
    internal FastTreeBinaryTrainer(
        IHostEnvironment env, string label, string features, string weight, int leaves, int trees, int minimumPerLeaf,
        double learningRate)
        : this(env, MakeOptions(label, features, weight, leaves, trees, minimumPerLeaf, learningRate))
    {
    }

    internal FastTreeBinaryTrainer(IHostEnvironment env, Options options)
        : base(env, options, TrainerUtils.MakeBoolScalarLabel(options.LabelColumnName))
    {
    }

    private protected override PredictionKind PredictionKind => PredictionKind.BinaryClassification;

    private protected override EarlyStoppingMonitor.Loss StoppingLoss => StoppingLosses.ErrorRate;

    public BinaryPredictionTransformer<CalibratedModelParametersBase<FastTreeBinaryModelParameters, PlattCalibrator>> Fit(
        IDataView trainData, IDataView validationData) => TrainTransformer(trainData, validationData);

    private protected override CalibratedModelParametersBase<FastTreeBinaryModelParameters, PlattCalibrator> TrainModelCore(
        TrainContext context)
    {
        context.TrainingSet.CheckBinaryLabel();
        TrainedEnsemble ensemble = TrainEnsemble(context, out int featureCount);
        var model = new FastTreeBinaryModelParameters(Host, ensemble, featureCount);
        // The trees minimise the logistic loss of this slope, so it turns their sum into a probability.
        var calibrator = new PlattCalibrator(Host, -2 * Settings.LearningRate, 0);
        return new FeatureWeightsCalibratedModelParameters<FastTreeBinaryModelParameters, PlattCalibrator>(
            Host, model, calibrator);
    }

    private protected override TreeObjective MakeObjective(
        TrainingExamples training, double[] weights, BoostingSettings settings, ParallelOptions threads) =>
        new LogisticLossObjective(training.Labels, weights, settings, Settings.UnbalancedSets, threads);

    private protected override BinaryPredictionTransformer<CalibratedModelParametersBase<FastTreeBinaryModelParameters, PlattCalibrator>>
        MakeTransformer(
            CalibratedModelParametersBase<FastTreeBinaryModelParameters, PlattCalibrator> model, DataViewSchema trainSchema) =>
        new(Host, model, trainSchema, FeatureColumn.Name);

    private protected override SchemaShape.Column[] GetOutputColumnsCore(SchemaShape inputSchema) =>
        ScoreColumns.CalibratedBinary;

    public sealed class Options : BoostedTreeOptions, IComponentFactory
    {
        public bool UnbalancedSets;

        public EarlyStoppingMetric EarlyStoppingMetric { get; set; } = EarlyStoppingMetric.L1Norm;
    }
}
