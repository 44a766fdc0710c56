using DeepEstimators.Inputs;
using DeepEstimators.Training;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DeepEstimators;

/// <summary>How scored rows are judged: by all metrics that ML.NET gives for the task, and by those of <see cref="MetricNames"/>.</summary>
internal abstract class TaskEvaluation(string labelColumnName, Objective objective)
{
    private static readonly string[] s_scoreColumns = ["Score", "Probability", "PredictedLabel"];

    public string LabelColumnName { get; } = labelColumnName;

    public Objective Objective { get; } = objective;

    /// <summary>The metric that candidates are ranked by if nothing else is said.</summary>
    public abstract string PrimaryMetric { get; }

    /// <summary>The metrics that candidates can be ranked by.</summary>
    public abstract IReadOnlyList<string> MetricsToRankBy { get; }

    /// <summary>ML.NET's metrics by the names of its properties.</summary>
    public abstract Dictionary<string, double> Evaluate(IDataView scored);

    /// <summary>Adds the metrics that ML.NET does not have.</summary>
    public virtual void Add(Dictionary<string, double> metrics, FoldPredictions predictions, int classes, ComparisonOptions options)
    {
        ClassMetrics.AddTo(metrics, predictions, classes);
        ProbabilityMetrics.AddTo(metrics, predictions, classes);
    }

    /// <summary>The columns that judging needs.</summary>
    public string[] JudgedColumns(DataViewSchema schema) =>
        [.. s_scoreColumns.Append(LabelColumnName).Where(name => schema.GetColumnOrNull(name) is not null)];
}

/// <summary>Judges two classes; without a <c>Probability</c> column the metrics that need one are left out.</summary>
internal sealed class BinaryEvaluation(BinaryClassificationCatalog catalog, string labelColumnName)
    : TaskEvaluation(labelColumnName, Objective.BinaryClassification)
{
    public override string PrimaryMetric => nameof(BinaryClassificationMetrics.Accuracy);

    public override IReadOnlyList<string> MetricsToRankBy { get; } =
    [
        "Accuracy", "AreaUnderRocCurve", "AreaUnderPrecisionRecallCurve", "F1Score", "PositivePrecision", "PositiveRecall",
        "NegativePrecision", "NegativeRecall", "LogLoss", "LogLossReduction", MetricNames.CrossEntropy, MetricNames.BrierScore,
        MetricNames.ExpectedCalibrationError, MetricNames.MacroF1, MetricNames.WeightedF1,
    ];

    public override Dictionary<string, double> Evaluate(IDataView scored)
    {
        bool calibrated = scored.Schema.GetColumnOrNull("Probability") is not null;
        BinaryClassificationMetrics metrics = calibrated
            ? catalog.Evaluate(scored, LabelColumnName)
            : catalog.EvaluateNonCalibrated(scored, LabelColumnName);
        var values = new Dictionary<string, double>
        {
            [nameof(metrics.Accuracy)] = metrics.Accuracy,
            [nameof(metrics.AreaUnderRocCurve)] = metrics.AreaUnderRocCurve,
            [nameof(metrics.AreaUnderPrecisionRecallCurve)] = metrics.AreaUnderPrecisionRecallCurve,
            [nameof(metrics.F1Score)] = metrics.F1Score,
            [nameof(metrics.PositivePrecision)] = metrics.PositivePrecision,
            [nameof(metrics.PositiveRecall)] = metrics.PositiveRecall,
            [nameof(metrics.NegativePrecision)] = metrics.NegativePrecision,
            [nameof(metrics.NegativeRecall)] = metrics.NegativeRecall,
        };
        if (metrics is CalibratedBinaryClassificationMetrics probabilities)
        {
            values[nameof(probabilities.LogLoss)] = probabilities.LogLoss;
            values[nameof(probabilities.LogLossReduction)] = probabilities.LogLossReduction;
            values[nameof(probabilities.Entropy)] = probabilities.Entropy;
        }
        return values;
    }
}

/// <summary>Judges several classes.</summary>
internal sealed class MulticlassEvaluation(MulticlassClassificationCatalog catalog, string labelColumnName)
    : TaskEvaluation(labelColumnName, Objective.MulticlassClassification)
{
    private const int Top = 3;

    public override string PrimaryMetric => nameof(MulticlassClassificationMetrics.MicroAccuracy);

    public override IReadOnlyList<string> MetricsToRankBy { get; } =
    [
        "MicroAccuracy", "MacroAccuracy", "LogLoss", "LogLossReduction", MetricNames.CrossEntropy, MetricNames.BrierScore,
        MetricNames.ExpectedCalibrationError, MetricNames.MacroF1, MetricNames.WeightedF1, MetricNames.MacroAreaUnderRocCurve,
    ];

    public override Dictionary<string, double> Evaluate(IDataView scored)
    {
        IReadOnlyList<string> names = ScalarValues.KeyNames(scored.Schema[LabelColumnName]);
        int top = names.Count > Top ? Top : 0;
        MulticlassClassificationMetrics metrics = catalog.Evaluate(scored, LabelColumnName, topKPredictionCount: top);
        var values = new Dictionary<string, double>
        {
            [nameof(metrics.MicroAccuracy)] = metrics.MicroAccuracy,
            [nameof(metrics.MacroAccuracy)] = metrics.MacroAccuracy,
            [nameof(metrics.LogLoss)] = metrics.LogLoss,
            [nameof(metrics.LogLossReduction)] = metrics.LogLossReduction,
        };
        if (top > 0)
            values[$"Top{Top}Accuracy"] = metrics.TopKAccuracy;
        for (int index = 0; index < Math.Min(names.Count, metrics.PerClassLogLoss.Count); index++)
            values[$"{nameof(metrics.PerClassLogLoss)}[{names[index]}]"] = metrics.PerClassLogLoss[index];
        return values;
    }
}

/// <summary>Judges numbers.</summary>
internal sealed class RegressionEvaluation(RegressionCatalog catalog, string labelColumnName)
    : TaskEvaluation(labelColumnName, Objective.Regression)
{
    public override string PrimaryMetric => nameof(RegressionMetrics.RootMeanSquaredError);

    public override IReadOnlyList<string> MetricsToRankBy { get; } =
        ["RootMeanSquaredError", "MeanAbsoluteError", "MeanSquaredError", "RSquared", "LossFunction", MetricNames.QuantileLoss];

    public override Dictionary<string, double> Evaluate(IDataView scored)
    {
        RegressionMetrics metrics = catalog.Evaluate(scored, LabelColumnName);
        return new Dictionary<string, double>
        {
            [nameof(metrics.RootMeanSquaredError)] = metrics.RootMeanSquaredError,
            [nameof(metrics.MeanAbsoluteError)] = metrics.MeanAbsoluteError,
            [nameof(metrics.MeanSquaredError)] = metrics.MeanSquaredError,
            [nameof(metrics.RSquared)] = metrics.RSquared,
            [nameof(metrics.LossFunction)] = metrics.LossFunction,
        };
    }

    public override void Add(Dictionary<string, double> metrics, FoldPredictions predictions, int classes, ComparisonOptions options)
    {
        if (options.Quantile is { } quantile)
            metrics[MetricNames.QuantileLoss] = PinballLoss.Mean(predictions.LabelArray, predictions.ScoreArray, quantile);
    }
}
