using System.Numerics;

namespace Microsoft.ML.Numeric;

// Rows of which a pass touches the stored values only; what a value weighs in all outputs lies side by side.
internal sealed class SparseRowBlocksOfSeveralOutputs : RowBlocks
{
    private readonly TrainingExamples _examples;
    private readonly OutputMajorMatrix _weights;
    private readonly OutputMajorMatrix[] _gradients;
    private readonly Vector<float>[][] _outputs;

    public SparseRowBlocksOfSeveralOutputs(TrainingExamples examples, int featureCount, int outputCount, int partCount)
        : base(examples.Count, featureCount, outputCount)
    {
        _examples = examples;
        _weights = new OutputMajorMatrix(featureCount, outputCount);
        _gradients = new OutputMajorMatrix[partCount];
        _outputs = new Vector<float>[partCount][];
        for (var part = 0; part < partCount; part++)
        {
            _gradients[part] = new OutputMajorMatrix(featureCount, outputCount);
            _outputs[part] = _weights.MakeOutputs();
        }
    }

    public override void Begin(ReadOnlyMemory<float> weights) => _weights.Load(weights.Span, FeatureCount);

    public override void BeginPart(int part) => _gradients[part].Clear();

    public override void AddMargins(int part, int block, Span<Vector<float>> margins)
    {
        var outputs = _outputs[part];
        var values = AsFloats(outputs.AsSpan());
        var targets = AsFloats(margins);
        var count = RowsOf(block);
        for (var row = 0; row < count; row++)
        {
            values.Clear();
            _weights.Multiply(_examples.FeaturesOf((block * RowsPerBlock) + row), outputs);
            for (var i = 0; i < OutputCount; i++)
                targets[(i * RowsPerBlock) + row] += values[i];
        }
    }

    public override void AddGradient(int part, int block, ReadOnlySpan<Vector<float>> derivatives)
    {
        var outputs = _outputs[part];
        var values = AsFloats(outputs.AsSpan());
        values.Clear();
        var factors = AsFloats(derivatives);
        var count = RowsOf(block);
        for (var row = 0; row < count; row++)
        {
            for (var i = 0; i < OutputCount; i++)
                values[i] = factors[(i * RowsPerBlock) + row];
            _gradients[part].Add(_examples.FeaturesOf((block * RowsPerBlock) + row), outputs);
        }
    }

    public override void SumGradient(int part, Span<double> gradient) => _gradients[part].AddTo(gradient, FeatureCount);
}
