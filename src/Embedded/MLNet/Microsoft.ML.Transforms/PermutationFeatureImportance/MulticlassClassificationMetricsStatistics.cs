namespace Microsoft.ML.Data;

public sealed class MulticlassClassificationMetricsStatistics : IMetricsStatistics<MulticlassClassificationMetrics>
{
    private readonly List<MetricStatistics> _perClassLogLoss = [];

    internal MulticlassClassificationMetricsStatistics()
    {
    }

    public MetricStatistics MacroAccuracy { get; } = new();

    public MetricStatistics MicroAccuracy { get; } = new();

    public MetricStatistics LogLoss { get; } = new();

    public MetricStatistics LogLossReduction { get; } = new();

    public MetricStatistics TopKAccuracy { get; } = new();

    public IReadOnlyList<MetricStatistics> PerClassLogLoss => _perClassLogLoss;

    void IMetricsStatistics<MulticlassClassificationMetrics>.AddChange(
        MulticlassClassificationMetrics baseline, MulticlassClassificationMetrics permuted)
    {
        MacroAccuracy.Add(permuted.MacroAccuracy - baseline.MacroAccuracy);
        MicroAccuracy.Add(permuted.MicroAccuracy - baseline.MicroAccuracy);
        LogLoss.Add(permuted.LogLoss - baseline.LogLoss);
        LogLossReduction.Add(permuted.LogLossReduction - baseline.LogLossReduction);
        TopKAccuracy.Add(permuted.TopKAccuracy - baseline.TopKAccuracy);
        MetricStatistics.Add(_perClassLogLoss, permuted.PerClassLogLoss.Zip(baseline.PerClassLogLoss, (after, before) => after - before));
    }
}
