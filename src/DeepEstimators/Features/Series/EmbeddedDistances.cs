namespace DeepEstimators.Features;

/// <summary>
/// A series as points (x[t], x[t + delay]) of a plane: how far the histogram of the distances from each point to the next is from an
/// exponential distribution of the same mean. Bins are Scott's (1979), 3.5 standard deviations by the cube root of the count wide or a
/// little less; the result is the mean over bins of the difference between the share in the bin and the density at its middle.
/// </summary>
internal static class EmbeddedDistances
{
    internal static double ExponentialDifference(ReadOnlySpan<float> values, int delay)
    {
        delay = Math.Min(delay, values.Length / 10);
        var count = values.Length - delay - 1;
        if (delay < 1 || count < 2)
            return 0;
        var distances = new double[count];
        double mean = 0, squares = 0;
        for (var t = 0; t < count; t++)
        {
            distances[t] = Math.Sqrt(Square((double)values[t + 1] - values[t]) + Square((double)values[t + 1 + delay] - values[t + delay]));
            mean += distances[t] / count;
        }

        foreach (var distance in distances)
            squares += Square(distance - mean);
        double least = distances.Min(), range = distances.Max() - least, deviation = Math.Sqrt(squares / (count - 1));
        if (deviation < 1e-3 * mean || mean == 0)
            return 0;
        var bins = (int)Math.Ceiling(range / (3.5 * deviation / Math.Cbrt(count)));
        var counts = new int[bins];
        foreach (var distance in distances)
            counts[Math.Min((int)((distance - least) / range * bins), bins - 1)]++;

        double difference = 0;
        for (var bin = 0; bin < bins; bin++)
        {
            var middle = least + ((bin + 0.5) * range / bins);
            difference += Math.Abs(((double)counts[bin] / count) - (Math.Exp(-middle / mean) / mean));
        }

        return difference / bins;
    }

    private static double Square(double value) => value * value;
}
