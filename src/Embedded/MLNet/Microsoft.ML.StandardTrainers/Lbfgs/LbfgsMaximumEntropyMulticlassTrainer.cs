using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using Microsoft.ML.Data;
using Microsoft.ML.Numeric;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

public sealed class LbfgsMaximumEntropyMulticlassTrainer : LbfgsTrainerBase<LbfgsMaximumEntropyMulticlassTrainer.Options,
    MulticlassPredictionTransformer<MaximumEntropyModelParameters>, MaximumEntropyModelParameters>
{
    internal const string LoadNameValue = "MultiClassLogisticRegression";

    internal LbfgsMaximumEntropyMulticlassTrainer(IHostEnvironment env, Options options)
        : base(env, LoadNameValue, options, TrainerUtils.MakeU4ScalarColumn(options.LabelColumnName))
    {
    }

    private protected override PredictionKind PredictionKind => PredictionKind.MulticlassClassification;

    public MulticlassPredictionTransformer<MaximumEntropyModelParameters> Fit(IDataView trainData, MaximumEntropyModelParameters modelParameters) =>
        TrainTransformer(trainData, initPredictor: modelParameters);

    private protected override int CountBiases(RoleMappedData data)
    {
        data.CheckMulticlassLabel(out var classCount);
        return classCount;
    }

    private protected override TrainingExamples LoadExamples(RoleMappedData data, int biasCount)
    {
        using var cursor = new MulticlassLabelCursor(biasCount, data, CursOpt.Label | CursOpt.Features | CursOpt.Weight);
        return TrainingExamples.Load(cursor);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private protected override double Loss(
        Span<float> margins, int stride, ReadOnlySpan<float> labels, ReadOnlySpan<float> weights, Span<float> scratch)
    {
        var classCount = margins.Length / stride;
        var largest = scratch[..labels.Length];
        var sums = scratch.Slice(stride, labels.Length);
        var ofLabels = scratch.Slice(2 * stride, labels.Length);
        for (var i = 0; i < labels.Length; i++)
            ofLabels[i] = margins[((int)labels[i] * stride) + i];
        margins[..labels.Length].CopyTo(largest);
        for (var i = 1; i < classCount; i++)
            TensorPrimitives.Max(largest, margins.Slice(i * stride, labels.Length), largest);
        // The largest term is kept out of the exponentials, so that nothing overflows.
        sums.Clear();
        for (var i = 0; i < classCount; i++)
        {
            var terms = margins.Slice(i * stride, labels.Length);
            TensorPrimitives.Subtract(terms, largest, terms);
            TensorPrimitives.Exp(terms, terms);
            TensorPrimitives.Add(sums, terms, sums);
        }
        var factors = scratch.Slice(3 * stride, labels.Length);
        TensorPrimitives.Divide(weights, sums, factors);
        TensorPrimitives.Log(sums, sums);
        double loss = 0;
        for (var i = 0; i < labels.Length; i++)
            loss += weights[i] * (sums[i] + (largest[i] - ofLabels[i]));
        for (var i = 0; i < classCount; i++)
        {
            var terms = margins.Slice(i * stride, labels.Length);
            TensorPrimitives.Multiply(terms, factors, terms);
        }
        for (var i = 0; i < labels.Length; i++)
            margins[((int)labels[i] * stride) + i] -= weights[i];
        return loss;
    }

    private protected override StoppingRule MakeStoppingRule(double tolerance, int maximumIterations) =>
        new MeanImprovementRule(tolerance, maximumIterations);

    private protected override MaximumEntropyModelParameters CreateModel(float[][] weights, float[] biases) => new(Host, weights, biases);

    private protected override void ReadInitialModel(IPredictor model, Span<double> biases, Span<double> weights)
    {
        VBuffer<float>[] rows = null;
        var initial = (MaximumEntropyModelParameters)model;
        initial.GetWeights(ref rows, out var classCount);
        Host.CheckParam(classCount == biases.Length && rows[0].Length * classCount == weights.Length, "modelParameters",
            "The initial model has another number of classes or features");
        var at = 0;
        foreach (var bias in initial.GetBiases())
            biases[at++] = bias;
        at = 0;
        for (var i = 0; i < classCount; i++)
        {
            foreach (var weight in rows[i].DenseValues())
                weights[at++] = weight;
        }
    }

    // As of the real trainer: a label that is no key is refused by type, not by name.
    private protected override void CheckLabelCompatible(SchemaShape.Column labelCol) => LabelColumn.CheckKeyLabel(Host, labelCol);

    private protected override MulticlassPredictionTransformer<MaximumEntropyModelParameters> MakeTransformer(
        MaximumEntropyModelParameters model, DataViewSchema trainSchema) => new(Host, model, trainSchema, FeatureColumn.Name, LabelColumn.Name);

    private protected override SchemaShape.Column[] GetOutputColumnsCore(SchemaShape inputSchema) =>
        ScoreColumnShapes.Multiclass(inputSchema, LabelColumn.Name);

    public sealed class Options : OptionsBase
    {
        public Options()
        {
        }
    }
}
