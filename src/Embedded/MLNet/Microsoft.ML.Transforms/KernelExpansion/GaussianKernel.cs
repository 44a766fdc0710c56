using System.Numerics.Tensors;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

// exp(-gamma |x - y|^2 / r^2), r^2 the average squared distance of the data: its frequencies are normally distributed.
public sealed class GaussianKernel : KernelBase
{
    private readonly float _gamma;

    public GaussianKernel(float gamma = 1)
    {
        Contracts.CheckParam(float.IsFinite(gamma) && gamma > 0, nameof(gamma), "Must be a positive finite number");
        _gamma = gamma;
    }

    internal override float Distance(ReadOnlySpan<float> first, ReadOnlySpan<float> second)
    {
        var distance = TensorPrimitives.Distance(first, second);
        return distance * distance;
    }

    internal override float NextFrequency(Random random, float averageDistance) =>
        (float)(Math.Sqrt(2 * _gamma / averageDistance) * NormalSample.Next(random));
}
