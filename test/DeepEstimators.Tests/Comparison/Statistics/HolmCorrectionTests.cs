using DeepEstimators.Comparison.Statistics;

namespace DeepEstimators.Tests.Comparison.Statistics;

public class HolmCorrectionTests
{
    // The worked example of Wikipedia's article on Holm's method: of four hypotheses, the first and the fourth are rejected at 5 %.
    [Fact]
    public void Four_tests()
    {
        IReadOnlyList<double> adjusted = HolmCorrection.Adjust([0.01, 0.04, 0.03, 0.005]);

        double[] expected = [0.03, 0.06, 0.06, 0.02];
        Assert.All(expected.Zip(adjusted), pair => Assert.Equal(pair.First, pair.Second, 12));
    }

    [Fact]
    public void One_test_is_left_as_it_is() => Assert.Equal([0.3], HolmCorrection.Adjust([0.3]));

    [Fact]
    public void No_value_is_above_one() => Assert.Equal([1, 1, 1], HolmCorrection.Adjust([0.5, 0.6, 1]));

    [Fact]
    public void None_is_none() => Assert.Empty(HolmCorrection.Adjust([]));

    [Fact]
    public void A_p_value_above_one_is_refused() =>
        Assert.Contains("1.5", Assert.Throws<ArgumentOutOfRangeException>(() => HolmCorrection.Adjust([1.5])).Message, StringComparison.Ordinal);
}
