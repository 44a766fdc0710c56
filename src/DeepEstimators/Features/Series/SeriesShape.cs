namespace DeepEstimators.Features;

/// <summary>Formulas of single characteristics of a standardised series.</summary>
internal static class SeriesShape
{
    // Outliers are followed until fewer than this share of the values are beyond the threshold.
    private const double LeastOutliers = 0.02;
    private const double ThresholdStep = 0.01;

    /// <summary>The centre of the fullest of bins of one width; the mean of the centres where several are as full.</summary>
    internal static double Mode(ReadOnlySpan<float> values, ReadOnlySpan<float> sorted, int bins)
    {
        Span<int> counts = stackalloc int[bins];
        counts.Clear();
        double least = sorted[0], width = ((double)sorted[^1] - sorted[0]) / bins;
        foreach (var value in values)
            counts[Math.Min((int)((value - least) / width), bins - 1)]++;
        int most = 0, ties = 0;
        double sum = 0;
        for (var bin = 0; bin < bins; bin++)
        {
            if (counts[bin] < most)
                continue;
            if (counts[bin] > most)
                (most, ties, sum) = (counts[bin], 0, 0);
            ties++;
            sum += least + (bin + 0.5) * width;
        }

        return sum / ties;
    }

    /// <summary>
    /// The information, in nats, that a value has of the one <paramref name="lag"/> later, by a histogram of both from 0.1 below the
    /// least value to 0.1 above the greatest.
    /// </summary>
    internal static double MutualInformation(ReadOnlySpan<float> values, ReadOnlySpan<float> sorted, int lag, int bins)
    {
        Span<double> joint = stackalloc double[bins * bins];
        Span<double> first = stackalloc double[bins], second = stackalloc double[bins];
        joint.Clear();
        first.Clear();
        second.Clear();
        var least = sorted[0] - 0.1;
        var width = (sorted[^1] + 0.1 - least) / bins;
        var share = 1.0 / (values.Length - lag);
        for (var t = 0; t + lag < values.Length; t++)
        {
            int a = (int)((values[t] - least) / width), b = (int)((values[t + lag] - least) / width);
            joint[a * bins + b] += share;
            first[a] += share;
            second[b] += share;
        }

        double information = 0;
        for (var i = 0; i < joint.Length; i++)
        {
            if (joint[i] > 0)
                information += joint[i] * Math.Log(joint[i] / (first[i / bins] * second[i % bins]));
        }

        return information;
    }

    /// <summary>
    /// When values beyond a threshold come, from -1, the beginning, to 1, the end: the median of their places, and of that the median
    /// over thresholds 0, 0.01, 0.02 and so on.
    /// </summary>
    internal static double OutlierTiming(ReadOnlySpan<float> values, int sign, List<double> medians, List<int> places)
    {
        medians.Clear();
        for (var step = 0; ; step++)
        {
            places.Clear();
            for (var t = 0; t < values.Length; t++)
            {
                if (sign * values[t] >= step * ThresholdStep)
                    places.Add(t);
            }

            if (places.Count == 0 || places.Count < LeastOutliers * values.Length)
                break;
            var middle = (places[(places.Count - 1) / 2] + places[places.Count / 2]) / 2.0;
            medians.Add(2 * middle / (values.Length - 1) - 1);
        }

        if (medians.Count == 0)
            return 0;
        medians.Sort();
        return (medians[(medians.Count - 1) / 2] + medians[medians.Count / 2]) / 2;
    }

    /// <summary>The share of the power in the lowest fifth of the frequencies.</summary>
    internal static double LowPower(ReadOnlySpan<double> power)
    {
        double low = 0, all = 0;
        var fifth = power.Length / 5;
        for (var k = 1; k < power.Length; k++)
        {
            all += power[k];
            if (k <= fifth)
                low += power[k];
        }

        return low / all;
    }

    /// <summary>The lowest frequency, in radians a step, below or at which half of the power is.</summary>
    internal static double MedianFrequency(ReadOnlySpan<double> power, int length)
    {
        double all = 0, below = 0;
        foreach (var value in power)
            all += value;
        var k = 0;
        while (k < power.Length - 1 && (below += power[k]) < all / 2)
            k++;
        return 2 * Math.PI * k / length;
    }

    /// <summary>The standard deviation, by n - 1, of values less the mean of the three before.</summary>
    internal static double ForecastError(ReadOnlySpan<float> values)
    {
        double sum = 0, squares = 0;
        var count = values.Length - 3;
        if (count < 2)
            return 0;
        for (var t = 3; t < values.Length; t++)
        {
            var error = values[t] - ((double)values[t - 1] + values[t - 2] + values[t - 3]) / 3;
            sum += error;
            squares += error * error;
        }

        return Math.Sqrt(Math.Max(squares - sum * sum / count, 0) / (count - 1));
    }
}
