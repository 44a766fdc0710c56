using System.Numerics;
using System.Runtime.InteropServices;
using Microsoft.ML.Numeric;

namespace Microsoft.ML.Trainers;

// The proximal step of an L1 term: weights are what is left of their accumulated values beyond a threshold.
internal static class SoftThreshold
{
    public static float Of(float value, float threshold) => Math.Abs(value) > threshold ? value - (Math.Sign(value) * threshold) : 0;

    // accumulated += scale * row, and the weights of the features that the row has follow.
    public static void Add(FeatureRow row, float scale, float threshold, Span<float> accumulated, Span<float> weights)
    {
        if (row.IsDense)
        {
            AddDense(row.Values, scale, threshold, accumulated, weights);
            return;
        }
        var values = row.Values;
        var indices = row.Indices;
        for (var i = 0; i < values.Length; i++)
        {
            ref var sum = ref accumulated[indices[i]];
            sum += scale * values[i];
            weights[indices[i]] = Of(sum, threshold);
        }
    }

    private static void AddDense(ReadOnlySpan<float> values, float scale, float threshold, Span<float> accumulated, Span<float> weights)
    {
        var done = 0;
        if (values.Length >= Vector<float>.Count)
        {
            var scales = new Vector<float>(scale);
            var thresholds = new Vector<float>(threshold);
            var sources = MemoryMarshal.Cast<float, Vector<float>>(values);
            var sums = MemoryMarshal.Cast<float, Vector<float>>(accumulated);
            var results = MemoryMarshal.Cast<float, Vector<float>>(weights);
            for (var i = 0; i < sources.Length; i++)
            {
                var sum = sums[i] + (scales * sources[i]);
                sums[i] = sum;
                var magnitude = Vector.Max(Vector.Abs(sum) - thresholds, Vector<float>.Zero);
                results[i] = Vector.CopySign(magnitude, sum);
            }
            done = sources.Length * Vector<float>.Count;
        }
        for (var i = done; i < values.Length; i++)
        {
            accumulated[i] += scale * values[i];
            weights[i] = Of(accumulated[i], threshold);
        }
    }
}
