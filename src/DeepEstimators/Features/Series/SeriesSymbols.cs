namespace DeepEstimators.Features;

/// <summary>A series as three symbols, for the values of its lower, middle and upper third.</summary>
internal static class SeriesSymbols
{
    internal static void Thirds(ReadOnlySpan<float> values, ReadOnlySpan<float> sorted, Span<int> symbols)
    {
        var lower = SortedValues.Quantile(sorted, 1 / 3.0);
        var upper = SortedValues.Quantile(sorted, 2 / 3.0);
        for (var t = 0; t < values.Length; t++)
            symbols[t] = values[t] <= lower ? 0 : values[t] <= upper ? 1 : 2;
    }

    /// <summary>
    /// Of every <paramref name="step"/>-th symbol: shares of the nine transitions as a matrix, and the sum of the variances (by n - 1)
    /// of its columns.
    /// </summary>
    internal static double TransitionVariance(ReadOnlySpan<int> symbols, int step)
    {
        Span<double> shares = stackalloc double[9];
        shares.Clear();
        var transitions = 0;
        for (var t = step; t < symbols.Length; t += step, transitions++)
            shares[symbols[t - step] * 3 + symbols[t]]++;
        if (transitions == 0)
            return 0;
        double sum = 0;
        for (var column = 0; column < 3; column++)
        {
            double a = shares[column] / transitions, b = shares[3 + column] / transitions, c = shares[6 + column] / transitions;
            var mean = (a + b + c) / 3;
            sum += ((a - mean) * (a - mean) + (b - mean) * (b - mean) + (c - mean) * (c - mean)) / 2;
        }

        return sum;
    }

    /// <summary>The entropy, in nats, of two symbols in a row.</summary>
    internal static double PairEntropy(ReadOnlySpan<int> symbols)
    {
        Span<int> counts = stackalloc int[9];
        counts.Clear();
        for (var t = 1; t < symbols.Length; t++)
            counts[symbols[t - 1] * 3 + symbols[t]]++;
        double entropy = 0, pairs = symbols.Length - 1;
        foreach (var count in counts)
        {
            if (count > 0)
                entropy -= count / pairs * Math.Log(count / pairs);
        }

        return entropy;
    }
}
