using DeepEstimators;

namespace Microsoft.ML;

/// <summary>Decoding and hand-engineered features of sounds on <c>mlContext.Transforms</c>.</summary>
public static class AudioFeaturesCatalog
{
    /// <summary>
    /// Decodes WAV sounds: PCM of 8, 16, 24 or 32 bits or floats. Several channels are mixed to their mean. What cannot be decoded is an
    /// error that names column and row.
    /// </summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The column to add, a vector of Single from -1 to 1; without
    /// <see cref="WavDecodingOptions.Samples"/> as long as each sound.</param>
    /// <param name="inputColumnName">Paths (Text) or the files themselves (a vector of Byte); null: as
    /// <paramref name="outputColumnName"/>.</param>
    /// <param name="options">All options; copied. Null: the defaults.</param>
    /// <exception cref="ArgumentException"><paramref name="outputColumnName"/> is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static WavDecodingEstimator DecodeWav(
        this TransformsCatalog catalog, string outputColumnName, string? inputColumnName = null, WavDecodingOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return new WavDecodingEstimator(outputColumnName, inputColumnName, options ?? new WavDecodingOptions());
    }

    /// <summary>
    /// Hand-engineered features of sounds: mel-frequency cepstral coefficients (MFCC; Davis and Mermelstein, "Comparison of Parametric
    /// Representations for Monosyllabic Word Recognition in Continuously Spoken Sentences", 1980) and their differences, as mean and
    /// standard deviation over a sound.
    /// </summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The column to add, a vector of Single with named slots.</param>
    /// <param name="inputColumnName">Samples from -1 to 1, a vector of any length; null: as
    /// <paramref name="outputColumnName"/>.</param>
    /// <param name="options">All options; copied. Null: the defaults.</param>
    /// <exception cref="ArgumentException"><paramref name="outputColumnName"/> is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static FeatureExtractionEstimator MelFrequencyCepstrum(
        this TransformsCatalog catalog, string outputColumnName, string? inputColumnName = null, MelFrequencyCepstrumOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return new FeatureExtractionEstimator(outputColumnName, inputColumnName, options ?? new MelFrequencyCepstrumOptions());
    }

    /// <summary>
    /// Hand-engineered features of sounds: centroid, bandwidth, roll-off and flatness of the spectrum, changes of sign and root mean
    /// square, as mean and standard deviation over a sound.
    /// </summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The column to add, a vector of Single with named slots.</param>
    /// <param name="inputColumnName">Samples from -1 to 1, a vector of any length; null: as
    /// <paramref name="outputColumnName"/>.</param>
    /// <param name="options">All options; copied. Null: the defaults.</param>
    /// <exception cref="ArgumentException"><paramref name="outputColumnName"/> is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static FeatureExtractionEstimator SpectralStatistics(
        this TransformsCatalog catalog, string outputColumnName, string? inputColumnName = null, SpectralStatisticsOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return new FeatureExtractionEstimator(outputColumnName, inputColumnName, options ?? new SpectralStatisticsOptions());
    }

    /// <summary>
    /// Log-mel spectrograms of sounds as images <c>[bands, frames]</c>, which DeepImage learns on.
    /// </summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The column to add, a vector of Single with named slots.</param>
    /// <param name="inputColumnName">Samples from -1 to 1, a vector of any length; null: as
    /// <paramref name="outputColumnName"/>.</param>
    /// <param name="options">All options; copied. Null: the defaults.</param>
    /// <exception cref="ArgumentException"><paramref name="outputColumnName"/> is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static FeatureExtractionEstimator LogMelSpectrogram(
        this TransformsCatalog catalog, string outputColumnName, string? inputColumnName = null, LogMelSpectrogramOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return new FeatureExtractionEstimator(outputColumnName, inputColumnName, options ?? new LogMelSpectrogramOptions());
    }
}
