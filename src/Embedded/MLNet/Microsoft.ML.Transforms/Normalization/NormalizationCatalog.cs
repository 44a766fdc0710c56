using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace Microsoft.ML;

public static class NormalizationCatalog
{
    public static NormalizingEstimator NormalizeMinMax(this TransformsCatalog catalog, string outputColumnName,
        string inputColumnName = null, long maximumExampleCount = 1000000000, bool fixZero = true) =>
        Make(catalog, MinMax(maximumExampleCount, fixZero), (outputColumnName, inputColumnName ?? outputColumnName));

    public static NormalizingEstimator NormalizeMinMax(this TransformsCatalog catalog, InputOutputColumnPair[] columns,
        long maximumExampleCount = 1000000000, bool fixZero = true) =>
        Make(catalog, MinMax(maximumExampleCount, fixZero), InputOutputColumnPair.ConvertToValueTuples(columns));

    public static NormalizingEstimator NormalizeMeanVariance(this TransformsCatalog catalog, string outputColumnName,
        string inputColumnName = null, long maximumExampleCount = 1000000000, bool fixZero = true, bool useCdf = false) =>
        Make(catalog, MeanVariance(maximumExampleCount, fixZero, useCdf), (outputColumnName, inputColumnName ?? outputColumnName));

    public static NormalizingEstimator NormalizeMeanVariance(this TransformsCatalog catalog, InputOutputColumnPair[] columns,
        long maximumExampleCount = 1000000000, bool fixZero = true, bool useCdf = false) =>
        Make(catalog, MeanVariance(maximumExampleCount, fixZero, useCdf), InputOutputColumnPair.ConvertToValueTuples(columns));

    public static NormalizingEstimator NormalizeLogMeanVariance(this TransformsCatalog catalog, string outputColumnName,
        string inputColumnName = null, long maximumExampleCount = 1000000000, bool useCdf = true) =>
        Make(catalog, LogMeanVariance(maximumExampleCount, true, useCdf), (outputColumnName, inputColumnName ?? outputColumnName));

    public static NormalizingEstimator NormalizeLogMeanVariance(this TransformsCatalog catalog, InputOutputColumnPair[] columns,
        long maximumExampleCount = 1000000000, bool useCdf = true) =>
        Make(catalog, LogMeanVariance(maximumExampleCount, true, useCdf), InputOutputColumnPair.ConvertToValueTuples(columns));

    public static NormalizingEstimator NormalizeLogMeanVariance(this TransformsCatalog catalog, string outputColumnName, bool fixZero,
        string inputColumnName = null, long maximumExampleCount = 1000000000, bool useCdf = true) =>
        Make(catalog, LogMeanVariance(maximumExampleCount, fixZero, useCdf), (outputColumnName, inputColumnName ?? outputColumnName));

    public static NormalizingEstimator NormalizeLogMeanVariance(this TransformsCatalog catalog, InputOutputColumnPair[] columns,
        bool fixZero, long maximumExampleCount = 1000000000, bool useCdf = true) =>
        Make(catalog, LogMeanVariance(maximumExampleCount, fixZero, useCdf), InputOutputColumnPair.ConvertToValueTuples(columns));

    public static NormalizingEstimator NormalizeRobustScaling(this TransformsCatalog catalog, string outputColumnName,
        string inputColumnName = null, long maximumExampleCount = 1000000000, bool centerData = true, uint quantileMin = 25,
        uint quantileMax = 75) =>
        Make(catalog, Robust(maximumExampleCount, centerData, quantileMin, quantileMax), (outputColumnName, inputColumnName ?? outputColumnName));

    public static NormalizingEstimator NormalizeRobustScaling(this TransformsCatalog catalog, InputOutputColumnPair[] columns,
        long maximumExampleCount = 1000000000, bool centerData = true, uint quantileMin = 25, uint quantileMax = 75) =>
        Make(catalog, Robust(maximumExampleCount, centerData, quantileMin, quantileMax), InputOutputColumnPair.ConvertToValueTuples(columns));

    private static NormalizerSettings MinMax(long maximumExampleCount, bool fixZero) =>
        new(NormalizerKind.MinMax, maximumExampleCount) { FixZero = fixZero };

    private static NormalizerSettings MeanVariance(long maximumExampleCount, bool fixZero, bool useCdf) =>
        new(NormalizerKind.MeanVariance, maximumExampleCount) { FixZero = fixZero, UseCdf = useCdf };

    private static NormalizerSettings LogMeanVariance(long maximumExampleCount, bool fixZero, bool useCdf) =>
        new(NormalizerKind.LogMeanVariance, maximumExampleCount) { FixZero = fixZero, UseCdf = useCdf };

    private static NormalizerSettings Robust(long maximumExampleCount, bool centerData, uint quantileMin, uint quantileMax) =>
        new(NormalizerKind.RobustScaling, maximumExampleCount)
        {
            CenterData = centerData,
            QuantileMin = quantileMin,
            QuantileMax = quantileMax,
        };

    private static NormalizingEstimator Make(TransformsCatalog catalog, NormalizerSettings settings,
        params (string outputColumnName, string inputColumnName)[] columns) => new(catalog.GetEnvironment(), settings, columns);
}
