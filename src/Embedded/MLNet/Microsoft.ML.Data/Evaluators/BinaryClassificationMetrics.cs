namespace Microsoft.ML.Data;

public class BinaryClassificationMetrics
{
    internal BinaryClassificationMetrics(BinaryClassifierEvaluator evaluator)
    {
        AreaUnderRocCurve = evaluator.AreaUnderRocCurve;
        AreaUnderPrecisionRecallCurve = evaluator.AreaUnderPrecisionRecallCurve;
        Accuracy = evaluator.Accuracy;
        PositivePrecision = evaluator.PositivePrecision;
        PositiveRecall = evaluator.PositiveRecall;
        NegativePrecision = evaluator.NegativePrecision;
        NegativeRecall = evaluator.NegativeRecall;
        F1Score = evaluator.F1Score;
        ConfusionMatrix = evaluator.ConfusionMatrix;
    }

    public double AreaUnderRocCurve { get; }

    public double Accuracy { get; }

    public double PositivePrecision { get; }

    public double PositiveRecall { get; }

    public double NegativePrecision { get; }

    public double NegativeRecall { get; }

    public double F1Score { get; }

    public double AreaUnderPrecisionRecallCurve { get; }

    public ConfusionMatrix ConfusionMatrix { get; }
}
