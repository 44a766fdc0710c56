using DeepEstimators.Comparison.Report.Charts;

namespace DeepEstimators.Tests.Comparison.Report.Charts;

public class AxisScaleTests
{
    [Fact]
    public void Ticks_are_round_numbers_that_enclose_the_values()
    {
        AxisScale scale = AxisScale.Linear([0.913, 0.957, double.NaN]);

        Assert.Equal([0.91, 0.92, 0.93, 0.94, 0.95, 0.96], scale.Ticks.Select(tick => Math.Round(tick, 10)));
        Assert.Equal(["0.91", "0.92"], scale.Ticks.Take(2).Select(scale.Label));
        Assert.Equal(0.5, scale.PlaceOf(0.935), 9);
        Assert.Equal(1, scale.PlaceOf(0.96), 9);
    }

    [Fact]
    public void A_logarithmic_axis_runs_over_powers_of_ten()
    {
        AxisScale scale = AxisScale.Logarithmic([0.02, 350, 0, -1]);

        Assert.Equal([0.01, 0.1, 1, 10, 100, 1000], scale.Ticks.Select(tick => Math.Round(tick, 10)));
        Assert.Equal(0.6, scale.PlaceOf(10), 9);
        Assert.Equal(["0.01", "1,000"], [scale.Label(scale.Ticks[0]), scale.Label(scale.Ticks[^1])]);
    }

    [Theory]
    [InlineData(new[] { 0.0 }, 0.0)]
    [InlineData(new[] { 7.0, 7.0 }, 7.0)]
    [InlineData(new double[0], 0.5)]
    public void One_value_or_none_still_gives_an_axis(double[] values, double middle)
    {
        AxisScale scale = AxisScale.Linear(values);

        Assert.True(scale.Ticks.Count >= 2);
        Assert.InRange(scale.PlaceOf(middle), 0.2, 0.8);
    }
}
