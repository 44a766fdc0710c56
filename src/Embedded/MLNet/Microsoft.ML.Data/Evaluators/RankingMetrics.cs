namespace Microsoft.ML.Data;

public sealed class RankingMetrics
{
    internal RankingMetrics(RankingEvaluator evaluator)
    {
        DiscountedCumulativeGains = evaluator.DiscountedCumulativeGains;
        NormalizedDiscountedCumulativeGains = evaluator.NormalizedDiscountedCumulativeGains;
    }

    public IReadOnlyList<double> NormalizedDiscountedCumulativeGains { get; }

    public IReadOnlyList<double> DiscountedCumulativeGains { get; }
}
