using System.Numerics.Tensors;
using Microsoft.ML.Data;

namespace Microsoft.ML.Numeric;

// The features of one example, dense (no indices) or sparse, against dense vectors.
internal readonly ref struct FeatureRow
{
    private readonly ReadOnlySpan<float> _values;
    private readonly ReadOnlySpan<int> _indices;
    private readonly bool _isDense;

    public FeatureRow(ReadOnlySpan<float> values)
    {
        _values = values;
        _isDense = true;
    }

    public FeatureRow(ReadOnlySpan<float> values, ReadOnlySpan<int> indices)
    {
        _values = values;
        _indices = indices;
    }

    public FeatureRow(in VBuffer<float> vector)
    {
        _values = vector.GetValues();
        _isDense = vector.IsDense;
        if (!_isDense)
            _indices = vector.GetIndices();
    }

    public bool IsDense => _isDense;

    public ReadOnlySpan<float> Values => _values;

    // Of sparse rows.
    public ReadOnlySpan<int> Indices => _indices;

    public float NormSquared => TensorPrimitives.SumOfSquares(_values);

    public float Dot(ReadOnlySpan<float> dense)
    {
        if (_isDense)
            return TensorPrimitives.Dot(_values, dense);
        float sum = 0;
        for (var i = 0; i < _values.Length; i++)
            sum += _values[i] * dense[_indices[i]];
        return sum;
    }

    // target += scale * row
    public void AddTo(float scale, Span<float> target)
    {
        if (_isDense)
        {
            TensorPrimitives.MultiplyAdd(_values, scale, target, target);
            return;
        }
        for (var i = 0; i < _values.Length; i++)
            target[_indices[i]] += scale * _values[i];
    }
}
