using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

public sealed partial class AnomalyDetectionCatalog
{
    public AnomalyDetectionMetrics Evaluate(IDataView data, string labelColumnName = DefaultColumnNames.Label,
        string scoreColumnName = DefaultColumnNames.Score, string predictedLabelColumnName = DefaultColumnNames.PredictedLabel,
        int falsePositiveCount = 10)
    {
        Environment.CheckValue(data, nameof(data));
        Environment.CheckNonEmpty(labelColumnName, nameof(labelColumnName));
        Environment.CheckNonEmpty(scoreColumnName, nameof(scoreColumnName));
        Environment.CheckNonEmpty(predictedLabelColumnName, nameof(predictedLabelColumnName));
        Environment.CheckUserArg(falsePositiveCount > 0, "K", "Must be positive");

        var label = EvaluationColumns.Find(data.Schema, labelColumnName, DefaultColumnNames.Label);
        var score = EvaluationColumns.Find(data.Schema, scoreColumnName, DefaultColumnNames.Score);
        EvaluationColumns.Find(data.Schema, predictedLabelColumnName, DefaultColumnNames.PredictedLabel);
        EvaluationColumns.CheckScore(score);
        if (label.Type != NumberDataViewType.Single && label.Type is not KeyDataViewType { Count: 2 })
            throw Contracts.ExceptSchemaMismatch("schema", "label", label.Name, "Single or a Key with cardinality 2", label.Type.ToString());

        var evaluator = new AnomalyDetectionEvaluator(falsePositiveCount);
        using (var cursor = data.GetRowCursor([label, score]))
        {
            var getLabel = RowGetters.GetLabelGetter(cursor, label);
            var getScore = cursor.GetGetter<float>(score);
            float labelValue = 0;
            float scoreValue = 0;
            while (cursor.MoveNext())
            {
                getLabel(ref labelValue);
                getScore(ref scoreValue);
                evaluator.Add(labelValue, scoreValue);
            }
        }
        evaluator.Finish();
        return new AnomalyDetectionMetrics(evaluator);
    }

    // The same model with another threshold; the given one where it has that already.
    public AnomalyPredictionTransformer<TModel> ChangeModelThreshold<TModel>(AnomalyPredictionTransformer<TModel> model, float threshold)
        where TModel : class
    {
        Environment.CheckValue(model, nameof(model));
        return model.Threshold == threshold ? model : model.WithThreshold(Environment, threshold);
    }
}
