namespace DeepEstimators.Features;

/// <summary>Statistics of a series. Of a constant series, skewness and kurtosis are 0.</summary>
internal sealed class TimeSeriesStatistics : RowFeatures
{
    private static readonly string[] Names =
    [
        "Mean", "StandardDeviation", "Skewness", "Kurtosis", "Minimum", "LowerQuartile", "Median", "UpperQuartile", "Maximum",
        "RootMeanSquare", "MeanChange", "MeanAbsoluteChange", "Slope", "MeanCrossings", "TurningPoints",
    ];

    internal override IReadOnlyList<int> Dimensions { get; } = [Names.Length];

    internal override string[] SlotNames() => [.. Names];

    internal override RowComputation CreateComputation()
    {
        float[] sorted = [];
        return (values, features) =>
        {
            if (sorted.Length < values.Length)
                sorted = new float[values.Length];
            var order = sorted.AsSpan(0, values.Length);
            values.CopyTo(order);
            order.Sort();
            Compute(values, order, features);
        };
    }

    private static void Compute(ReadOnlySpan<float> values, ReadOnlySpan<float> sorted, Span<float> features)
    {
        var n = values.Length;
        double sum = 0, squares = 0;
        foreach (var value in values)
        {
            sum += value;
            squares += (double)value * value;
        }

        var mean = sum / n;
        double m2 = 0, m3 = 0, m4 = 0, withTime = 0;
        for (var t = 0; t < n; t++)
        {
            var d = values[t] - mean;
            m2 += d * d;
            m3 += d * d * d;
            m4 += d * d * d * d;
            withTime += (t - (n - 1) / 2.0) * d;
        }

        var variance = m2 / n;
        double change = 0;
        int crossings = 0, turns = 0;
        for (var t = 1; t < n; t++)
        {
            change += Math.Abs((double)values[t] - values[t - 1]);
            if (values[t] > mean != values[t - 1] > mean)
                crossings++;
            if (t + 1 < n && (double)(values[t] - values[t - 1]) * (values[t + 1] - values[t]) < 0)
                turns++;
        }

        features[0] = (float)mean;
        features[1] = (float)Math.Sqrt(variance);
        features[2] = variance > 0 ? (float)(m3 / n / Math.Pow(variance, 1.5)) : 0;
        features[3] = variance > 0 ? (float)(m4 / n / (variance * variance) - 3) : 0;
        features[4] = sorted[0];
        features[5] = (float)SortedValues.Quantile(sorted, 0.25);
        features[6] = (float)SortedValues.Quantile(sorted, 0.5);
        features[7] = (float)SortedValues.Quantile(sorted, 0.75);
        features[8] = sorted[^1];
        features[9] = (float)Math.Sqrt(squares / n);
        features[10] = n > 1 ? (float)(((double)values[^1] - values[0]) / (n - 1)) : 0;
        features[11] = n > 1 ? (float)(change / (n - 1)) : 0;

        // Σ (t - mean)² of 0 to n - 1 is n (n² - 1) / 12.
        features[12] = n > 1 ? (float)(withTime * 12 / (n * ((double)n * n - 1))) : 0;
        features[13] = n > 1 ? (float)crossings / (n - 1) : 0;
        features[14] = n > 2 ? (float)turns / (n - 2) : 0;
    }
}
