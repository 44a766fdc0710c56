namespace DeepEstimators.Features;

/// <summary>
/// The period of a series less its trend (Wang et al., "Structure-Based Statistical Features and Multivariate Time Series Clustering",
/// 2007): the lag of the first peak of the autocovariance that is not negative and stands at least 0.01 above the trough before it; 0
/// where there is none. The trend is the least-squares cubic spline with knots at the thirds. Keeps the splines of the last length. One
/// thread at a time.
/// </summary>
internal sealed class SeriesPeriod
{
    private const double LeastRise = 0.01;
    private double[][] splines = [];
    private double[] rest = [];

    internal int Compute(ReadOnlySpan<float> values)
    {
        if (rest.Length != values.Length)
        {
            rest = new double[values.Length];
            splines = Splines(values.Length);
        }

        for (var t = 0; t < rest.Length; t++)
            rest[t] = values[t];
        foreach (var spline in splines)
            Remove(spline, rest);

        double? trough = null;
        double before = Autocovariance(1), here = Autocovariance(2);
        for (var lag = 2; lag < values.Length / 3; lag++)
        {
            var after = Autocovariance(lag + 1);
            if (here < before && here < after)
                trough = here;
            else if (here > before && here > after && here >= 0 && here - trough >= LeastRise)
                return lag;
            (before, here) = (here, after);
        }

        return 0;
    }

    private double Autocovariance(int lag)
    {
        double sum = 0;
        for (var t = 0; t + lag < rest.Length; t++)
            sum += rest[t] * rest[t + lag];
        return sum / (rest.Length - lag);
    }

    /// <summary>An orthonormal basis of the cubic splines.</summary>
    private static double[][] Splines(int length)
    {
        var basis = new double[6][];
        for (var k = 0; k < basis.Length; k++)
        {
            var column = new double[length];
            for (var t = 0; t < length; t++)
            {
                var place = (double)t / (length - 1);
                column[t] = k < 4 ? Math.Pow(place, k) : Math.Pow(Math.Max(place - ((k - 3) / 3.0), 0), 3);
            }

            // Twice: once leaves the rounding of what is nearly a combination of the others.
            for (var j = 0; j < 2 * k; j++)
                Remove(basis[j % k], column);
            var norm = Math.Sqrt(column.Sum(value => value * value));
            for (var t = 0; t < length; t++)
                column[t] = norm > 1e-9 ? column[t] / norm : 0;
            basis[k] = column;
        }

        return basis;
    }

    private static void Remove(double[] direction, double[] values)
    {
        double along = 0;
        for (var t = 0; t < values.Length; t++)
            along += direction[t] * values[t];
        for (var t = 0; t < values.Length; t++)
            values[t] -= along * direction[t];
    }
}
