using System.Numerics;
using System.Runtime.CompilerServices;

namespace Microsoft.ML.Numeric;

// Rows of which a pass touches the stored values only; one output.
internal sealed class SparseRowBlocks : RowBlocks
{
    private readonly TrainingExamples _examples;
    private readonly float[][] _gradients;
    private ReadOnlyMemory<float> _weights;

    public SparseRowBlocks(TrainingExamples examples, int featureCount, int partCount)
        : base(examples.Count, featureCount, outputCount: 1)
    {
        _examples = examples;
        _gradients = new float[partCount][];
        for (var part = 0; part < partCount; part++)
            _gradients[part] = new float[featureCount];
    }

    public override void Begin(ReadOnlyMemory<float> weights) => _weights = weights;

    public override void BeginPart(int part) => Array.Clear(_gradients[part]);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void AddMargins(int part, int block, Span<Vector<float>> margins)
    {
        var weights = _weights.Span;
        var targets = AsFloats(margins);
        var count = RowsOf(block);
        for (var row = 0; row < count; row++)
            targets[row] += _examples.FeaturesOf((block * RowsPerBlock) + row).Dot(weights);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void AddGradient(int part, int block, ReadOnlySpan<Vector<float>> derivatives)
    {
        var gradient = _gradients[part];
        var factors = AsFloats(derivatives);
        var count = RowsOf(block);
        for (var row = 0; row < count; row++)
            _examples.FeaturesOf((block * RowsPerBlock) + row).AddTo(factors[row], gradient);
    }

    public override void SumGradient(int part, Span<double> gradient)
    {
        var values = _gradients[part];
        for (var i = 0; i < values.Length; i++)
            gradient[i] += values[i];
    }
}
