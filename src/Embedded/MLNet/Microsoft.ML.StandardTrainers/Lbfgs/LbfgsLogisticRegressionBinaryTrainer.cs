using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;
using Microsoft.ML.Numeric;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

using CalibratedModel = CalibratedModelParametersBase<LinearBinaryModelParameters, PlattCalibrator>;

public sealed class LbfgsLogisticRegressionBinaryTrainer : LbfgsTrainerBase<LbfgsLogisticRegressionBinaryTrainer.Options,
    BinaryPredictionTransformer<CalibratedModelParametersBase<LinearBinaryModelParameters, PlattCalibrator>>,
    CalibratedModelParametersBase<LinearBinaryModelParameters, PlattCalibrator>>
{
    internal const string LoadNameValue = "LogisticRegression";

    internal LbfgsLogisticRegressionBinaryTrainer(IHostEnvironment env, Options options)
        : base(env, LoadNameValue, options, TrainerUtils.MakeBoolScalarLabel(options.LabelColumnName))
    {
    }

    private protected override PredictionKind PredictionKind => PredictionKind.BinaryClassification;

    public BinaryPredictionTransformer<CalibratedModel> Fit(IDataView trainData, LinearModelParameters modelParameters) =>
        TrainTransformer(trainData, initPredictor: modelParameters);

    private protected override int CountBiases(RoleMappedData data)
    {
        data.CheckBinaryLabel();
        return 1;
    }

    private protected override TrainingExamples LoadExamples(RoleMappedData data, int biasCount)
    {
        using var cursor = new FloatLabelCursor(data, CursOpt.Label | CursOpt.Features | CursOpt.Weight);
        return TrainingExamples.Load(cursor);
    }

    private protected override double Loss(Span<float> margins, float label)
    {
        var sign = label > 0 ? 1 : -1;
        var margin = sign * margins[0];
        // The probability of the other class: exp(-margin) / (1 + exp(-margin)), without overflow on either side. In single precision the loss of a
        // row far on its side is 0, which ends the search where the classes can be separated and there is no minimum.
        var exponential = MathF.Exp(-Math.Abs(margin));
        var wrong = (margin > 0 ? exponential : 1) / (1 + exponential);
        margins[0] = -sign * wrong;
        return MathF.Log(1 + exponential) + Math.Max(0, -margin);
    }

    private protected override CalibratedModel CreateModel(float[][] weights, float[] biases) => LogOddsModel.Create(Host, weights[0], biases[0]);

    private protected override void ReadInitialModel(IPredictor model, Span<double> biases, Span<double> weights) =>
        InitialLinearModel.Read(Host, model, biases, weights);

    private protected override BinaryPredictionTransformer<CalibratedModel> MakeTransformer(CalibratedModel model, DataViewSchema trainSchema) =>
        new(Host, model, trainSchema, FeatureColumn.Name);

    private protected override SchemaShape.Column[] GetOutputColumnsCore(SchemaShape inputSchema) => ScoreColumnShapes.Binary(isCalibrated: true);

    public sealed class Options : OptionsBase
    {
        public Options()
        {
        }
    }
}
