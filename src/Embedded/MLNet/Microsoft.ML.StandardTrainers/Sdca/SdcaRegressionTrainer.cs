using Microsoft.ML.Data;
using Microsoft.ML.Numeric;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

public sealed class SdcaRegressionTrainer : SdcaTrainerBase<SdcaRegressionTrainer.Options,
    RegressionPredictionTransformer<LinearRegressionModelParameters>, LinearRegressionModelParameters>
{
    internal const string LoadNameValue = "SDCAR";

    internal SdcaRegressionTrainer(IHostEnvironment env, Options options)
        : base(env, LoadNameValue, options, TrainerUtils.MakeR4ScalarColumn(options.LabelColumnName))
    {
        Host.CheckValue(options.LossFunction, nameof(options.LossFunction));
    }

    private protected override PredictionKind PredictionKind => PredictionKind.Regression;

    private protected override int CountWeightSets(RoleMappedData data)
    {
        data.CheckRegressionLabel();
        return 1;
    }

    private protected override float ChooseL2(int iterations, int rowCount) => SdcaSettings.ChooseL2OfRegression(rowCount);

    private protected override DualAscent MakeAscent(TrainingExamples examples, SdcaSettings settings, int featureCount, int setCount) =>
        new ScalarDualAscent(examples, settings, featureCount, SdcaTrainerOptions.LossFunction, positiveWeight: 1);

    private protected override LinearRegressionModelParameters CreateModel(float[][] weights, float[] biases) => new(Host, weights[0], biases[0]);

    private protected override RegressionPredictionTransformer<LinearRegressionModelParameters> MakeTransformer(
        LinearRegressionModelParameters model, DataViewSchema trainSchema) => new(Host, model, trainSchema, FeatureColumn.Name);

    private protected override SchemaShape.Column[] GetOutputColumnsCore(SchemaShape inputSchema) => ScoreColumnShapes.Regression();

    public sealed class Options : OptionsBase
    {
        public Options()
        {
            // Targets need not lie around 0, so the bias is not regularised.
            ConvergenceTolerance = 0.01f;
            BiasLearningRate = 1;
        }

        public ISupportSdcaRegressionLoss LossFunction { get; set; } = new SquaredLoss();
    }
}
