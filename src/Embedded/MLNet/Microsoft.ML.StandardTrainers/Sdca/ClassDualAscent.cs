using Microsoft.ML.Numeric;

namespace Microsoft.ML.Trainers;

// Of multiclass classification: each row has a dual variable for each class other than its own, for the margin of its own class over that one.
internal sealed class ClassDualAscent : DualAscent
{
    private readonly ISupportSdcaClassificationLoss _loss;
    private readonly int _classCount;
    private readonly float[][] _duals;
    private readonly float[] _invariants;
    private readonly float[] _norms;

    public ClassDualAscent(TrainingExamples examples, SdcaSettings settings, int featureCount, int classCount, ISupportSdcaClassificationLoss loss)
        : base(examples, settings, featureCount, classCount)
    {
        _loss = loss;
        _classCount = classCount;
        _duals = new float[examples.Count][];
        _invariants = new float[examples.Count];
        _norms = new float[examples.Count];
        for (var row = 0; row < examples.Count; row++)
        {
            _duals[row] = new float[classCount];
            var norm = examples.FeaturesOf(row).NormSquared;
            if (settings.BiasLearningRate == 0)
                norm++;
            _norms[row] = norm;
            // A step moves the weights of two classes.
            _invariants[row] = loss.ComputeDualUpdateInvariant(2 * norm * StepScale * examples.WeightOf(row));
        }
    }

    private protected override void Update(int row)
    {
        var features = Examples.FeaturesOf(row);
        var label = (int)Examples.LabelOf(row);
        var duals = _duals[row];
        var norm = _norms[row];
        var invariant = _invariants[row];
        var scale = StepScale * Examples.WeightOf(row);
        var labelOutput = Output(features, label);
        float labelStep = 0;
        float labelAdjustment = 0;
        for (var i = 0; i < _classCount; i++)
        {
            if (i == label)
                continue;
            var margin = labelOutput + (labelStep * norm) - Output(features, i);
            var adjustment = BiasAdjustment(i);
            var change = _loss.DualUpdate(margin, 1, duals[i], invariant, 1) - adjustment;
            duals[i] += change;
            var step = change * scale;
            labelStep += step;
            labelAdjustment -= adjustment;
            FreeBiases[i] += adjustment * scale;
            AddToWeights(features, i, -step, movesRegularizedBias: Settings.BiasLearningRate == 0);
        }
        FreeBiases[label] += labelAdjustment * scale;
        AddToWeights(features, label, labelStep, movesRegularizedBias: true);
    }

    private protected override (double Loss, double DualLoss) LossOf(int row)
    {
        var features = Examples.FeaturesOf(row);
        var label = (int)Examples.LabelOf(row);
        var labelOutput = Output(features, label);
        double loss = 0;
        double dualLoss = 0;
        for (var i = 0; i < _classCount; i++)
        {
            if (i == label)
                continue;
            loss += _loss.Loss(labelOutput - Output(features, i), 1);
            dualLoss += _loss.DualLoss(1, _duals[row][i]);
        }
        return (loss, dualLoss);
    }
}
