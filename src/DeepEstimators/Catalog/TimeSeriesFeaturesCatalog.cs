using DeepEstimators;

namespace Microsoft.ML;

/// <summary>Hand-engineered features of time series on <c>mlContext.Transforms</c>.</summary>
public static class TimeSeriesFeaturesCatalog
{
    /// <summary>
    /// Hand-engineered features of series: fifteen statistics of the values and their changes.
    /// </summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The column to add, a vector of Single with named slots.</param>
    /// <param name="inputColumnName">The values, a vector of any length, step after step; null: as
    /// <paramref name="outputColumnName"/>.</param>
    /// <param name="options">All options; copied. Null: the defaults.</param>
    /// <exception cref="ArgumentException"><paramref name="outputColumnName"/> is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static FeatureExtractionEstimator TimeSeriesStatistics(
        this TransformsCatalog catalog, string outputColumnName, string? inputColumnName = null, TimeSeriesStatisticsOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return new FeatureExtractionEstimator(outputColumnName, inputColumnName, options ?? new TimeSeriesStatisticsOptions());
    }

    /// <summary>
    /// Hand-engineered features of series: the autocorrelation at each of the first lags.
    /// </summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The column to add, a vector of Single with named slots.</param>
    /// <param name="inputColumnName">The values, a vector of any length, step after step; null: as
    /// <paramref name="outputColumnName"/>.</param>
    /// <param name="options">All options; copied. Null: the defaults.</param>
    /// <exception cref="ArgumentException"><paramref name="outputColumnName"/> is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static FeatureExtractionEstimator Autocorrelation(
        this TransformsCatalog catalog, string outputColumnName, string? inputColumnName = null, AutocorrelationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return new FeatureExtractionEstimator(outputColumnName, inputColumnName, options ?? new AutocorrelationOptions());
    }

    /// <summary>
    /// Hand-engineered features of series: the highest peaks of the power spectrum, its centroid and its entropy.
    /// </summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The column to add, a vector of Single with named slots.</param>
    /// <param name="inputColumnName">The values, a vector of any length, step after step; null: as
    /// <paramref name="outputColumnName"/>.</param>
    /// <param name="options">All options; copied. Null: the defaults.</param>
    /// <exception cref="ArgumentException"><paramref name="outputColumnName"/> is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static FeatureExtractionEstimator SpectralPeaks(
        this TransformsCatalog catalog, string outputColumnName, string? inputColumnName = null, SpectralPeaksOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return new FeatureExtractionEstimator(outputColumnName, inputColumnName, options ?? new SpectralPeaksOptions());
    }

    /// <summary>
    /// Hand-engineered features of series: 22 characteristics after Lubba et al., "catch22: CAnonical Time-series CHaracteristics",
    /// 2019, of the standardised values.
    /// </summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The column to add, a vector of Single with named slots.</param>
    /// <param name="inputColumnName">The values, a vector of any length, step after step; null: as
    /// <paramref name="outputColumnName"/>.</param>
    /// <param name="options">All options; copied. Null: the defaults.</param>
    /// <exception cref="ArgumentException"><paramref name="outputColumnName"/> is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static FeatureExtractionEstimator CanonicalCharacteristics(
        this TransformsCatalog catalog, string outputColumnName, string? inputColumnName = null, CanonicalCharacteristicsOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return new FeatureExtractionEstimator(outputColumnName, inputColumnName, options ?? new CanonicalCharacteristicsOptions());
    }
}
