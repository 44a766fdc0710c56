using System.Numerics;
using System.Numerics.Tensors;
using Microsoft.ML.Numeric;

namespace Microsoft.ML.Trainers;

// The mean loss of linear models over all rows, with an L2 term. The parameters are one vector: the biases, which are not regularised, then the
// weights, one row of them a bias.
internal sealed class LinearObjective
{
    public const int ScratchFactor = 4;

    // The rows are summed in at most this many parts, whatever the number of threads, so that the sums are the same on every machine.
    private const int MostParts = 8;
    private const long SmallestParallelWork = 1 << 16;

    private readonly RowBlocks _rows;
    private readonly BlockLoss _loss;
    private readonly float[] _labels;
    private readonly float[] _rowWeights;
    private readonly double _weightSum;
    private readonly int _biasCount;
    private readonly float[] _parameters;
    private readonly Part[] _parts;
    private readonly ParallelOptions _threads;
    private readonly Action<int> _sumPart;

    public LinearObjective(TrainingExamples examples, int featureCount, int biasCount, BlockLoss loss, int? threadCount)
    {
        _loss = loss;
        _biasCount = biasCount;
        _weightSum = examples.WeightSum;
        _labels = examples.Labels.ToArray();
        _rowWeights = examples.Weights.ToArray();
        _parameters = new float[checked(biasCount * (featureCount + 1))];
        var partCount = 1;
        // Parts cost the room, and the sum, of a gradient each: no more of them than rows pay for.
        if (examples.StoredValueCount * biasCount >= SmallestParallelWork)
            partCount = (int)Math.Clamp(examples.StoredValueCount / featureCount, 1, MostParts);
        _rows = RowBlocks.Create(examples, featureCount, biasCount, partCount);
        _parts = new Part[partCount];
        for (var part = 0; part < partCount; part++)
            _parts[part] = new Part(biasCount, _rows);
        _threads = new ParallelOptions { MaxDegreeOfParallelism = threadCount ?? Environment.ProcessorCount };
        _sumPart = SumPart;
    }

    // What all rows add to the mean loss whatever the parameters are: the tolerance of the search is relative to all of the loss.
    public double ConstantLoss { get; init; }

    public double L2Weight { get; init; }

    public double Evaluate(ReadOnlySpan<double> point, Span<double> gradient)
    {
        TensorPrimitives.ConvertSaturating(point, _parameters.AsSpan());
        _rows.Begin(_parameters.AsMemory(_biasCount));
        if (_parts.Length == 1)
            SumPart(0);
        else
            Parallel.For(0, _parts.Length, _threads, _sumPart);

        double loss = 0;
        gradient.Clear();
        for (var part = 0; part < _parts.Length; part++)
        {
            loss += _parts[part].Loss;
            TensorPrimitives.Add(gradient[.._biasCount], _parts[part].BiasGradient, gradient[.._biasCount]);
            _rows.SumGradient(part, gradient[_biasCount..]);
        }
        var weights = point[_biasCount..];
        loss += 0.5 * L2Weight * TensorPrimitives.SumOfSquares(weights);
        TensorPrimitives.MultiplyAdd(weights, L2Weight, gradient[_biasCount..], gradient[_biasCount..]);
        TensorPrimitives.Divide(gradient, _weightSum, gradient);
        return ConstantLoss + (loss / _weightSum);
    }

    private void SumPart(int index)
    {
        var part = _parts[index];
        part.Loss = 0;
        Array.Clear(part.BiasGradient);
        _rows.BeginPart(index);
        var stride = _rows.RowsPerBlock;
        var end = (int)((long)_rows.BlockCount * (index + 1) / _parts.Length);
        for (var block = (int)((long)_rows.BlockCount * index / _parts.Length); block < end; block++)
        {
            var margins = RowBlocks.AsFloats(part.Margins);
            var count = _rows.RowsOf(block);
            for (var i = 0; i < _biasCount; i++)
                margins.Slice(i * stride, stride).Fill(_parameters[i]);
            _rows.AddMargins(index, block, part.Margins);
            part.Loss += _loss(margins, stride, _labels.AsSpan(block * stride, count), _rowWeights.AsSpan(block * stride, count), part.Scratch);
            for (var i = 0; i < _biasCount; i++)
            {
                var derivatives = margins.Slice(i * stride, stride);
                derivatives[count..].Clear();
                part.BiasGradient[i] += TensorPrimitives.Sum(derivatives);
            }
            _rows.AddGradient(index, block, part.Margins);
        }
    }

    private sealed class Part(int biasCount, RowBlocks rows)
    {
        public double Loss;

        public readonly double[] BiasGradient = new double[biasCount];

        public readonly Vector<float>[] Margins = new Vector<float>[checked(biasCount * rows.VectorsPerBlock)];

        public readonly float[] Scratch = new float[ScratchFactor * rows.RowsPerBlock];
    }
}
