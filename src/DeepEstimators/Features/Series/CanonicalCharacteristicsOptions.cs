using DeepEstimators.Features;

namespace DeepEstimators;

/// <summary>
/// Options of CanonicalCharacteristics: 22 numbers of a standardised series after those of Lubba et al., "catch22: CAnonical Time-series
/// CHaracteristics", 2019, which were found to tell classes of series apart.
/// </summary>
public sealed class CanonicalCharacteristicsOptions : SignalFeatureOptions
{
    private protected override RowFeatures OfChannel(int? length) => new CanonicalCharacteristics();
}
