using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

public sealed partial class BinaryClassificationCatalog
{
    public CalibratedBinaryClassificationMetrics Evaluate(IDataView data, string labelColumnName = DefaultColumnNames.Label,
        string scoreColumnName = DefaultColumnNames.Score, string probabilityColumnName = DefaultColumnNames.Probability,
        string predictedLabelColumnName = DefaultColumnNames.PredictedLabel)
    {
        Environment.CheckNonEmpty(probabilityColumnName, nameof(probabilityColumnName));
        return new(Evaluate(Environment, data, labelColumnName, scoreColumnName, probabilityColumnName, predictedLabelColumnName));
    }

    public BinaryClassificationMetrics EvaluateNonCalibrated(IDataView data, string labelColumnName = DefaultColumnNames.Label,
        string scoreColumnName = DefaultColumnNames.Score, string predictedLabelColumnName = DefaultColumnNames.PredictedLabel) =>
        new(Evaluate(Environment, data, labelColumnName, scoreColumnName, null, predictedLabelColumnName));

    // Without a probability column the log-loss means nothing and is not shown.
    private static BinaryClassifierEvaluator Evaluate(IHostEnvironment env, IDataView data, string labelColumnName, string scoreColumnName,
        string probabilityColumnName, string predictedLabelColumnName)
    {
        env.CheckValue(data, nameof(data));
        env.CheckNonEmpty(labelColumnName, nameof(labelColumnName));
        env.CheckNonEmpty(scoreColumnName, nameof(scoreColumnName));
        env.CheckNonEmpty(predictedLabelColumnName, nameof(predictedLabelColumnName));

        var label = EvaluationColumns.Find(data.Schema, labelColumnName, DefaultColumnNames.Label);
        var score = EvaluationColumns.Find(data.Schema, scoreColumnName, DefaultColumnNames.Score);
        DataViewSchema.Column? probability = probabilityColumnName is null
            ? null
            : EvaluationColumns.Find(data.Schema, probabilityColumnName, DefaultColumnNames.Probability);
        EvaluationColumns.Find(data.Schema, predictedLabelColumnName, DefaultColumnNames.PredictedLabel);
        EvaluationColumns.CheckScore(score);
        EvaluationColumns.CheckBinaryLabel(label);
        if (probability is not null && probability.Value.Type != NumberDataViewType.Single)
            throw Contracts.ExceptSchemaMismatch("schema", "probability", probabilityColumnName, "Single", probability.Value.Type.ToString());

        var evaluator = new BinaryClassifierEvaluator();
        DataViewSchema.Column[] columns = probability is null ? [label, score] : [label, score, probability.Value];
        using (var cursor = data.GetRowCursor(columns))
        {
            var getLabel = RowGetters.GetLabelGetter(cursor, label);
            var getScore = cursor.GetGetter<float>(score);
            var getProbability = probability is null ? null : cursor.GetGetter<float>(probability.Value);
            float labelValue = 0;
            float scoreValue = 0;
            float probabilityValue = 0;
            while (cursor.MoveNext())
            {
                getLabel(ref labelValue);
                getScore(ref scoreValue);
                getProbability?.Invoke(ref probabilityValue);
                evaluator.Add(labelValue, scoreValue, probabilityValue);
            }
        }
        evaluator.Finish();
        return evaluator;
    }
}
