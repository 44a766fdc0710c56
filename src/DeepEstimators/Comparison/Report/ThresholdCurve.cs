namespace DeepEstimators;

/// <summary>
/// What thresholds on a score would give: the ROC curve and the precision-recall curve. Several classes are taken together: each row and
/// class is a pair of that class's score and whether the row is of it (the micro-average).
/// </summary>
internal sealed class ThresholdCurve
{
    private const int MostPoints = 400;

    private ThresholdCurve(IReadOnlyList<(double X, double Y)> roc, IReadOnlyList<(double X, double Y)> precisionRecall)
    {
        (Roc, PrecisionRecall) = (roc, precisionRecall);
    }

    /// <summary>False positive rate and true positive rate, from (0, 0) to (1, 1).</summary>
    public IReadOnlyList<(double X, double Y)> Roc { get; }

    /// <summary>Recall and precision, from the least recall to 1.</summary>
    public IReadOnlyList<(double X, double Y)> PrecisionRecall { get; }

    /// <summary>The curves of the pairs; null where all are of one kind. Scores that tie are one step.</summary>
    public static ThresholdCurve? Of(IReadOnlyList<(double Score, bool IsPositive)> pairs)
    {
        (double Score, bool IsPositive)[] sorted = [.. pairs.Where(pair => double.IsFinite(pair.Score)).OrderByDescending(pair => pair.Score)];
        long positives = sorted.LongCount(pair => pair.IsPositive), negatives = sorted.Length - positives;
        if (positives == 0 || negatives == 0)
            return null;
        List<(double X, double Y)> roc = [(0, 0)], precisionRecall = [];
        long hits = 0, falseAlarms = 0;
        for (int i = 0; i < sorted.Length; i++)
        {
            if (sorted[i].IsPositive)
                hits++;
            else
                falseAlarms++;
            if (i + 1 < sorted.Length && sorted[i + 1].Score == sorted[i].Score)
                continue;
            roc.Add(((double)falseAlarms / negatives, (double)hits / positives));
            precisionRecall.Add(((double)hits / positives, (double)hits / (hits + falseAlarms)));
        }
        return new ThresholdCurve(Thin(roc), Thin(precisionRecall));
    }

    /// <summary>The pairs of a candidate's predictions, all of its folds together.</summary>
    public static IReadOnlyList<(double Score, bool IsPositive)> Pairs(IEnumerable<FoldResult> folds, int classCount)
    {
        var pairs = new List<(double, bool)>();
        foreach (FoldPredictions predictions in folds.Select(fold => fold.Predictions))
        {
            int width = classCount > 2 ? classCount : 1;
            IReadOnlyList<float> scores = predictions.Probabilities ?? predictions.Scores;
            for (int row = 0; row < predictions.Count; row++)
            {
                if (double.IsNaN(predictions.Labels[row]))
                    continue;
                for (int column = 0; column < width; column++)
                    pairs.Add((scores[(row * width) + column], predictions.Labels[row] == (width == 1 ? 1 : column)));
            }
        }
        return pairs;
    }

    // A picture shows no more points than this; the first and the last are always kept.
    private static List<(double X, double Y)> Thin(List<(double X, double Y)> points)
    {
        if (points.Count <= MostPoints)
            return points;
        var kept = new List<(double X, double Y)> { points[0] };
        foreach ((double x, double y) in points)
        {
            if (Math.Abs(x - kept[^1].X) + Math.Abs(y - kept[^1].Y) >= 2.0 / MostPoints)
                kept.Add((x, y));
        }
        if (kept[^1] != points[^1])
            kept.Add(points[^1]);
        return kept;
    }
}
