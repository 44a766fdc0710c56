using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

// As for images: brightness (the mean) and contrast (the norm or the deviation) of each are taken out.
public sealed class GlobalContrastNormalizingEstimator : LpNormNormalizingEstimatorBase
{
    internal GlobalContrastNormalizingEstimator(IHostEnvironment env, bool ensureZeroMean, bool ensureUnitStandardDeviation, float scale,
        params (string outputColumnName, string inputColumnName)[] columns)
        : base(env, nameof(GlobalContrastNormalizingEstimator),
            ensureUnitStandardDeviation ? NormFunction.StandardDeviation : NormFunction.L2, ensureZeroMean, scale, columns)
    {
    }
}
