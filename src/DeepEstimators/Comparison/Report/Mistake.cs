using DeepEstimators.Training;

namespace DeepEstimators.Comparison.Report;

/// <summary>A row that a candidate got wrong, and how badly: the probability of the wrong class, or the error.</summary>
internal sealed record Mistake(int Row, double Actual, double Predicted, double Weight)
{
    /// <summary>The worst mistakes of the first repeat, the worst first.</summary>
    public static IReadOnlyList<Mistake> WorstOf(CandidateResult candidate, ComparisonResult result, int count) =>
        [.. candidate.FirstRepeat
            .SelectMany(fold => Of(fold.Predictions, result))
            .OrderByDescending(mistake => mistake.Weight).ThenBy(mistake => mistake.Row).Take(count)];

    private static IEnumerable<Mistake> Of(FoldPredictions predictions, ComparisonResult result)
    {
        bool isRegression = result.Objective == Objective.Regression;
        int width = result.Classes.Count > 2 ? result.Classes.Count : 1;
        IReadOnlyList<float> scores = predictions.Probabilities ?? predictions.Scores;
        for (int row = 0; row < predictions.Count; row++)
        {
            double actual = predictions.Labels[row];
            if (double.IsNaN(actual) || (!isRegression && predictions.IsCorrect(row)))
                continue;
            if (isRegression)
            {
                yield return new Mistake(predictions.Rows[row], actual, predictions.Scores[row], Math.Abs(predictions.Scores[row] - actual));
                continue;
            }
            int predicted = predictions.PredictedClasses![row];
            if (predicted < 0)
                continue;
            double score = width > 1 ? scores[(row * width) + predicted] : Math.Abs(scores[row] - (predictions.Probabilities is null ? 0 : 0.5));
            yield return new Mistake(predictions.Rows[row], actual, predicted, score);
        }
    }
}
