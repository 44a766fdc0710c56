using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

public sealed class LinearSvmTrainer : OnlineLinearTrainer<BinaryPredictionTransformer<LinearBinaryModelParameters>, LinearBinaryModelParameters>
{
    internal const string LoadNameValue = "LinearSVM";

    private readonly Options _options;

    internal LinearSvmTrainer(IHostEnvironment env, Options options)
        : base(options, env, LoadNameValue, TrainerUtils.MakeBoolScalarLabel(options.LabelColumnName),
            options.ExampleWeightColumnName)
    {
        Host.CheckUserArg(options.Lambda > 0, nameof(options.Lambda), "must be positive");
        Host.CheckUserArg(options.BatchSize > 0, nameof(options.BatchSize), "must be positive");
        _options = options;
    }

    private protected override PredictionKind PredictionKind => PredictionKind.BinaryClassification;

    private protected override void CheckLabel(RoleMappedData data) => data.CheckBinaryLabel();

    private protected override OnlineLinearState MakeState(float[] weights, float bias) => new LinearSvmState(weights, bias, _options);

    private protected override LinearBinaryModelParameters CreateModel(float[] weights, float bias) => new(Host, weights, bias);

    private protected override BinaryPredictionTransformer<LinearBinaryModelParameters> MakeTransformer(
        LinearBinaryModelParameters model, DataViewSchema trainSchema) => new(Host, model, trainSchema, FeatureColumn.Name);

    private protected override SchemaShape.Column[] GetOutputColumnsCore(SchemaShape inputSchema) => ScoreColumnShapes.Binary(isCalibrated: false);

    public sealed class Options : OnlineLinearOptions
    {
        public Options()
        {
        }

        public float Lambda = 0.001f;

        public int BatchSize = 1;

        public bool PerformProjection;

        public bool NoBias;

        public string ExampleWeightColumnName;
    }
}
