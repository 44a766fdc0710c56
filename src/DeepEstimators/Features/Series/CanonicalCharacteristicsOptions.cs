using DeepEstimators.Features;

namespace DeepEstimators;

/// <summary>
/// Options of CanonicalCharacteristics: 18 numbers of a standardised series after the 22 of Lubba et al., "catch22: CAnonical
/// Time-series CHaracteristics", 2019, which were found to tell classes of series apart. Left out are those that rest on a fit of
/// splines, of an exponential or of two lines: the periodicity, the distances of an embedding and the two fluctuation analyses.
/// </summary>
public sealed class CanonicalCharacteristicsOptions : SignalFeatureOptions
{
    private protected override RowFeatures OfChannel(int? length) => new CanonicalCharacteristics();
}
