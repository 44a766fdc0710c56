using DeepEstimators.Training;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DeepEstimators.Inputs;

/// <summary>What a pipeline's score columns say of each row, read in one pass.</summary>
/// <param name="Labels">The labels as the pipeline has them: the class from 0, or the number; NaN when missing.</param>
/// <param name="Scores">The scores, row after row.</param>
/// <param name="Width">Scores a row: 1, or as many as the pipeline knows classes.</param>
/// <param name="Probabilities">Of two classes, the positive one's probability; null where there is no such column.</param>
/// <param name="Positive">Of two classes, whether the positive one is predicted; null where there is no such column.</param>
internal sealed record ScoredRows(double[] Labels, float[] Scores, int Width, float[]? Probabilities, bool[]? Positive)
{
    /// <summary>Reads all rows of a scored view.</summary>
    /// <exception cref="InvalidOperationException">A column that the task needs is missing or of another type.</exception>
    internal static ScoredRows Read(IDataView scored, string labelColumnName, Objective objective)
    {
        DataViewSchema.Column label = Find(scored, labelColumnName), score = Find(scored, "Score");
        int width = WidthOf(score, objective);
        if (objective == Objective.MulticlassClassification && label.Type is not KeyDataViewType)
            throw new InvalidOperationException(
                $"The label column '{labelColumnName}' is {label.Type} after the pipeline; allowed: a key. MapValueToKey makes one.");
        DataViewSchema.Column? probability = objective == Objective.BinaryClassification
            ? Optional(scored, "Probability", NumberDataViewType.Single) : null;
        DataViewSchema.Column? predicted = objective == Objective.BinaryClassification
            ? Optional(scored, "PredictedLabel", BooleanDataViewType.Instance) : null;
        var columns = new List<DataViewSchema.Column> { label, score };
        columns.AddRange(new[] { probability, predicted }.OfType<DataViewSchema.Column>());

        using DataViewRowCursor cursor = scored.GetRowCursor(columns);
        LabelReader labels = LabelReader.Create(cursor, label, objective);
        Action<List<float>> scores = ScoreReader(cursor, score, width);
        ValueGetter<float>? probabilities = probability is { } found ? cursor.GetGetter<float>(found) : null;
        ValueGetter<bool>? positives = predicted is { } flag ? cursor.GetGetter<bool>(flag) : null;
        List<double> labelValues = [];
        List<float> scoreValues = [], probabilityValues = [];
        List<bool> positiveValues = [];
        float value = 0;
        bool positive = false;
        while (cursor.MoveNext())
        {
            labelValues.Add(labels.Read());
            scores(scoreValues);
            if (probabilities is not null)
            {
                probabilities(ref value);
                probabilityValues.Add(value);
            }

            if (positives is not null)
            {
                positives(ref positive);
                positiveValues.Add(positive);
            }
        }

        return new ScoredRows(
            [.. labelValues], [.. scoreValues], width,
            probabilities is null ? null : [.. probabilityValues], positives is null ? null : [.. positiveValues]);
    }

    private static int WidthOf(DataViewSchema.Column score, Objective objective) => (objective, score.Type) switch
    {
        (Objective.MulticlassClassification, VectorDataViewType { IsKnownSize: true } vector) when vector.ItemType == NumberDataViewType.Single =>
            vector.Size,
        (Objective.MulticlassClassification, _) =>
            throw new InvalidOperationException($"The column 'Score' is {score.Type}; allowed: a vector of Single, one for each class."),
        (_, NumberDataViewType) when score.Type == NumberDataViewType.Single => 1,
        _ => throw new InvalidOperationException($"The column 'Score' is {score.Type}; allowed: Single."),
    };

    private static Action<List<float>> ScoreReader(DataViewRow row, DataViewSchema.Column column, int width)
    {
        if (column.Type is not VectorDataViewType)
        {
            ValueGetter<float> scalar = row.GetGetter<float>(column);
            return values =>
            {
                float value = 0;
                scalar(ref value);
                values.Add(value);
            };
        }

        ValueGetter<VBuffer<float>> vector = row.GetGetter<VBuffer<float>>(column);
        VBuffer<float> buffer = default;
        float[] dense = new float[width];
        return values =>
        {
            vector(ref buffer);
            buffer.CopyTo(dense);
            values.AddRange(dense);
        };
    }

    private static DataViewSchema.Column Find(IDataView scored, string name) => scored.Schema.GetColumnOrNull(name)
        ?? throw new InvalidOperationException($"The pipeline gives no column '{name}'; it gives: "
            + string.Join(", ", scored.Schema.Where(column => !column.IsHidden).Select(column => column.Name)) + ".");

    private static DataViewSchema.Column? Optional(IDataView scored, string name, DataViewType type) =>
        scored.Schema.GetColumnOrNull(name) is { } column && column.Type.Equals(type) ? column : null;
}
