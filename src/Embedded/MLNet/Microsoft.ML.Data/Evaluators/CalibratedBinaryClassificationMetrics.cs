namespace Microsoft.ML.Data;

public sealed class CalibratedBinaryClassificationMetrics : BinaryClassificationMetrics
{
    internal CalibratedBinaryClassificationMetrics(BinaryClassifierEvaluator evaluator)
        : base(evaluator)
    {
        LogLoss = evaluator.LogLoss;
        LogLossReduction = evaluator.LogLossReduction;
        Entropy = evaluator.Entropy;
    }

    public double LogLoss { get; }

    public double LogLossReduction { get; }

    public double Entropy { get; }
}
