namespace DeepEstimators.Features;

/// <summary>The characteristics of a series; a constant one has zeros.</summary>
internal sealed class CanonicalCharacteristics : RowFeatures
{
    private static readonly string[] Names =
    [
        "Mode5", "Mode10", "AutocorrelationTimescale", "AutocorrelationFirstMinimum", "MutualInformation2", "TimeReversibility",
        "HighFluctuation", "LongestHighStretch", "TransitionVariance", "MutualInformationTimescale", "WhitenTimescale",
        "PositiveOutlierTiming", "NegativeOutlierTiming", "LowFrequencyPower", "LongestDecreasingStretch", "PairEntropy",
        "CentroidFrequency", "ForecastError", "Period", "EmbeddedDistances", "RescaledRange", "DetrendedFluctuation",
    ];

    internal override IReadOnlyList<int> Dimensions { get; } = [Names.Length];

    internal override string[] SlotNames() => [.. Names];

    internal override RowComputation CreateComputation()
    {
        var space = new Workspace();
        return (values, features) =>
        {
            features.Clear();
            if (values.Length > 3 && space.Standardize(values))
                Compute(space, features);
        };
    }

    private static void Compute(Workspace space, Span<float> features)
    {
        ReadOnlySpan<float> x = space.Series;
        ReadOnlySpan<float> sorted = space.Sorted;
        var correlations = space.Correlations(x);
        var firstZero = CorrelationTimes.FirstZero(correlations);
        features[0] = (float)SeriesShape.Mode(x, sorted, 5);
        features[1] = (float)SeriesShape.Mode(x, sorted, 10);
        features[2] = (float)CorrelationTimes.Timescale(correlations);
        features[3] = CorrelationTimes.FirstMinimum(correlations);
        features[4] = (float)SeriesShape.MutualInformation(x, sorted, lag: 2, bins: 5);
        features[9] = CorrelationTimes.FirstMinimumOfInformation(correlations, Math.Min(40, x.Length / 2));

        var symbols = space.Symbols;
        SeriesSymbols.Thirds(x, sorted, symbols);
        features[8] = (float)SeriesSymbols.TransitionVariance(symbols, firstZero);
        features[15] = (float)SeriesSymbols.PairEntropy(symbols);

        double cubes = 0;
        int fluctuations = 0, high = 0, longestHigh = 0, falling = 0, longestFalling = 0;
        for (var t = 0; t < x.Length; t++)
        {
            high = x[t] > 0 ? high + 1 : 0;
            longestHigh = Math.Max(longestHigh, high);
            if (t == 0)
                continue;
            var change = (double)x[t] - x[t - 1];
            space.Changes[t - 1] = (float)change;
            cubes += change * change * change;
            if (Math.Abs(change) > 0.04)
                fluctuations++;
            falling = change < 0 ? falling + 1 : 0;
            longestFalling = Math.Max(longestFalling, falling);
        }

        features[5] = (float)(cubes / (x.Length - 1));
        features[6] = (float)fluctuations / (x.Length - 1);
        features[7] = longestHigh;
        features[14] = longestFalling;
        features[11] = (float)SeriesShape.OutlierTiming(x, sign: 1, space.Medians, space.Places);
        features[12] = (float)SeriesShape.OutlierTiming(x, sign: -1, space.Medians, space.Places);

        var power = space.Spectrum.Compute(x);
        features[13] = (float)SeriesShape.LowPower(power);
        features[16] = (float)SeriesShape.MedianFrequency(power, x.Length);
        features[17] = (float)SeriesShape.ForecastError(x);
        features[18] = space.Period.Compute(x);
        features[19] = (float)EmbeddedDistances.ExponentialDifference(x, firstZero);
        features[20] = (float)FluctuationAnalysis.RescaledRange(x);
        features[21] = (float)FluctuationAnalysis.DetrendedFluctuation(x);

        // Last, since it replaces the correlations of the series.
        features[10] = (float)CorrelationTimes.FirstZero(space.Correlations(space.Changes)) / firstZero;
    }

    /// <summary>Working space that grows with the longest series.</summary>
    private sealed class Workspace
    {
        private readonly Autocorrelation autocorrelation = new();
        private float[] series = [];
        private float[] sorted = [];
        private float[] changes = [];
        private int[] symbols = [];
        private int length;

        internal SeriesSpectrum Spectrum { get; } = new();

        internal SeriesPeriod Period { get; } = new();

        internal List<double> Medians { get; } = [];

        internal List<int> Places { get; } = [];

        internal Span<float> Series => series.AsSpan(0, length);

        internal Span<float> Sorted => sorted.AsSpan(0, length);

        internal Span<float> Changes => changes.AsSpan(0, length - 1);

        internal Span<int> Symbols => symbols.AsSpan(0, length);

        internal ReadOnlySpan<double> Correlations(ReadOnlySpan<float> values) => autocorrelation.Compute(values);

        /// <summary>To the mean 0 and the standard deviation 1; false for a constant series.</summary>
        internal bool Standardize(ReadOnlySpan<float> values)
        {
            length = values.Length;
            if (series.Length < length)
            {
                series = new float[length];
                sorted = new float[length];
                changes = new float[length];
                symbols = new int[length];
            }

            double mean = 0, squares = 0;
            foreach (var value in values)
                mean += value;
            mean /= length;
            foreach (var value in values)
                squares += (value - mean) * (value - mean);
            if (squares <= 1e-12 * length * mean * mean)
                return false;
            var scale = 1 / Math.Sqrt(squares / length);
            for (var t = 0; t < length; t++)
                series[t] = (float)((values[t] - mean) * scale);
            Series.CopyTo(Sorted);
            Sorted.Sort();
            return true;
        }
    }
}
