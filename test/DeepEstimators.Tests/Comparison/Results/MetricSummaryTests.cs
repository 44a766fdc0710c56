namespace DeepEstimators.Tests.Comparison;

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
    public void One_fold_has_no_deviation() => Assert.Equal(0, new MetricSummary("LogLoss", [0.5]).StandardDeviation);
}
