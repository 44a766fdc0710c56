using System.Globalization;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

public sealed partial class MulticlassClassificationCatalog
{
    public MulticlassClassificationMetrics Evaluate(IDataView data, string labelColumnName = DefaultColumnNames.Label,
        string scoreColumnName = DefaultColumnNames.Score, string predictedLabelColumnName = DefaultColumnNames.PredictedLabel,
        int topKPredictionCount = 0)
    {
        Environment.CheckValue(data, nameof(data));
        Environment.CheckNonEmpty(labelColumnName, nameof(labelColumnName));
        Environment.CheckNonEmpty(scoreColumnName, nameof(scoreColumnName));
        Environment.CheckNonEmpty(predictedLabelColumnName, nameof(predictedLabelColumnName));
        Environment.CheckUserArg(topKPredictionCount >= 0, nameof(topKPredictionCount), "Must be non-negative");

        var label = EvaluationColumns.Find(data.Schema, labelColumnName, DefaultColumnNames.Label);
        var score = EvaluationColumns.Find(data.Schema, scoreColumnName, DefaultColumnNames.Score);
        EvaluationColumns.Find(data.Schema, predictedLabelColumnName, DefaultColumnNames.PredictedLabel);
        if (score.Type is not VectorDataViewType { Size: >= 2 } vector || vector.ItemType != NumberDataViewType.Single)
        {
            throw Contracts.ExceptSchemaMismatch(
                "schema", "score", score.Name, "vector of two or more items of type Single", score.Type.ToString());
        }
        if (label.Type != NumberDataViewType.Single && label.Type is not KeyDataViewType)
            throw Contracts.ExceptSchemaMismatch("schema", "label", label.Name, "Single or Key", label.Type.ToString());

        var evaluator = new MulticlassClassificationEvaluator(vector.Size, topKPredictionCount);
        using (var cursor = data.GetRowCursor([label, score]))
        {
            var getLabel = RowGetters.GetLabelGetter(cursor, label);
            var getScores = cursor.GetGetter<VBuffer<float>>(score);
            float labelValue = 0;
            VBuffer<float> scores = default;
            var dense = new float[vector.Size];
            while (cursor.MoveNext())
            {
                getLabel(ref labelValue);
                getScores(ref scores);
                if (scores.IsDense)
                {
                    evaluator.Add(labelValue, scores.GetValues());
                }
                else
                {
                    scores.CopyTo(dense);
                    evaluator.Add(labelValue, dense);
                }
            }
        }
        return new MulticlassClassificationMetrics(evaluator, GetClassNames(score, vector.Size));
    }

    // What the scores say of their classes, else the numbers of the classes.
    private static string[] GetClassNames(DataViewSchema.Column score, int classCount)
    {
        if (score.HasSlotNames(classCount))
        {
            VBuffer<ReadOnlyMemory<char>> names = default;
            score.GetSlotNames(classCount, ref names);
            return [.. names.DenseValues().Select(name => name.ToString())];
        }
        return [.. Enumerable.Range(0, classCount).Select(i => i.ToString(CultureInfo.InvariantCulture))];
    }
}
