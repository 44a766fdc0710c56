using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.ML.Data;
using Microsoft.ML.Numeric;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

public sealed class LbfgsPoissonRegressionTrainer : LbfgsTrainerBase<LbfgsPoissonRegressionTrainer.Options,
    RegressionPredictionTransformer<PoissonRegressionModelParameters>, PoissonRegressionModelParameters>
{
    internal const string LoadNameValue = "PoissonRegression";

    internal LbfgsPoissonRegressionTrainer(IHostEnvironment env, Options options)
        : base(env, LoadNameValue, options, TrainerUtils.MakeR4ScalarColumn(options.LabelColumnName))
    {
    }

    private protected override PredictionKind PredictionKind => PredictionKind.Regression;

    public RegressionPredictionTransformer<PoissonRegressionModelParameters> Fit(IDataView trainData, LinearModelParameters linearModel) =>
        TrainTransformer(trainData, initPredictor: linearModel);

    private protected override int CountBiases(RoleMappedData data)
    {
        data.CheckRegressionLabel();
        return 1;
    }

    private protected override TrainingExamples LoadExamples(RoleMappedData data, int biasCount)
    {
        using var cursor = new FloatLabelCursor(data, CursOpt.Label | CursOpt.Features | CursOpt.Weight);
        return TrainingExamples.Load(cursor);
    }

    private protected override void CheckLabels(TrainingExamples examples)
    {
        for (var i = 0; i < examples.Count; i++)
        {
            var label = examples.LabelOf(i);
            Host.Check(label >= 0, $"Poisson regression must regress to a non-negative label, but label {label} encountered");
        }
    }

    // The negative log-likelihood, but for its constant term.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private protected override double Loss(
        Span<float> margins, int stride, ReadOnlySpan<float> labels, ReadOnlySpan<float> weights, Span<float> scratch)
    {
        margins = margins[..labels.Length];
        var means = MemoryMarshal.Cast<float, double>(scratch)[..labels.Length];
        TensorPrimitives.ConvertTruncating<float, double>(margins, means);
        TensorPrimitives.Exp<double>(means, means);
        double loss = 0;
        for (var i = 0; i < labels.Length; i++)
        {
            loss += weights[i] * (means[i] - (labels[i] * (double)margins[i]));
            margins[i] = weights[i] * (float)(means[i] - labels[i]);
        }
        return loss;
    }

    private protected override double ConstantLoss(float label) => LogGamma.Of(label + 1);

    private protected override PoissonRegressionModelParameters CreateModel(float[][] weights, float[] biases) => new(Host, weights[0], biases[0]);

    private protected override void ReadInitialModel(IPredictor model, Span<double> biases, Span<double> weights) =>
        InitialLinearModel.Read(Host, model, biases, weights);

    private protected override RegressionPredictionTransformer<PoissonRegressionModelParameters> MakeTransformer(
        PoissonRegressionModelParameters model, DataViewSchema trainSchema) => new(Host, model, trainSchema, FeatureColumn.Name);

    private protected override SchemaShape.Column[] GetOutputColumnsCore(SchemaShape inputSchema) => ScoreColumnShapes.Regression();

    public sealed class Options : OptionsBase
    {
        public Options()
        {
        }
    }
}
