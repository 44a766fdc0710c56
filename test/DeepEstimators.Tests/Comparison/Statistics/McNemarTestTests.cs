using DeepEstimators.Comparison.Statistics;

namespace DeepEstimators.Tests.Comparison.Statistics;

public class McNemarTestTests
{
    // Agresti, "Categorical Data Analysis": approval of a prime minister in two surveys, 150 and 86 changed their mind. With
    // the correction for continuity, 63² / 236; p by scipy.stats.chi2.
    [Fact]
    public void Approval_ratings()
    {
        McNemarResult test = McNemarTest.Test(150, 86);

        Assert.Equal(16.81779661016949, test.Statistic!.Value, 10);
        Assert.Equal(4.114562281345944e-05, test.PValue, 12);
    }

    // statsmodels' documented example, the table [[101, 121], [59, 33]]: 20.672 with the correction for continuity.
    [Fact]
    public void A_documented_example()
    {
        McNemarResult test = McNemarTest.Test(121, 59);

        Assert.Equal(20.67222222222222, test.Statistic!.Value, 10);
        Assert.Equal(5.450094825427117e-06, test.PValue, 14);
    }

    [Theory]
    [InlineData(2, 8, 0.109375)] // 2 (1 + 10 + 45) / 1024
    [InlineData(0, 5, 0.0625)] // 2 / 32
    [InlineData(5, 5, 1)]
    [InlineData(0, 0, 1)]
    public void Small_counts_are_exact(int first, int second, double expected)
    {
        McNemarResult test = McNemarTest.Test(first, second);

        Assert.Null(test.Statistic);
        Assert.Equal(expected, test.PValue, 12);
        Assert.Equal(test.PValue, McNemarTest.Test(second, first).PValue);
    }

    [Fact]
    public void Rows_are_counted()
    {
        McNemarResult test = McNemarTest.Test([true, true, false, false, true], [true, false, true, false, false]);

        Assert.Equal((2, 1), (test.OnlyFirstRight, test.OnlySecondRight));
        Assert.Throws<ArgumentException>(() => McNemarTest.Test([true], [true, false]));
        Assert.Throws<ArgumentOutOfRangeException>(() => McNemarTest.Test(-1, 0));
    }
}
