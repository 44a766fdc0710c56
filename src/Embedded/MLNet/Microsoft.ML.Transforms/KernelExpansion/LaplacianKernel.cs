using System.Numerics.Tensors;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

// exp(-a |x - y| / r) with the sum of absolute differences, r its average over the data: its frequencies are Cauchy distributed.
public sealed class LaplacianKernel : KernelBase
{
    private readonly float _a;

    public LaplacianKernel(float a = 1)
    {
        Contracts.CheckParam(float.IsFinite(a) && a > 0, nameof(a), "Must be a positive finite number");
        _a = a;
    }

    internal override float Distance(ReadOnlySpan<float> first, ReadOnlySpan<float> second)
    {
        float distance = 0;
        for (var i = 0; i < first.Length; i++)
            distance += Math.Abs(first[i] - second[i]);
        return distance;
    }

    // Never at the poles of the tangent, so that frequencies are finite.
    internal override float NextFrequency(Random random, float averageDistance) =>
        (float)(_a / averageDistance * Math.Tan(Math.PI * (((random.NextDouble() + 1e-12) / (1 + 2e-12)) - 0.5)));
}
