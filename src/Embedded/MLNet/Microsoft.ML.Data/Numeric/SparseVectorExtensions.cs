using Microsoft.ML.Data;

namespace Microsoft.ML.Numeric;

// Features against dense weights, whether they are stored dense or sparse.
internal static class SparseVectorExtensions
{
    public static float Dot(this in VBuffer<float> vector, ReadOnlySpan<float> dense) => new FeatureRow(in vector).Dot(dense);

    // target += scale * vector
    public static void AddTo(this in VBuffer<float> vector, float scale, Span<float> target) => new FeatureRow(in vector).AddTo(scale, target);
}
