using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

namespace Microsoft.ML.Numeric;

// The values of one feature lie side by side within a block, padded with rows of zeros: products are of whole vectors of rows.
internal sealed class DenseRowBlocks : RowBlocks
{
    private readonly Vector<float>[][] _blocks;
    private readonly double[][] _gradients;
    private ReadOnlyMemory<float> _weights;

    public DenseRowBlocks(TrainingExamples examples, int featureCount, int outputCount, int partCount)
        : base(examples.Count, featureCount, outputCount)
    {
        _gradients = new double[partCount][];
        for (var part = 0; part < partCount; part++)
            _gradients[part] = new double[checked(featureCount * outputCount)];
        _blocks = new Vector<float>[BlockCount][];
        for (var block = 0; block < _blocks.Length; block++)
        {
            _blocks[block] = new Vector<float>[checked(featureCount * VectorsPerBlock)];
            var values = AsFloats(_blocks[block].AsSpan());
            var count = RowsOf(block);
            for (var row = 0; row < count; row++)
                Store(examples.FeaturesOf((block * RowsPerBlock) + row), values[row..]);
        }
    }

    public override void Begin(ReadOnlyMemory<float> weights) => _weights = weights;

    public override void BeginPart(int part) => Array.Clear(_gradients[part]);

    public override void AddMargins(int part, int block, Span<Vector<float>> margins)
    {
        var output = 0;
        for (; output + 4 <= OutputCount; output += 4)
            DenseKernels.AddFourProducts(_blocks[block], WeightsOf(output, 4), margins.Slice(output * VectorsPerBlock, 4 * VectorsPerBlock));
        for (; output < OutputCount; output++)
            DenseKernels.AddProduct(_blocks[block], WeightsOf(output, 1), margins.Slice(output * VectorsPerBlock, VectorsPerBlock));
    }

    public override void AddGradient(int part, int block, ReadOnlySpan<Vector<float>> derivatives)
    {
        var gradient = _gradients[part].AsSpan();
        var output = 0;
        for (; output + 4 <= OutputCount; output += 4)
        {
            DenseKernels.AddFourSums(
                _blocks[block], derivatives.Slice(output * VectorsPerBlock, 4 * VectorsPerBlock), gradient.Slice(output * FeatureCount, 4 * FeatureCount));
        }
        for (; output < OutputCount; output++)
        {
            DenseKernels.AddSum(
                _blocks[block], derivatives.Slice(output * VectorsPerBlock, VectorsPerBlock), gradient.Slice(output * FeatureCount, FeatureCount));
        }
    }

    public override void SumGradient(int part, Span<double> gradient) => TensorPrimitives.Add(gradient, _gradients[part], gradient);

    private ReadOnlySpan<float> WeightsOf(int output, int count) => _weights.Span.Slice(output * FeatureCount, count * FeatureCount);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Store(FeatureRow row, Span<float> column)
    {
        var values = row.Values;
        var rows = RowsPerBlock;
        if (row.IsDense)
        {
            for (var i = 0; i < values.Length; i++)
                column[i * rows] = values[i];
            return;
        }
        var indices = row.Indices;
        for (var i = 0; i < values.Length; i++)
            column[indices[i] * rows] = values[i];
    }
}
