using DeepEstimators.Comparison.Statistics;

namespace DeepEstimators.Tests.Comparison.Statistics;

/// <summary>Figures by the papers' formulas in SciPy 1.10 (scipy.stats.t), on the differences of ten folds.</summary>
public class FoldTestsTests
{
    private static readonly double[] s_differences = [0.02, 0.01, -0.005, 0.03, 0.015, 0.0, 0.025, 0.01, 0.02, 0.005];
    private const double TenFold = 1.0 / 9;

    [Fact]
    public void The_corrected_t_test_widens_the_variance()
    {
        PairedTTestResult test = CorrectedResampledTTest.Test(s_differences, TenFold);

        Assert.Equal(0.013, test.MeanDifference, 12);
        Assert.Equal(0.00510265000142446, test.StandardError, 12);
        Assert.Equal(2.5476958044096523, test.Statistic, 9);
        Assert.Equal(9, test.DegreesOfFreedom);
        Assert.Equal(0.03131289901738988, test.PValue, 9);
        Assert.Equal(0.0014570037503173292, test.Interval.Lower, 9);
        Assert.Equal(0.024542996249682675, test.Interval.Upper, 9);
    }

    [Fact]
    public void Independent_values_give_Students_own_test()
    {
        PairedTTestResult corrected = CorrectedResampledTTest.Test(s_differences, TenFold), usual = PairedRowTest.Test(s_differences);

        Assert.Equal(Math.Sqrt(0.1 + TenFold) / Math.Sqrt(0.1), usual.Statistic / corrected.Statistic, 12);
        Assert.True(usual.PValue < corrected.PValue);
    }

    [Fact]
    public void Differences_without_variance_are_no_difference_or_a_certain_one()
    {
        Assert.Equal(1, CorrectedResampledTTest.Test([0, 0, 0], 0.5).PValue);
        PairedTTestResult certain = CorrectedResampledTTest.Test([0.1, 0.1, 0.1], 0.5);
        Assert.Equal((double.PositiveInfinity, 0.0), (certain.Statistic, certain.PValue));
        Assert.Equal(new PracticalDifference(0, 0, 1, 0.01), BayesianCorrelatedTTest.Test([0.1, 0.1, 0.1], 0.5));
        Assert.Equal(new PracticalDifference(0, 1, 0, 0.01), BayesianCorrelatedTTest.Test([0, 0], 0.5));
    }

    [Fact]
    public void The_Bayesian_test_splits_the_posterior_at_the_region_of_practical_equivalence()
    {
        PracticalDifference found = BayesianCorrelatedTTest.Test(s_differences, TenFold, region: 0.01);

        Assert.Equal(0.0007365349330127886, found.Worse, 9);
        Assert.Equal(0.28478096547361004, found.Equivalent, 9);
        Assert.Equal(0.7144824995933772, found.Better, 9);
        PracticalDifference turned = BayesianCorrelatedTTest.Test([.. s_differences.Select(difference => -difference)], TenFold);
        Assert.Equal(found.Better, turned.Worse, 12);
    }

    [Fact]
    public void Intervals_of_a_mean_are_Students_and_wider_for_folds()
    {
        ConfidenceInterval independent = ConfidenceInterval.OfMean([0.9, 0.8, 1.0, 0.7]);
        Assert.Equal(0.6445739743239122, independent.Lower, 9);
        Assert.Equal(1.0554260256760881, independent.Upper, 9);
        ConfidenceInterval folds = ConfidenceInterval.OfMean([0.9, 0.8, 1.0, 0.7], 1.0 / 3);
        Assert.Equal(0.5362065625417951, folds.Lower, 9);
        Assert.Equal(1.163793437458205, folds.Upper, 9);
    }

    [Fact]
    public void The_interval_of_a_proportion_is_Wilsons()
    {
        ConfidenceInterval interval = ConfidenceInterval.OfProportion(93, 100);
        Assert.Equal(0.8625048526092649, interval.Lower, 9);
        Assert.Equal(0.9656807389327273, interval.Upper, 9);
        Assert.Equal(0, ConfidenceInterval.OfProportion(0, 10).Lower, 12);
    }

    [Fact]
    public void Wrong_arguments_are_named()
    {
        Assert.Contains("number of values is 1; allowed: 2 or more",
            Assert.Throws<ArgumentOutOfRangeException>(() => CorrectedResampledTTest.Test([0.1], 0.1)).Message, StringComparison.Ordinal);
        Assert.Contains("testToTrainRatio is -1", Assert.Throws<ArgumentOutOfRangeException>(
            () => CorrectedResampledTTest.Test([0.1, 0.2], -1)).Message, StringComparison.Ordinal);
        Assert.Contains("level is 1; allowed: more than 0, less than 1", Assert.Throws<ArgumentOutOfRangeException>(
            () => ConfidenceInterval.OfMean([0.1, 0.2], level: 1)).Message, StringComparison.Ordinal);
        Assert.Contains("region is -0.1", Assert.Throws<ArgumentOutOfRangeException>(
            () => BayesianCorrelatedTTest.Test([0.1, 0.2], 0.1, -0.1)).Message, StringComparison.Ordinal);
    }
}
