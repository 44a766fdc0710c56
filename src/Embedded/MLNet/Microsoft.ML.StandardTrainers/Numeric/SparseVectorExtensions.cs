using System.Numerics.Tensors;
using Microsoft.ML.Data;

namespace Microsoft.ML.Numeric;

// Features against dense weights, whether they are stored dense or sparse.
internal static class SparseVectorExtensions
{
    public static float Dot(this in VBuffer<float> vector, ReadOnlySpan<float> dense)
    {
        var values = vector.GetValues();
        if (vector.IsDense)
            return TensorPrimitives.Dot(values, dense);
        var indices = vector.GetIndices();
        float sum = 0;
        for (var i = 0; i < values.Length; i++)
            sum += values[i] * dense[indices[i]];
        return sum;
    }

    // target += scale * vector
    public static void AddTo(this in VBuffer<float> vector, float scale, Span<float> target)
    {
        var values = vector.GetValues();
        if (vector.IsDense)
        {
            TensorPrimitives.MultiplyAdd(values, scale, target, target);
            return;
        }
        var indices = vector.GetIndices();
        for (var i = 0; i < values.Length; i++)
            target[indices[i]] += scale * values[i];
    }
}
