using Microsoft.ML;
using Microsoft.ML.Data;

namespace DeepEstimators;

/// <summary>How scored rows are judged: by the metrics that ML.NET gives for the task.</summary>
internal abstract class TaskEvaluation(string labelColumnName)
{
    protected string LabelColumnName { get; } = labelColumnName;

    /// <summary>The metric that candidates are ranked by.</summary>
    public abstract string PrimaryMetric { get; }

    /// <summary>Whether a larger value of <see cref="PrimaryMetric"/> is better.</summary>
    public virtual bool HigherIsBetter => true;

    /// <summary>The metrics by the names of ML.NET's properties.</summary>
    public abstract IReadOnlyDictionary<string, double> Evaluate(IDataView scored);

    /// <summary>Draws the score of every row, and says how many rows there were.</summary>
    public virtual long CountScores(MLContext ml, IDataView scored) =>
        ml.Data.CreateEnumerable<ScalarScore>(scored, reuseRowObject: true).LongCount();

    private sealed class ScalarScore
    {
        public float Score { get; set; }
    }
}

/// <summary>Judges two classes; without a <c>Probability</c> column the metrics that need one are left out.</summary>
internal sealed class BinaryEvaluation(BinaryClassificationCatalog catalog, string labelColumnName) : TaskEvaluation(labelColumnName)
{
    public override string PrimaryMetric => nameof(BinaryClassificationMetrics.Accuracy);

    public override IReadOnlyDictionary<string, double> Evaluate(IDataView scored)
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
internal sealed class MulticlassEvaluation(MulticlassClassificationCatalog catalog, string labelColumnName) : TaskEvaluation(labelColumnName)
{
    public override string PrimaryMetric => nameof(MulticlassClassificationMetrics.MicroAccuracy);

    public override IReadOnlyDictionary<string, double> Evaluate(IDataView scored)
    {
        MulticlassClassificationMetrics metrics = catalog.Evaluate(scored, LabelColumnName);
        return new Dictionary<string, double>
        {
            [nameof(metrics.MicroAccuracy)] = metrics.MicroAccuracy,
            [nameof(metrics.MacroAccuracy)] = metrics.MacroAccuracy,
            [nameof(metrics.LogLoss)] = metrics.LogLoss,
            [nameof(metrics.LogLossReduction)] = metrics.LogLossReduction,
        };
    }

    public override long CountScores(MLContext ml, IDataView scored) =>
        ml.Data.CreateEnumerable<VectorScore>(scored, reuseRowObject: true).LongCount();

    private sealed class VectorScore
    {
        public float[]? Score { get; set; }
    }
}

/// <summary>Judges numbers.</summary>
internal sealed class RegressionEvaluation(RegressionCatalog catalog, string labelColumnName) : TaskEvaluation(labelColumnName)
{
    public override string PrimaryMetric => nameof(RegressionMetrics.RootMeanSquaredError);

    public override bool HigherIsBetter => false;

    public override IReadOnlyDictionary<string, double> Evaluate(IDataView scored)
    {
        RegressionMetrics metrics = catalog.Evaluate(scored, LabelColumnName);
        return new Dictionary<string, double>
        {
            [nameof(metrics.RootMeanSquaredError)] = metrics.RootMeanSquaredError,
            [nameof(metrics.MeanAbsoluteError)] = metrics.MeanAbsoluteError,
            [nameof(metrics.MeanSquaredError)] = metrics.MeanSquaredError,
            [nameof(metrics.RSquared)] = metrics.RSquared,
        };
    }
}
