namespace Microsoft.ML.Data;

public sealed class MulticlassClassificationMetrics
{
    internal MulticlassClassificationMetrics(MulticlassClassificationEvaluator evaluator, IReadOnlyList<string> classNames)
    {
        LogLoss = evaluator.LogLoss;
        LogLossReduction = evaluator.LogLossReduction;
        MacroAccuracy = evaluator.MacroAccuracy;
        MicroAccuracy = evaluator.MicroAccuracy;
        TopKPredictionCount = evaluator.TopKPredictionCount;
        TopKAccuracyForAllK = evaluator.TopKAccuracyForAllK;
        TopKAccuracy = TopKAccuracyForAllK is null ? 0 : TopKAccuracyForAllK[^1];
        PerClassLogLoss = evaluator.PerClassLogLoss;
        ConfusionMatrix = new ConfusionMatrix(evaluator.ConfusionCounts, classNames, isBinary: false);
    }

    public double LogLoss { get; }

    public double LogLossReduction { get; }

    public double MacroAccuracy { get; }

    public double MicroAccuracy { get; }

    public double TopKAccuracy { get; }

    public int TopKPredictionCount { get; }

    public IReadOnlyList<double> TopKAccuracyForAllK { get; }

    public IReadOnlyList<double> PerClassLogLoss { get; }

    public ConfusionMatrix ConfusionMatrix { get; }
}
