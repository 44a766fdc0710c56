using System.Numerics;
using System.Runtime.InteropServices;

namespace Microsoft.ML.Numeric;

// Weights of several outputs, with those of one feature side by side and padded to whole SIMD vectors: a pass over a row touches what its non-zero
// features weigh and no more.
internal sealed class OutputMajorMatrix
{
    private readonly int _outputCount;
    private readonly int _stride;
    private readonly Vector<float>[] _values;

    public OutputMajorMatrix(int featureCount, int outputCount)
    {
        _outputCount = outputCount;
        _stride = (outputCount + Vector<float>.Count - 1) / Vector<float>.Count;
        _values = new Vector<float>[checked(featureCount * _stride)];
    }

    // Room for the outputs of a row.
    public Vector<float>[] MakeOutputs() => new Vector<float>[_stride];

    public void Clear() => Array.Clear(_values);

    // From, and added to, one row of weights an output.
    public void Load(ReadOnlySpan<float> rows, int featureCount)
    {
        var target = MemoryMarshal.Cast<Vector<float>, float>(_values.AsSpan());
        var width = _stride * Vector<float>.Count;
        for (var i = 0; i < _outputCount; i++)
        {
            for (var j = 0; j < featureCount; j++)
                target[(j * width) + i] = rows[(i * featureCount) + j];
        }
    }

    public void AddTo(Span<double> rows, int featureCount)
    {
        var source = MemoryMarshal.Cast<Vector<float>, float>(_values.AsSpan());
        var width = _stride * Vector<float>.Count;
        for (var i = 0; i < _outputCount; i++)
        {
            for (var j = 0; j < featureCount; j++)
                rows[(i * featureCount) + j] += source[(j * width) + i];
        }
    }

    // outputs += weights * row
    public void Multiply(FeatureRow row, Span<Vector<float>> outputs)
    {
        var values = row.Values;
        for (var j = 0; j < values.Length; j++)
        {
            if (values[j] == 0)
                continue;
            var value = new Vector<float>(values[j]);
            var weights = _values.AsSpan((row.IsDense ? j : row.Indices[j]) * _stride, _stride);
            for (var i = 0; i < weights.Length; i++)
                outputs[i] += value * weights[i];
        }
    }

    // weights += steps, one an output, times row
    public void Add(FeatureRow row, ReadOnlySpan<Vector<float>> steps)
    {
        var values = row.Values;
        for (var j = 0; j < values.Length; j++)
        {
            if (values[j] == 0)
                continue;
            var value = new Vector<float>(values[j]);
            var weights = _values.AsSpan((row.IsDense ? j : row.Indices[j]) * _stride, _stride);
            for (var i = 0; i < weights.Length; i++)
                weights[i] += value * steps[i];
        }
    }
}
