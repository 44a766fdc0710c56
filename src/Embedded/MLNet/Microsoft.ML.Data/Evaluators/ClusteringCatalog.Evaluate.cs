using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

public sealed partial class ClusteringCatalog
{
    public ClusteringMetrics Evaluate(IDataView data, string labelColumnName = null, string scoreColumnName = DefaultColumnNames.Score,
        string featureColumnName = null)
    {
        Environment.CheckValue(data, nameof(data));
        Environment.CheckNonEmpty(scoreColumnName, nameof(scoreColumnName));

        var schema = data.Schema;
        DataViewSchema.Column? features = featureColumnName is null ? null : EvaluationColumns.Find(schema, featureColumnName, "Feature");
        DataViewSchema.Column? label = labelColumnName is null ? null : EvaluationColumns.Find(schema, labelColumnName, DefaultColumnNames.Label);
        var score = EvaluationColumns.Find(schema, scoreColumnName, DefaultColumnNames.Score);
        var clusterCount = EvaluationColumns.SizeOfSingles(score, "score");
        int? featureCount = features is null ? null : EvaluationColumns.SizeOfSingles(features.Value, "feature");

        var evaluator = new ClusteringEvaluator(clusterCount, featureCount);
        ReadRows(data, score, label, features, (value, distances, point) => evaluator.Add(value, distances, in point));
        if (features is not null)
        {
            evaluator.FinishCentroids();
            var dense = new float[featureCount.Value];
            ReadRows(data, score, null, features, (_, distances, point) =>
            {
                point.CopyTo(dense);
                evaluator.AddToSpread(distances, dense);
            });
        }
        return new ClusteringMetrics(evaluator);
    }

    private delegate void RowAction(float label, ReadOnlySpan<float> distances, VBuffer<float> features);

    private static void ReadRows(IDataView data, DataViewSchema.Column score, DataViewSchema.Column? label, DataViewSchema.Column? features,
        RowAction action)
    {
        var columns = new List<DataViewSchema.Column> { score };
        if (label is not null)
            columns.Add(label.Value);
        if (features is not null)
            columns.Add(features.Value);
        using var cursor = data.GetRowCursor(columns);
        var getDistances = cursor.GetGetter<VBuffer<float>>(score);
        var getLabel = label is null ? null : RowGetters.GetLabelGetter(cursor, label.Value);
        var getFeatures = features is null ? null : cursor.GetGetter<VBuffer<float>>(features.Value);
        VBuffer<float> distances = default;
        VBuffer<float> point = default;
        var dense = new float[score.Type.GetVectorSize()];
        var value = float.NaN;
        while (cursor.MoveNext())
        {
            getDistances(ref distances);
            distances.CopyTo(dense);
            getLabel?.Invoke(ref value);
            if (!float.IsNaN(value) && (value < 0 || value >= int.MaxValue || value != (int)value))
                throw Contracts.Except($"The label {value} is no class: classes are counted from 0");
            getFeatures?.Invoke(ref point);
            action(value, dense, point);
        }
    }
}
