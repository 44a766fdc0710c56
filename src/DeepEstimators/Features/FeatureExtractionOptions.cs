using System.Text.Json.Serialization;
using DeepEstimators.Features;
using DeepEstimators.Networks;
using Microsoft.ML.Data;

namespace DeepEstimators;

/// <summary>
/// What hand-engineered features are computed, and how. A plain object that is checked when an estimator is made of it, which
/// keeps a copy, and that is saved with the model.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(HistogramOfOrientedGradientsOptions), "histogram-of-oriented-gradients")]
[JsonDerivedType(typeof(LocalBinaryPatternsOptions), "local-binary-patterns")]
[JsonDerivedType(typeof(ColorHistogramOptions), "color-histogram")]
[JsonDerivedType(typeof(HuMomentsOptions), "hu-moments")]
[JsonDerivedType(typeof(GaborFilterBankOptions), "gabor-filter-bank")]
[JsonDerivedType(typeof(HaralickTextureOptions), "haralick-texture")]
[JsonDerivedType(typeof(MelFrequencyCepstrumOptions), "mel-frequency-cepstrum")]
[JsonDerivedType(typeof(SpectralStatisticsOptions), "spectral-statistics")]
[JsonDerivedType(typeof(LogMelSpectrogramOptions), "log-mel-spectrogram")]
[JsonDerivedType(typeof(TimeSeriesStatisticsOptions), "time-series-statistics")]
[JsonDerivedType(typeof(AutocorrelationOptions), "autocorrelation")]
[JsonDerivedType(typeof(SpectralPeaksOptions), "spectral-peaks")]
[JsonDerivedType(typeof(CanonicalCharacteristicsOptions), "canonical-characteristics")]
[JsonDerivedType(typeof(PairwiseInteractionsOptions), "pairwise-interactions")]
public abstract class FeatureExtractionOptions
{
    private protected FeatureExtractionOptions()
    {
    }

    /// <summary>True where rows may have any number of values, each row its own.</summary>
    internal virtual bool TakesAnyLength => false;

    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    internal abstract void Validate();

    /// <summary>What one row of a column is; null where rows differ in length.</summary>
    internal abstract InputShape? Shape(string column, DataViewType type, string parameterName);

    /// <exception cref="ArgumentOutOfRangeException">The options do not fit the shape.</exception>
    internal abstract RowFeatures Create(InputShape? shape);

    internal FeatureExtractionOptions Clone() => (FeatureExtractionOptions)MemberwiseClone();
}
