using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

namespace Microsoft.ML.Numeric;

// Rows of which a pass touches the values other than zero only; one output, summed in double precision as that of dense rows.
internal sealed class SparseRowBlocks : RowBlocks
{
    private readonly Block[] _blocks;
    private readonly double[][] _gradients;
    private ReadOnlyMemory<float> _weights;

    public SparseRowBlocks(TrainingExamples examples, int featureCount, int partCount)
        : base(examples.Count, featureCount, outputCount: 1)
    {
        _gradients = new double[partCount][];
        for (var part = 0; part < partCount; part++)
            _gradients[part] = new double[featureCount];
        _blocks = new Block[BlockCount];
        for (var block = 0; block < _blocks.Length; block++)
            _blocks[block] = Pack(examples, block * RowsPerBlock, RowsOf(block));
    }

    public override void Begin(ReadOnlyMemory<float> weights) => _weights = weights;

    public override void BeginPart(int part) => Array.Clear(_gradients[part]);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void AddMargins(int part, int block, Span<Vector<float>> margins)
    {
        var weights = _weights.Span;
        var targets = AsFloats(margins);
        var (ends, indices, values) = (_blocks[block].Ends, _blocks[block].Indices, _blocks[block].Values);
        var at = 0;
        for (var row = 0; row < ends.Length; row++)
        {
            double sum = targets[row];
            for (; at < ends[row]; at++)
                sum += (double)values[at] * weights[indices[at]];
            targets[row] = (float)sum;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void AddGradient(int part, int block, ReadOnlySpan<Vector<float>> derivatives)
    {
        var gradient = _gradients[part];
        var factors = AsFloats(derivatives);
        var (ends, indices, values) = (_blocks[block].Ends, _blocks[block].Indices, _blocks[block].Values);
        var at = 0;
        for (var row = 0; row < ends.Length; row++)
        {
            double factor = factors[row];
            for (; at < ends[row]; at++)
                gradient[indices[at]] += factor * values[at];
        }
    }

    public override void SumGradient(int part, Span<double> gradient) => TensorPrimitives.Add(gradient, _gradients[part], gradient);

    private static Block Pack(TrainingExamples examples, int first, int count)
    {
        var stored = 0;
        for (var row = 0; row < count; row++)
            stored = checked(stored + examples.FeaturesOf(first + row).Values.Length);
        var block = new Block(new int[count], new int[stored], new float[stored]);
        var at = 0;
        for (var row = 0; row < count; row++)
        {
            var features = examples.FeaturesOf(first + row);
            var values = features.Values;
            values.CopyTo(block.Values.AsSpan(at));
            if (features.IsDense)
            {
                for (var i = 0; i < values.Length; i++)
                    block.Indices[at + i] = i;
            }
            else
                features.Indices.CopyTo(block.Indices.AsSpan(at));
            at += values.Length;
            block.Ends[row] = at;
        }
        return block;
    }

    // Where the values of each row end, and where they belong.
    private sealed record Block(int[] Ends, int[] Indices, float[] Values);
}
