using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public sealed class LpNormNormalizingEstimator : LpNormNormalizingEstimatorBase
{
    internal LpNormNormalizingEstimator(IHostEnvironment env, NormFunction norm, bool ensureZeroMean,
        params (string outputColumnName, string inputColumnName)[] columns)
        : base(env, nameof(LpNormNormalizingEstimator), norm, ensureZeroMean, 1, columns)
    {
    }
}
