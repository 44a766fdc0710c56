using MathNet.Numerics.Distributions;

namespace DeepEstimators.Comparison.Statistics;

/// <summary>
/// The paired t-test over folds whose training parts overlap (Nadeau and Bengio, "Inference for the Generalization Error", 2003).
/// The usual t-test takes folds for independent and so finds far too many differences; this one widens the variance of the mean
/// difference from 1/J to 1/J + n2/n1, with J folds of n1 rows to train on and n2 to test on.
/// </summary>
public static class CorrectedResampledTTest
{
    /// <summary>Tests whether the mean of paired differences is zero.</summary>
    /// <param name="differences">The first candidate's metric less the second's, one a fold, at least 2.</param>
    /// <param name="testToTrainRatio">Rows to test on divided by rows to train on, 0 or more: 1/(k−1) in k-fold cross-validation.</param>
    /// <param name="level">The confidence of the interval, between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than 2 differences, or an argument is out of its range.</exception>
    public static PairedTTestResult Test(
        IReadOnlyList<double> differences, double testToTrainRatio, double level = ConfidenceInterval.DefaultLevel)
    {
        FoldStatistics folds = FoldStatistics.Of(differences, testToTrainRatio);
        double statistic = folds.Mean == 0 ? 0 : folds.Mean / folds.StandardError;
        double p = folds.Mean == 0 ? 1 : 2 * StudentT.CDF(0, 1, folds.DegreesOfFreedom, -Math.Abs(statistic));
        return new PairedTTestResult(
            folds.Mean, folds.StandardError, statistic, folds.DegreesOfFreedom, p,
            ConfidenceInterval.OfMean(differences, testToTrainRatio, level));
    }
}

/// <summary>What a paired t-test found.</summary>
/// <param name="MeanDifference">The mean of the differences.</param>
/// <param name="StandardError">The standard error of that mean, corrected for overlapping training parts.</param>
/// <param name="Statistic">Student's t; infinite where all differences are the same and not zero.</param>
/// <param name="DegreesOfFreedom">Its degrees of freedom.</param>
/// <param name="PValue">The two-sided p-value; 1 where the mean difference is zero.</param>
/// <param name="Interval">The interval of the mean difference.</param>
public sealed record PairedTTestResult(
    double MeanDifference, double StandardError, double Statistic, double DegreesOfFreedom, double PValue, ConfidenceInterval Interval);
