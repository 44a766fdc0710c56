using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

public sealed class AveragedPerceptronTrainer
    : AveragedLinearTrainer<BinaryPredictionTransformer<LinearBinaryModelParameters>, LinearBinaryModelParameters>
{
    internal const string LoadNameValue = "AveragedPerceptron";

    internal AveragedPerceptronTrainer(IHostEnvironment env, Options options)
        : base(options, env, LoadNameValue, TrainerUtils.MakeBoolScalarLabel(options.LabelColumnName),
            options.LossFunction)
    {
        Host.CheckValue(options.LossFunction, nameof(options.LossFunction));
    }

    private protected override PredictionKind PredictionKind => PredictionKind.BinaryClassification;

    private protected override void CheckLabel(RoleMappedData data) => data.CheckBinaryLabel();

    private protected override LinearBinaryModelParameters CreateModel(float[] weights, float bias) => new(Host, weights, bias);

    private protected override BinaryPredictionTransformer<LinearBinaryModelParameters> MakeTransformer(
        LinearBinaryModelParameters model, DataViewSchema trainSchema) => new(Host, model, trainSchema, FeatureColumn.Name);

    private protected override SchemaShape.Column[] GetOutputColumnsCore(SchemaShape inputSchema) => ScoreColumnShapes.Binary(isCalibrated: false);

    public sealed class Options : AveragedLinearOptions
    {
        public Options()
        {
            NumberOfIterations = 10;
        }

        public IClassificationLoss LossFunction { get; set; } = new HingeLoss();
    }
}
