namespace DeepEstimators.Features;

/// <summary>
/// How the fluctuation of a series' running sum grows with the size of the window that it is looked at through: at which share of the
/// window sizes one power law passes into another. Windows have up to 50 sizes from 5 to half the length, in equal steps of the logarithm.
/// </summary>
internal static class FluctuationAnalysis
{
    private const int Sizes = 50;
    private const int SmallestWindow = 5;
    private const int LeastOnASide = 6;

    /// <summary>The running sum of every value, and the range of a window less its line.</summary>
    internal static double RescaledRange(ReadOnlySpan<float> values) => Crossover(values, stride: 1, isRange: true);

    /// <summary>
    /// The running sum of every second value, and the root mean square of a window less its line (Peng et al., "Mosaic Organization of DNA
    /// Nucleotides", 1994).
    /// </summary>
    internal static double DetrendedFluctuation(ReadOnlySpan<float> values) => Crossover(values, stride: 2, isRange: false);

    private static double Crossover(ReadOnlySpan<float> values, int stride, bool isRange)
    {
        if (values.Length / 2 <= SmallestWindow)
            return 0;
        double[] sums = RunningSum(values, stride);
        double from = Math.Log(SmallestWindow), to = Math.Log(values.Length / 2);
        List<(double Size, double Fluctuation)> points = [];
        int previous = 0;
        for (int i = 0; i < Sizes; i++)
        {
            int size = (int)Math.Round(Math.Exp(from + ((to - from) * i / (Sizes - 1))));
            if (size == previous || size > sums.Length)
                continue;
            previous = size;
            double fluctuation = Fluctuation(sums, size, isRange);
            if (fluctuation > 0)
                points.Add((Math.Log(size), Math.Log(fluctuation)));
        }

        // Too few to fit a line on either side.
        return points.Count < 2 * LeastOnASide ? 0 : (double)Break(points) / points.Count;
    }

    private static double[] RunningSum(ReadOnlySpan<float> values, int stride)
    {
        var sums = new double[(values.Length + stride - 1) / stride];
        double sum = 0;
        for (int t = 0; t < sums.Length; t++)
            sums[t] = sum += values[t * stride];
        return sums;
    }

    /// <summary>The root mean square over whole windows of the range, or of the values, less each window's line.</summary>
    private static double Fluctuation(ReadOnlySpan<double> sums, int size, bool isRange)
    {
        int windows = sums.Length / size;
        double total = 0;
        for (int w = 0; w < windows; w++)
        {
            ReadOnlySpan<double> window = sums.Slice(w * size, size);
            (double mean, double slope) = Line(window);
            double least = double.PositiveInfinity, largest = double.NegativeInfinity, squares = 0;
            for (int t = 0; t < size; t++)
            {
                double rest = window[t] - mean - (slope * (t - ((size - 1) / 2.0)));
                least = Math.Min(least, rest);
                largest = Math.Max(largest, rest);
                squares += rest * rest;
            }

            total += isRange ? (largest - least) * (largest - least) : squares / size;
        }

        return Math.Sqrt(total / windows);
    }

    private static (double Mean, double Slope) Line(ReadOnlySpan<double> window)
    {
        double mean = 0, withTime = 0, n = window.Length;
        foreach (double value in window)
            mean += value / n;
        for (int t = 0; t < window.Length; t++)
            withTime += (t - ((n - 1) / 2)) * (window[t] - mean);
        return (mean, withTime * 12 / (n * ((n * n) - 1)));
    }

    /// <summary>The number of points of the left of two lines, that which leaves the least of norms of what both leave over; the lines share a point.</summary>
    private static int Break(List<(double Size, double Fluctuation)> points)
    {
        int best = LeastOnASide;
        double least = double.PositiveInfinity;
        for (int left = LeastOnASide; left <= points.Count - LeastOnASide; left++)
        {
            double rest = Rest(points, 0, left) + Rest(points, left - 1, points.Count);
            if (rest < least)
                (least, best) = (rest, left);
        }

        return best;
    }

    /// <summary>The norm of what a line through the points leaves over.</summary>
    private static double Rest(List<(double Size, double Fluctuation)> points, int from, int to)
    {
        double n = to - from, x = 0, y = 0, xx = 0, xy = 0, yy = 0;
        for (int i = from; i < to; i++)
        {
            x += points[i].Size / n;
            y += points[i].Fluctuation / n;
        }

        for (int i = from; i < to; i++)
        {
            double dx = points[i].Size - x, dy = points[i].Fluctuation - y;
            xx += dx * dx;
            xy += dx * dy;
            yy += dy * dy;
        }

        return Math.Sqrt(Math.Max(yy - (xy * xy / xx), 0));
    }
}
