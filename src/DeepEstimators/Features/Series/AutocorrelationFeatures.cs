namespace DeepEstimators.Features;

/// <summary>The autocorrelation of a series at the lags from 1 on.</summary>
internal sealed class AutocorrelationFeatures(int lags) : RowFeatures
{
    internal override IReadOnlyList<int> Dimensions { get; } = [lags];

    internal override string[] SlotNames() => [.. Enumerable.Range(1, lags).Select(lag => $"Lag({lag})")];

    internal override RowComputation CreateComputation()
    {
        var autocorrelation = new Autocorrelation();
        return (values, features) =>
        {
            var correlations = autocorrelation.Compute(values);
            for (var lag = 1; lag <= lags; lag++)
                features[lag - 1] = lag < correlations.Length ? (float)correlations[lag] : 0;
        };
    }
}
