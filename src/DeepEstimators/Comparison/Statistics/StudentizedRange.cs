using DeepEstimators.Networks;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Integration;
using MathNet.Numerics.RootFinding;

namespace DeepEstimators.Comparison.Statistics;

/// <summary>
/// The distribution of the range of k independent standard normal values: the studentized range with infinite degrees of freedom,
/// which ranks over data sets are compared with.
/// </summary>
public static class StudentizedRange
{
    /// <summary>The most values that the distribution is worked out for.</summary>
    public const int MostValues = 1000;

    private const double Outermost = 8.5; // beyond it the normal density is below 1e-16

    /// <summary>The probability of a larger range.</summary>
    /// <param name="range">The range, 0 or more.</param>
    /// <param name="values">The number of values k, from 2 to <see cref="MostValues"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static double Above(double range, int values)
    {
        OptionCheck.AtLeast(range, 0, nameof(range));
        OptionCheck.InRange(values, 2, MostValues, nameof(values));
        // One of the k values is the largest, x; the others lie within the range below it.
        double Density(double x) => values * Normal.PDF(0, 1, x) * Math.Pow(Normal.CDF(0, 1, x) - Normal.CDF(0, 1, x - range), values - 1);
        double below = 0;
        for (double start = -Outermost; start < Outermost; start += Outermost / 8)
            below += GaussLegendreRule.Integrate(Density, start, start + (Outermost / 8), 32);
        return Math.Clamp(1 - below, 0, 1);
    }

    /// <summary>The range that is exceeded with a probability.</summary>
    /// <param name="probability">The probability, between 0 and 1, such as 0.05.</param>
    /// <param name="values">The number of values k, from 2 to <see cref="MostValues"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static double Critical(double probability, int values)
    {
        if (!(probability is >= 1e-9 and < 1))
            throw OptionCheck.OutOfRange(nameof(probability), probability, "1E-09 or more, less than 1");
        OptionCheck.InRange(values, 2, MostValues, nameof(values));
        return Brent.FindRoot(range => Above(range, values) - probability, 0, 2 * Outermost, 1e-10);
    }
}
