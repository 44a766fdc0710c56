using System.Numerics.Tensors;
using Microsoft.ML.Data;
using Microsoft.ML.Numeric;

namespace Microsoft.ML.Trainers;

// Pegasos (S. Shalev-Shwartz, Y. Singer and N. Srebro, "Pegasos: Primal Estimated sub-GrAdient SOlver for SVM", 2007), with the learning rate
// 1 / (1 + lambda t) in place of 1 / (lambda t), which would begin with huge steps.
internal sealed class LinearSvmState : OnlineLinearState
{
    private readonly float _lambda;
    private readonly int _batchSize;
    private readonly bool _performProjection;
    private readonly bool _hasBias;
    private readonly float[] _batchUpdate;
    private float _batchBiasUpdate;
    private int _batchRows;
    private long _updates;

    public LinearSvmState(float[] weights, float bias, LinearSvmTrainer.Options options)
        : base(weights, options.NoBias ? 0 : bias)
    {
        _lambda = options.Lambda;
        _batchSize = options.BatchSize;
        _performProjection = options.PerformProjection;
        _hasBias = !options.NoBias;
        _batchUpdate = _batchSize > 1 ? new float[weights.Length] : [];
    }

    public override void ProcessRow(in VBuffer<float> features, float label, float weight)
    {
        var sign = label > 0 ? 1f : -1f;
        var isWithinMargin = (Margin(in features) * sign) - 1 < 0;
        if (_batchSize == 1)
        {
            var rate = BeginUpdate();
            if (isWithinMargin)
            {
                features.AddTo(sign * weight * rate / Scale, Weights);
                Bias += _hasBias ? rate * sign * weight : 0;
            }
            EndUpdate();
            return;
        }
        if (isWithinMargin)
        {
            features.AddTo(sign * weight, _batchUpdate);
            _batchBiasUpdate += sign * weight;
        }
        if (++_batchRows == _batchSize)
            UpdateByBatch();
    }

    // The last batch may be smaller. The end of a pass counts as an update without rows: the real trainer's weights after many passes show it.
    public override void FinishIteration()
    {
        if (_batchRows > 0)
            UpdateByBatch();
        _updates++;
    }

    private void UpdateByBatch()
    {
        var rate = BeginUpdate() / _batchRows;
        TensorPrimitives.MultiplyAdd(_batchUpdate, rate / Scale, Weights, Weights);
        Bias += _hasBias ? rate * _batchBiasUpdate : 0;
        EndUpdate();
        Array.Clear(_batchUpdate);
        _batchBiasUpdate = 0;
        _batchRows = 0;
    }

    // Shrinks the weights and gives the learning rate.
    private float BeginUpdate()
    {
        _updates++;
        var rate = 1 / (1 + (_lambda * _updates));
        Shrink(1 - (rate * _lambda));
        return rate;
    }

    // Onto the ball that holds the minimum.
    private void EndUpdate()
    {
        if (!_performProjection)
            return;
        var norm = Math.Abs(Scale) * TensorPrimitives.Norm(Weights);
        var radius = 1 / MathF.Sqrt(_lambda);
        if (norm > radius)
            Shrink(radius / norm);
    }
}
