using DeepEstimators.Interop;
using DeepEstimators.Training;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DeepEstimators.Inputs;

/// <summary>Reads two vectors of each row side by side.</summary>
internal static class VectorPairs
{
    /// <summary>The numbers of all rows that lack none, row after row, and how many a row has.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of a wrong type or size.</exception>
    internal static (IReadOnlyList<double> Labels, IReadOnlyList<double> Scores, int Outputs) Read(
        IDataView data, string labelName, string scoreName)
    {
        var shape = SchemaShapes.Of(data.Schema);
        LabelColumn.Check(shape, labelName, Objective.MultiOutputRegression, nameof(data));
        LabelColumn.Check(shape, scoreName, Objective.MultiOutputRegression, nameof(data));
        DataViewSchema.Column label = data.Schema[labelName], score = data.Schema[scoreName];
        var outputs = ((VectorDataViewType)label.Type).Size;
        if (((VectorDataViewType)score.Type).Size is var predicted && predicted != outputs)
            throw new ArgumentOutOfRangeException(
                nameof(data), $"Column '{scoreName}' has {predicted} numbers, label column '{labelName}' {outputs}.");
        List<double> labels = [], scores = [];
        using var cursor = data.GetRowCursor([label, score]);
        var labelReader = LabelReader.Create(cursor, label, Objective.MultiOutputRegression);
        var scoreReader = LabelReader.Create(cursor, score, Objective.MultiOutputRegression);
        while (cursor.MoveNext())
        {
            if (!labelReader.TryRead() || !scoreReader.TryRead())
                continue;
            labels.AddRange(labelReader.Values);
            scores.AddRange(scoreReader.Values);
        }

        return labels.Count > 0
            ? (labels, scores, outputs)
            : throw new InvalidOperationException("There are no rows to evaluate on.");
    }
}
