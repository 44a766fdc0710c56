namespace DeepEstimators.Features;

/// <summary>Lags at which the autocorrelation of a series does something for the first time.</summary>
internal static class CorrelationTimes
{
    /// <summary>Where it falls below 1/e, between two lags in proportion; the last lag where it never does.</summary>
    internal static double Timescale(ReadOnlySpan<double> correlations)
    {
        const double Threshold = 1 / Math.E;
        for (var lag = 1; lag < correlations.Length; lag++)
        {
            if (correlations[lag] < Threshold)
                return lag - 1 + (correlations[lag - 1] - Threshold) / (correlations[lag - 1] - correlations[lag]);
        }

        return correlations.Length - 1;
    }

    /// <summary>The first lag at which it is 0 or less; the last lag where it never is.</summary>
    internal static int FirstZero(ReadOnlySpan<double> correlations)
    {
        for (var lag = 1; lag < correlations.Length; lag++)
        {
            if (correlations[lag] <= 0)
                return lag;
        }

        return Math.Max(correlations.Length - 1, 1);
    }

    /// <summary>The first lag that is lower than both its neighbours; the last lag where none is.</summary>
    internal static int FirstMinimum(ReadOnlySpan<double> correlations)
    {
        for (var lag = 1; lag + 1 < correlations.Length; lag++)
        {
            if (correlations[lag] < correlations[lag - 1] && correlations[lag] < correlations[lag + 1])
                return lag;
        }

        return correlations.Length - 1;
    }

    /// <summary>
    /// The first lag at which the information that a Gaussian series has of itself, -log(1 - r²) / 2, is lower than at both
    /// neighbours, up to a greatest lag, which it is where there is none.
    /// </summary>
    internal static int FirstMinimumOfInformation(ReadOnlySpan<double> correlations, int greatest)
    {
        // The information grows with |r|.
        for (var lag = 2; lag < greatest; lag++)
        {
            var here = Math.Abs(correlations[lag]);
            if (here < Math.Abs(correlations[lag - 1]) && here < Math.Abs(correlations[lag + 1]))
                return lag;
        }

        return greatest;
    }
}
