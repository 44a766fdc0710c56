namespace Microsoft.ML.Data;

public sealed class RegressionMetrics
{
    internal RegressionMetrics(RegressionEvaluator evaluator)
    {
        MeanAbsoluteError = evaluator.MeanAbsoluteError;
        MeanSquaredError = evaluator.MeanSquaredError;
        RootMeanSquaredError = Math.Sqrt(evaluator.MeanSquaredError);
        LossFunction = evaluator.Loss;
        RSquared = evaluator.RSquared;
    }

    public double MeanAbsoluteError { get; }

    public double MeanSquaredError { get; }

    public double RootMeanSquaredError { get; }

    public double LossFunction { get; }

    public double RSquared { get; }
}
