using DeepEstimators.Networks;
using MathNet.Numerics;

namespace DeepEstimators.Comparison.Statistics;

/// <summary>
/// Friedman's test of several candidates on several data sets, and Iman and Davenport's less conservative form of it, as Demšar
/// recommends ("Statistical Comparisons of Classifiers over Multiple Data Sets", 2006). Ties are not corrected for, as there.
/// </summary>
public static class FriedmanTest
{
    /// <summary>Tests whether all candidates have the same rank in the mean.</summary>
    /// <param name="ranks">The ranks on at least 2 data sets.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than 2 data sets.</exception>
    public static FriedmanResult Test(RankTable ranks)
    {
        ArgumentNullException.ThrowIfNull(ranks);
        OptionCheck.AtLeast(ranks.DataSets, 2, nameof(ranks.DataSets));
        double n = ranks.DataSets, k = ranks.Candidates;
        double squares = ranks.MeanRanks.Sum(rank => rank * rank);
        double chiSquared = Math.Max(0, 12 * n / (k * (k + 1)) * (squares - (k * (k + 1) * (k + 1) / 4)));
        // Where every data set ranks alike, the denominator is zero and F infinite.
        double rest = (n * (k - 1)) - chiSquared;
        double f = rest <= 1e-12 * n * k ? double.PositiveInfinity : (n - 1) * chiSquared / rest;
        double freedom = k - 1, freedomOfF = (k - 1) * (n - 1);
        return new FriedmanResult(
            chiSquared,
            SpecialFunctions.GammaUpperRegularized(freedom / 2, chiSquared / 2),
            f,
            double.IsInfinity(f) ? 0 : SpecialFunctions.BetaRegularized(freedomOfF / 2, freedom / 2, freedomOfF / (freedomOfF + (freedom * f))),
            freedom,
            freedomOfF);
    }
}

/// <summary>What Friedman's test found.</summary>
/// <param name="ChiSquared">Friedman's statistic.</param>
/// <param name="ChiSquaredPValue">Its p-value by the chi-squared distribution.</param>
/// <param name="F">Iman and Davenport's statistic; infinite where all data sets rank alike.</param>
/// <param name="PValue">Its p-value by the F distribution: the one to go by.</param>
/// <param name="DegreesOfFreedom">k − 1 for k candidates.</param>
/// <param name="DenominatorDegreesOfFreedom">(k − 1)(N − 1) for N data sets.</param>
public sealed record FriedmanResult(
    double ChiSquared, double ChiSquaredPValue, double F, double PValue, double DegreesOfFreedom, double DenominatorDegreesOfFreedom);
