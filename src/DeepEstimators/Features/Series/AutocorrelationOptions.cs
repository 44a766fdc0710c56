using DeepEstimators.Features;
using DeepEstimators.Networks;

namespace DeepEstimators;

/// <summary>
/// Options of Autocorrelation: how a series goes with itself at each lag, Σ (x[t] - m)(x[t + lag] - m) / Σ (x[t] - m)², from -1 to
/// 1; 0 for a constant series and for lags beyond its length.
/// </summary>
public sealed class AutocorrelationOptions : SignalFeatureOptions
{
    internal const int DefaultLags = 20;

    /// <summary>Lags, from 1 on, 1 to 65,536. Default 20.</summary>
    public int Lags { get; set; } = DefaultLags;

    internal override void Validate()
    {
        base.Validate();
        OptionCheck.InRange(Lags, 1, 65_536, nameof(Lags));
    }

    private protected override RowFeatures OfChannel(int? length) => new AutocorrelationFeatures(Lags);
}
