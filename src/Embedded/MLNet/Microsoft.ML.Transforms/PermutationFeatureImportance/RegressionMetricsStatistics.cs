namespace Microsoft.ML.Data;

public sealed class RegressionMetricsStatistics : IMetricsStatistics<RegressionMetrics>
{
    internal RegressionMetricsStatistics()
    {
    }

    public MetricStatistics MeanAbsoluteError { get; } = new();

    public MetricStatistics MeanSquaredError { get; } = new();

    public MetricStatistics RootMeanSquaredError { get; } = new();

    public MetricStatistics LossFunction { get; } = new();

    public MetricStatistics RSquared { get; } = new();

    void IMetricsStatistics<RegressionMetrics>.AddChange(RegressionMetrics baseline, RegressionMetrics permuted)
    {
        MeanAbsoluteError.Add(permuted.MeanAbsoluteError - baseline.MeanAbsoluteError);
        MeanSquaredError.Add(permuted.MeanSquaredError - baseline.MeanSquaredError);
        RootMeanSquaredError.Add(permuted.RootMeanSquaredError - baseline.RootMeanSquaredError);
        LossFunction.Add(permuted.LossFunction - baseline.LossFunction);
        RSquared.Add(permuted.RSquared - baseline.RSquared);
    }
}
