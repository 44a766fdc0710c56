namespace DeepEstimators;

/// <summary>One metric or cost of one candidate on one fold.</summary>
internal sealed class MetricRow
{
    public string Candidate { get; set; } = "";

    public int Repeat { get; set; }

    public int Fold { get; set; }

    public long TrainRows { get; set; }

    public long TestRows { get; set; }

    public string Metric { get; set; } = "";

    public double Value { get; set; }

    public static IEnumerable<MetricRow> Of(ComparisonResult result) =>
        from candidate in result.Candidates
        from fold in candidate.Folds
        from value in fold.Metrics.Select(metric => (metric.Key, Value: (double?)metric.Value)).Concat(Costs(fold))
        where value.Value is not null
        select new MetricRow
        {
            Candidate = candidate.Name,
            Repeat = fold.Repeat,
            Fold = fold.Fold,
            TrainRows = fold.TrainRows,
            TestRows = fold.TestRows,
            Metric = value.Key,
            Value = value.Value.GetValueOrDefault(),
        };

    /// <summary>A fold's costs by name; null where one is not known.</summary>
    public static IEnumerable<(string Key, double? Value)> Costs(FoldResult fold) =>
    [
        (nameof(fold.FitSeconds), fold.FitSeconds),
        (nameof(fold.ScoreSeconds), fold.ScoreSeconds),
        (nameof(fold.ModelBytes), fold.ModelBytes),
        (nameof(fold.PeakMemoryBytes), fold.PeakMemoryBytes),
        (nameof(fold.Parameters), fold.Parameters),
    ];
}
