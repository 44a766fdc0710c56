using DeepEstimators.Networks;
using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace DeepEstimators.Comparison.Statistics;

/// <summary>
/// McNemar's test of two classifiers on the same rows ("Note on the Sampling Error of the Difference Between Correlated
/// Proportions", 1947): only rows that one of them has right and the other wrong tell them apart.
/// </summary>
public static class McNemarTest
{
    /// <summary>From so many rows that tell the two apart on, the chi-squared approximation is taken; below it the binomial distribution.</summary>
    public const long ApproximatedFrom = 25;

    /// <summary>Tests whether two classifiers err equally often.</summary>
    /// <param name="onlyFirstRight">Rows that the first has right and the second wrong, 0 or more.</param>
    /// <param name="onlySecondRight">Rows that the second has right and the first wrong, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    public static McNemarResult Test(long onlyFirstRight, long onlySecondRight)
    {
        OptionCheck.AtLeast(onlyFirstRight, 0, nameof(onlyFirstRight));
        OptionCheck.AtLeast(onlySecondRight, 0, nameof(onlySecondRight));
        long discordant = onlyFirstRight + onlySecondRight;
        return discordant < ApproximatedFrom
            ? new McNemarResult(onlyFirstRight, onlySecondRight, null, Exact(Math.Min(onlyFirstRight, onlySecondRight), (int)discordant))
            : Approximate(onlyFirstRight, onlySecondRight, discordant);
    }

    /// <summary>Tests two classifiers given which rows each has right.</summary>
    /// <param name="firstRight">Whether the first has a row right.</param>
    /// <param name="secondRight">Whether the second has it right, in the same order.</param>
    /// <exception cref="ArgumentException">The two do not have the same number of rows.</exception>
    public static McNemarResult Test(ReadOnlySpan<bool> firstRight, ReadOnlySpan<bool> secondRight)
    {
        if (firstRight.Length != secondRight.Length)
            throw new ArgumentException($"There are {firstRight.Length} and {secondRight.Length} rows; both need the same.", nameof(secondRight));
        long onlyFirst = 0, onlySecond = 0;
        for (int row = 0; row < firstRight.Length; row++)
        {
            if (firstRight[row] && !secondRight[row])
                onlyFirst++;
            else if (secondRight[row] && !firstRight[row])
                onlySecond++;
        }
        return Test(onlyFirst, onlySecond);
    }

    private static double Exact(long fewer, int discordant) =>
        discordant == 0 ? 1 : Math.Min(1, 2 * Binomial.CDF(0.5, discordant, fewer));

    // With Edwards's correction for continuity; one degree of freedom.
    private static McNemarResult Approximate(long first, long second, long discordant)
    {
        double difference = Math.Max(0, Math.Abs(first - second) - 1);
        double statistic = difference * difference / discordant;
        return new McNemarResult(first, second, statistic, SpecialFunctions.GammaUpperRegularized(0.5, statistic / 2));
    }
}

/// <summary>What McNemar's test found.</summary>
/// <param name="OnlyFirstRight">Rows that only the first classifier has right.</param>
/// <param name="OnlySecondRight">Rows that only the second classifier has right.</param>
/// <param name="Statistic">Chi-squared with one degree of freedom; <see langword="null"/> where the exact test was taken.</param>
/// <param name="PValue">The two-sided p-value.</param>
public sealed record McNemarResult(long OnlyFirstRight, long OnlySecondRight, double? Statistic, double PValue);
