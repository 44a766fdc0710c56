using Microsoft.ML.Numeric;

namespace Microsoft.ML.Trainers;

// Of binary classification and regression: one dual variable a row.
internal sealed class ScalarDualAscent : DualAscent
{
    private readonly ISupportSdcaLoss _loss;
    private readonly float _positiveWeight;
    private readonly float[] _duals;
    private readonly float[] _invariants;

    public ScalarDualAscent(TrainingExamples examples, SdcaSettings settings, int featureCount, ISupportSdcaLoss loss, float positiveWeight)
        : base(examples, settings, featureCount, setCount: 1)
    {
        _loss = loss;
        _positiveWeight = positiveWeight;
        _duals = new float[examples.Count];
        _invariants = new float[examples.Count];
        for (var row = 0; row < examples.Count; row++)
        {
            var norm = examples.FeaturesOf(row).NormSquared;
            // A bias that is a weight like others has a feature of 1.
            if (settings.BiasLearningRate == 0)
                norm++;
            _invariants[row] = loss.ComputeDualUpdateInvariant(norm * StepScale * WeightOf(row));
        }
    }

    private protected override void Update(int row)
    {
        var features = Examples.FeaturesOf(row);
        ref var dual = ref _duals[row];
        var adjustment = BiasAdjustment(0);
        var change = _loss.DualUpdate(Output(features, 0), Examples.LabelOf(row), dual, _invariants[row], 1) - adjustment;
        dual += change;
        var scale = StepScale * WeightOf(row);
        FreeBiases[0] += adjustment * scale;
        AddToWeights(features, 0, change * scale, movesRegularizedBias: Settings.BiasLearningRate == 0);
    }

    private protected override (double Loss, double DualLoss) LossOf(int row)
    {
        var label = Examples.LabelOf(row);
        return (_loss.Loss(Output(Examples.FeaturesOf(row), 0), label), _loss.DualLoss(label, _duals[row]));
    }

    private protected override float WeightOf(int row) =>
        _positiveWeight != 1 && Examples.LabelOf(row) > 0 ? Examples.WeightOf(row) * _positiveWeight : Examples.WeightOf(row);
}
