namespace Microsoft.ML.Data;

public sealed class AnomalyDetectionMetrics
{
    internal AnomalyDetectionMetrics(AnomalyDetectionEvaluator evaluator)
    {
        AreaUnderRocCurve = evaluator.AreaUnderRocCurve;
        DetectionRateAtFalsePositiveCount = evaluator.DetectionRate;
    }

    public double AreaUnderRocCurve { get; }

    public double DetectionRateAtFalsePositiveCount { get; }
}
