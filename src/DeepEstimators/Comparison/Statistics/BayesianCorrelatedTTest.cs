using DeepEstimators.Networks;
using MathNet.Numerics.Distributions;

namespace DeepEstimators.Comparison.Statistics;

/// <summary>
/// How probable it is that one candidate is worse, practically equivalent or better, given the differences on folds (Benavoli,
/// Corani, Demšar and Zaffalon, "Time for a Change: a Tutorial for Comparing Multiple Classifiers Through Bayesian Analysis",
/// 2017). The posterior of the mean difference is Student's t with J − 1 degrees of freedom about the mean difference, with the
/// variance times 1/J + ρ/(1−ρ); the correlation ρ of folds is n2/(n1+n2), so that ρ/(1−ρ) is n2/n1.
/// </summary>
public static class BayesianCorrelatedTTest
{
    /// <summary>Half the width of the region of practical equivalence where none is given: one percentage point of accuracy.</summary>
    public const double DefaultRegion = 0.01;

    /// <summary>Splits the posterior of the mean difference at the region of practical equivalence.</summary>
    /// <param name="differences">The first candidate's metric less the second's, one a fold, at least 2; larger is better.</param>
    /// <param name="testToTrainRatio">Rows to test on divided by rows to train on, 0 or more.</param>
    /// <param name="region">Differences from −region to +region are of no practical importance, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than 2 differences, or an argument is out of its range.</exception>
    public static PracticalDifference Test(
        IReadOnlyList<double> differences, double testToTrainRatio, double region = DefaultRegion)
    {
        FoldStatistics folds = FoldStatistics.Of(differences, testToTrainRatio);
        OptionCheck.AtLeast(region, 0, nameof(region));
        double worse = Below(folds, -region), better = Below(folds with { Mean = -folds.Mean }, -region);
        return new PracticalDifference(worse, Math.Max(0, 1 - worse - better), better, region);
    }

    // Both ends are taken from the lower tail, which keeps small probabilities exact. Without variance the posterior is a point.
    private static double Below(FoldStatistics folds, double bound) => folds.StandardError == 0
        ? folds.Mean < bound ? 1 : 0
        : StudentT.CDF(folds.Mean, folds.StandardError, folds.DegreesOfFreedom, bound);
}

/// <summary>The probabilities of a practical difference; they sum to 1.</summary>
/// <param name="Worse">That the first candidate is worse by more than <paramref name="Region"/>.</param>
/// <param name="Equivalent">That the candidates differ by at most <paramref name="Region"/>.</param>
/// <param name="Better">That the first candidate is better by more than <paramref name="Region"/>.</param>
/// <param name="Region">Half the width of the region of practical equivalence, in the metric's unit.</param>
public sealed record PracticalDifference(double Worse, double Equivalent, double Better, double Region);
