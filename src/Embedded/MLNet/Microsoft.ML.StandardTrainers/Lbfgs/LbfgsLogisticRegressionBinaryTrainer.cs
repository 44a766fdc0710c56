using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private protected override double Loss(
        Span<float> margins, int stride, ReadOnlySpan<float> labels, ReadOnlySpan<float> weights, Span<float> scratch)
    {
        margins = margins[..labels.Length];
        var exponentials = scratch[..labels.Length];
        for (var i = 0; i < labels.Length; i++)
        {
            margins[i] = labels[i] > 0 ? margins[i] : -margins[i];
            exponentials[i] = -Math.Abs(margins[i]);
        }
        TensorPrimitives.Exp(exponentials, exponentials);
        double loss = 0;
        // In single precision the loss of a row far on its side is 0, which ends the search where the classes can be separated and there is no minimum.
        var logarithms = scratch.Slice(stride, labels.Length);
        TensorPrimitives.Add(exponentials, 1, logarithms);
        TensorPrimitives.Log(logarithms, logarithms);
        for (var i = 0; i < labels.Length; i++)
        {
            var margin = margins[i];
            loss += weights[i] * (logarithms[i] + Math.Max(0, -margin));
            // The probability of the other class: exp(-margin) / (1 + exp(-margin)), without overflow on either side.
            var wrong = (margin > 0 ? exponentials[i] : 1) / (1 + exponentials[i]);
            margins[i] = weights[i] * (labels[i] > 0 ? -wrong : wrong);
        }
        return loss;
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
