using Microsoft.ML.Data;
using Microsoft.ML.Numeric;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

public abstract class SdcaBinaryTrainerBase<TModelParameters> : SdcaTrainerBase<SdcaBinaryTrainerBase<TModelParameters>.BinaryOptionsBase,
    BinaryPredictionTransformer<TModelParameters>, TModelParameters>
    where TModelParameters : class
{
    private readonly ISupportSdcaClassificationLoss _loss;
    private readonly bool _isCalibrated;

    private protected SdcaBinaryTrainerBase(IHostEnvironment env, string name, BinaryOptionsBase options, ISupportSdcaClassificationLoss loss,
        bool isCalibrated)
        : base(env, name, options, TrainerUtils.MakeBoolScalarLabel(options.LabelColumnName))
    {
        Host.CheckUserArg(options.PositiveInstanceWeight > 0, nameof(options.PositiveInstanceWeight), "Weight for positive instances must be positive");
        Host.CheckValue(loss, nameof(loss));
        _loss = loss;
        _isCalibrated = isCalibrated;
        Info = new TrainerInfo(calibration: loss is not LogLoss);
    }

    public override TrainerInfo Info { get; }

    private protected override PredictionKind PredictionKind => PredictionKind.BinaryClassification;

    private protected override int CountWeightSets(RoleMappedData data)
    {
        data.CheckBinaryLabel();
        return 1;
    }

    private protected override DualAscent MakeAscent(TrainingExamples examples, SdcaSettings settings, int featureCount, int setCount) =>
        new ScalarDualAscent(examples, settings, featureCount, _loss, SdcaTrainerOptions.PositiveInstanceWeight);

    private protected override BinaryPredictionTransformer<TModelParameters> MakeTransformer(TModelParameters model, DataViewSchema trainSchema) =>
        new(Host, model, trainSchema, FeatureColumn.Name);

    private protected override SchemaShape.Column[] GetOutputColumnsCore(SchemaShape inputSchema) => ScoreColumnShapes.Binary(_isCalibrated);

    public class BinaryOptionsBase : OptionsBase
    {
        public BinaryOptionsBase()
        {
        }

        public float PositiveInstanceWeight = 1;
    }
}
