namespace DeepEstimators;

/// <summary>One candidate on one fold.</summary>
internal sealed record FoldResult(
    IReadOnlyDictionary<string, double> Metrics, double FitSeconds, double ScoreSeconds, long Rows, long? ModelBytes);
