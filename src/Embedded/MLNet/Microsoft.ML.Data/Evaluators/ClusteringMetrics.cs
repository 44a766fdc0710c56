namespace Microsoft.ML.Data;

public sealed class ClusteringMetrics
{
    internal ClusteringMetrics(ClusteringEvaluator evaluator)
    {
        NormalizedMutualInformation = evaluator.NormalizedMutualInformation;
        AverageDistance = evaluator.AverageDistance;
        DaviesBouldinIndex = evaluator.DaviesBouldinIndex;
    }

    public double NormalizedMutualInformation { get; }

    public double AverageDistance { get; }

    public double DaviesBouldinIndex { get; }
}
