namespace DeepEstimators.Tests.Comparison.Results;

public class MetricSummaryTests
{
    [Fact]
    public void Mean_and_sample_deviation_are_those_of_the_folds()
    {
        var summary = new MetricSummary("MicroAccuracy", [0.9, 0.8, 1.0, 0.7]);

        Assert.Equal(0.85, summary.Mean, 12);
        Assert.Equal(0.129099444873581, summary.StandardDeviation, 12);
        Assert.Equal("MicroAccuracy 0.85 ± 0.1291", summary.ToString());
    }

    [Fact]
    public void Intervals_are_corrected_and_those_of_shares_cut()
    {
        var summary = new MetricSummary("MicroAccuracy", [0.9, 0.8, 1.0, 0.7], testToTrainRatio: 1.0 / 3);
        Assert.Equal(0.5362065625417951, summary.Interval!.Lower, 9);
        Assert.Equal(1, summary.Interval.Upper);
        Assert.Equal(1.163793437458205, new MetricSummary("RootMeanSquaredError", [0.9, 0.8, 1.0, 0.7], 1.0 / 3).Interval!.Upper, 9);
        Assert.Null(new MetricSummary("LogLoss", [0.9, double.PositiveInfinity]).Interval);
    }

    [Fact]
    public void One_fold_has_no_deviation() => Assert.Equal(0, new MetricSummary("LogLoss", [0.5]).StandardDeviation);
}
