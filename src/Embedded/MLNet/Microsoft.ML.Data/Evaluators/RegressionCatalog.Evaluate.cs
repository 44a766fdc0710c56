using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

public sealed partial class RegressionCatalog
{
    public RegressionMetrics Evaluate(IDataView data, string labelColumnName = DefaultColumnNames.Label,
        string scoreColumnName = DefaultColumnNames.Score)
    {
        Environment.CheckValue(data, nameof(data));
        Environment.CheckNonEmpty(labelColumnName, nameof(labelColumnName));
        Environment.CheckNonEmpty(scoreColumnName, nameof(scoreColumnName));

        var label = EvaluationColumns.Find(data.Schema, labelColumnName, DefaultColumnNames.Label);
        var score = EvaluationColumns.Find(data.Schema, scoreColumnName, DefaultColumnNames.Score);
        EvaluationColumns.CheckScore(score);
        if (label.Type != NumberDataViewType.Single)
            throw Contracts.ExceptSchemaMismatch("schema", "label", label.Name, "Single", label.Type.ToString());

        var evaluator = new RegressionEvaluator();
        using (var cursor = data.GetRowCursor([label, score]))
        {
            var getLabel = cursor.GetGetter<float>(label);
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
        return new RegressionMetrics(evaluator);
    }
}
