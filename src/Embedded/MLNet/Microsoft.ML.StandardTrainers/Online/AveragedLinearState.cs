using System.Numerics.Tensors;
using Microsoft.ML.Data;
using Microsoft.ML.Numeric;

namespace Microsoft.ML.Trainers;

// Stochastic gradient steps; what counts in the end is the mean of the weights after each row. The sum is brought up to date only where the
// weights have changed enough since to matter.
internal sealed class AveragedLinearState(float[] weights, float bias, AveragedLinearOptions options, IScalarLoss loss)
    : OnlineLinearState(weights, bias)
{
    // Of all bias steps so far: smaller ones wait.
    private const float AveragingTolerance = 0.01f;

    private readonly float[] _weightSum = options.Averaged ? new float[weights.Length] : [];
    private float _biasSum;
    private float _summedSteps;
    private float _pendingSteps;
    private long _rows;
    private long _summedRows;

    public override void ProcessRow(in VBuffer<float> features, float label, float weight)
    {
        var output = Margin(in features);
        if (loss.Loss(output, label) != 0 || options.L2Regularization > 0)
        {
            if (!options.LazyUpdate || _summedSteps * AveragingTolerance <= _pendingSteps)
                UpdateSums();
            var rate = options.LearningRate;
            if (options.DecreaseLearningRate)
                rate /= MathF.Sqrt(_rows + 1);
            var step = -rate * loss.Derivative(output, label);
            features.AddTo(step / Scale, Weights);
            Shrink(1 - (2 * options.L2Regularization));
            Bias += step;
            _pendingSteps += Math.Abs(step);
        }
        _rows++;
    }

    public override void FinishIteration() => UpdateSums();

    public override (float[] Weights, float Bias) GetResult()
    {
        if (!options.Averaged)
            return base.GetResult();
        UpdateSums();
        TensorPrimitives.Divide(_weightSum, _rows, _weightSum);
        return (_weightSum, _biasSum / _rows);
    }

    // Adds the weights once for each row since it was last called.
    private void UpdateSums()
    {
        var rows = _rows - _summedRows;
        _summedRows = _rows;
        if (!options.Averaged || rows == 0)
            return;
        TensorPrimitives.MultiplyAdd(Weights, rows * Scale, _weightSum, _weightSum);
        _biasSum += rows * Bias;
        _summedSteps += _pendingSteps;
        _pendingSteps = 0;
    }
}
