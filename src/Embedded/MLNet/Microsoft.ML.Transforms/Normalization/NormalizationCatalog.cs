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

    public static NormalizingEstimator NormalizeBinning(this TransformsCatalog catalog, string outputColumnName,
        string inputColumnName = null, long maximumExampleCount = 1000000000, bool fixZero = true, int maximumBinCount = 1024) =>
        Make(catalog, Binning(maximumExampleCount, fixZero, maximumBinCount), (outputColumnName, inputColumnName ?? outputColumnName));

    public static NormalizingEstimator NormalizeBinning(this TransformsCatalog catalog, InputOutputColumnPair[] columns,
        long maximumExampleCount = 1000000000, bool fixZero = true, int maximumBinCount = 1024) =>
        Make(catalog, Binning(maximumExampleCount, fixZero, maximumBinCount), InputOutputColumnPair.ConvertToValueTuples(columns));

    public static NormalizingEstimator NormalizeSupervisedBinning(this TransformsCatalog catalog, string outputColumnName,
        string inputColumnName = null, string labelColumnName = DefaultColumnNames.Label, long maximumExampleCount = 1000000000, bool fixZero = true,
        int maximumBinCount = 1024, int mininimumExamplesPerBin = 10) =>
        Make(catalog, SupervisedBinning(labelColumnName, maximumExampleCount, fixZero, maximumBinCount, mininimumExamplesPerBin),
            (outputColumnName, inputColumnName ?? outputColumnName));

    public static NormalizingEstimator NormalizeSupervisedBinning(this TransformsCatalog catalog, InputOutputColumnPair[] columns,
        string labelColumnName = DefaultColumnNames.Label, long maximumExampleCount = 1000000000, bool fixZero = true, int maximumBinCount = 1024,
        int mininimumExamplesPerBin = 10) =>
        Make(catalog, SupervisedBinning(labelColumnName, maximumExampleCount, fixZero, maximumBinCount, mininimumExamplesPerBin),
            InputOutputColumnPair.ConvertToValueTuples(columns));

    public static LpNormNormalizingEstimator NormalizeLpNorm(this TransformsCatalog catalog, string outputColumnName, string inputColumnName = null,
        LpNormNormalizingEstimatorBase.NormFunction norm = LpNormNormalizingEstimatorBase.NormFunction.L2, bool ensureZeroMean = false) =>
        new(catalog.GetEnvironment(), norm, ensureZeroMean, (outputColumnName, inputColumnName ?? outputColumnName));

    public static GlobalContrastNormalizingEstimator NormalizeGlobalContrast(this TransformsCatalog catalog, string outputColumnName,
        string inputColumnName = null, bool ensureZeroMean = true, bool ensureUnitStandardDeviation = false, float scale = 1) =>
        new(catalog.GetEnvironment(), ensureZeroMean, ensureUnitStandardDeviation, scale, (outputColumnName, inputColumnName ?? outputColumnName));

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

    private static NormalizerSettings Binning(long maximumExampleCount, bool fixZero, int maximumBinCount) =>
        new(NormalizerKind.Binning, maximumExampleCount) { FixZero = fixZero, MaximumBinCount = maximumBinCount };

    private static NormalizerSettings SupervisedBinning(string labelColumnName, long maximumExampleCount, bool fixZero, int maximumBinCount,
        int minimumExamplesPerBin) => new(NormalizerKind.SupervisedBinning, maximumExampleCount)
        {
            FixZero = fixZero,
            MaximumBinCount = maximumBinCount,
            LabelColumnName = labelColumnName,
            MinimumExamplesPerBin = minimumExamplesPerBin,
        };

    private static NormalizingEstimator Make(TransformsCatalog catalog, NormalizerSettings settings,
        params (string outputColumnName, string inputColumnName)[] columns) => new(catalog.GetEnvironment(), settings, columns);
}
