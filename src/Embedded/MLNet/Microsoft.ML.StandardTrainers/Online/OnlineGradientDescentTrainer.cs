using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

public sealed class OnlineGradientDescentTrainer
    : AveragedLinearTrainer<RegressionPredictionTransformer<LinearRegressionModelParameters>, LinearRegressionModelParameters>
{
    internal const string LoadNameValue = "OnlineGradientDescent";

    internal OnlineGradientDescentTrainer(IHostEnvironment env, Options options)
        : base(options, env, LoadNameValue, TrainerUtils.MakeR4ScalarColumn(options.LabelColumnName),
            options.LossFunction)
    {
        Host.CheckValue(options.LossFunction, nameof(options.LossFunction));
    }

    private protected override PredictionKind PredictionKind => PredictionKind.Regression;

    private protected override void CheckLabel(RoleMappedData data) => data.CheckRegressionLabel();

    private protected override LinearRegressionModelParameters CreateModel(float[] weights, float bias) => new(Host, weights, bias);

    private protected override RegressionPredictionTransformer<LinearRegressionModelParameters> MakeTransformer(
        LinearRegressionModelParameters model, DataViewSchema trainSchema) => new(Host, model, trainSchema, FeatureColumn.Name);

    private protected override SchemaShape.Column[] GetOutputColumnsCore(SchemaShape inputSchema) => ScoreColumnShapes.Regression();

    public sealed class Options : AveragedLinearOptions
    {
        public Options()
        {
            LearningRate = 0.1f;
            DecreaseLearningRate = true;
        }

        public IRegressionLoss LossFunction { get; set; } = new SquaredLoss();
    }
}
