using System.Numerics.Tensors;

namespace Microsoft.ML.Transforms.Text;

internal static class VectorNorms
{
    // Zeros stay zeros.
    public static void ScaleToOne(Span<float> values, TextFeaturizingEstimator.NormFunction function)
    {
        var norm = function switch
        {
            TextFeaturizingEstimator.NormFunction.L1 => TensorPrimitives.SumOfMagnitudes<float>(values),
            TextFeaturizingEstimator.NormFunction.L2 => TensorPrimitives.Norm<float>(values),
            TextFeaturizingEstimator.NormFunction.Infinity => values.IsEmpty ? 0 : Math.Abs(TensorPrimitives.MaxMagnitude<float>(values)),
            _ => 0,
        };
        if (norm > 0)
            TensorPrimitives.Multiply(values, 1 / norm, values);
    }
}
