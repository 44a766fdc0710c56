namespace Microsoft.ML.Data;

// Mean and spread of one metric over repetitions, by Welford's updates.
public sealed class MetricStatistics
{
    private double _squaredDeviations;

    internal MetricStatistics()
    {
    }

    public double Mean { get; private set; }

    public double StandardDeviation => Count <= 1 ? 0 : Math.Sqrt(_squaredDeviations / (Count - 1));

    public double StandardError => Count <= 1 ? 0 : StandardDeviation / Math.Sqrt(Count);

    public int Count { get; private set; }

    internal void Add(double metric)
    {
        Count++;
        var deviation = metric - Mean;
        Mean += deviation / Count;
        _squaredDeviations += deviation * (metric - Mean);
    }

    // The same for lists of metrics, whose length the first one decides.
    internal static void Add(List<MetricStatistics> statistics, IEnumerable<double> metrics)
    {
        var i = 0;
        foreach (var metric in metrics)
        {
            if (i == statistics.Count)
                statistics.Add(new MetricStatistics());
            statistics[i++].Add(metric);
        }
    }
}

// The statistics of how each metric changed.
internal interface IMetricsStatistics<TMetrics>
{
    void AddChange(TMetrics baseline, TMetrics permuted);
}
