namespace Microsoft.ML.Data;

public sealed class RankingMetricsStatistics : IMetricsStatistics<RankingMetrics>
{
    private readonly List<MetricStatistics> _cumulative = [];
    private readonly List<MetricStatistics> _normalized = [];

    internal RankingMetricsStatistics()
    {
    }

    public IReadOnlyList<MetricStatistics> DiscountedCumulativeGains => _cumulative;

    public IReadOnlyList<MetricStatistics> NormalizedDiscountedCumulativeGains => _normalized;

    void IMetricsStatistics<RankingMetrics>.AddChange(RankingMetrics baseline, RankingMetrics permuted)
    {
        MetricStatistics.Add(_cumulative, permuted.DiscountedCumulativeGains.Zip(baseline.DiscountedCumulativeGains, (after, before) => after - before));
        MetricStatistics.Add(_normalized,
            permuted.NormalizedDiscountedCumulativeGains.Zip(baseline.NormalizedDiscountedCumulativeGains, (after, before) => after - before));
    }
}
