using DeepEstimators.Training;

namespace DeepEstimators;

/// <summary>How good predicted classes and their order by score are; rows without a label do not count.</summary>
internal static class ClassMetrics
{
    public static void AddTo(Dictionary<string, double> metrics, FoldPredictions predictions, int classes)
    {
        long[,] confusion = Confusion(predictions, classes);
        double sum = 0, weighted = 0;
        long occurring = 0, rows = 0;
        for (int index = 0; index < classes; index++)
        {
            long right = confusion[index, index], labelled = 0, predicted = 0;
            for (int other = 0; other < classes; other++)
            {
                labelled += confusion[index, other];
                predicted += confusion[other, index];
            }
            double f1 = labelled + predicted == 0 ? 0 : 2.0 * right / (labelled + predicted);
            occurring += labelled + predicted > 0 ? 1 : 0;
            rows += labelled;
            sum += f1;
            weighted += f1 * labelled;
        }
        if (rows == 0)
            return;
        metrics[MetricNames.MacroF1] = sum / occurring;
        metrics[MetricNames.WeightedF1] = weighted / rows;
        if (classes > 2 && OneAgainstRest(predictions, classes) is { } area)
            metrics[MetricNames.MacroAreaUnderRocCurve] = area;
    }

    /// <summary>How many rows of each label (first index) have which class predicted (second).</summary>
    public static long[,] Confusion(FoldPredictions predictions, int classes)
    {
        long[,] confusion = new long[classes, classes];
        for (int row = 0; row < predictions.Count; row++)
        {
            if (!double.IsNaN(predictions.LabelArray[row]))
                confusion[(int)predictions.LabelArray[row], predictions.PredictedArray![row]]++;
        }
        return confusion;
    }

    // Classes that all rows have, or none, have no curve.
    private static double? OneAgainstRest(FoldPredictions predictions, int classes)
    {
        int[] rows = [.. Enumerable.Range(0, predictions.Count).Where(row => !double.IsNaN(predictions.LabelArray[row]))];
        double[] areas = [.. Enumerable.Range(0, classes)
            .Select(index => RocCurve.Area(
                [.. rows.Select(row => predictions.ScoreArray[(row * classes) + index])],
                [.. rows.Select(row => predictions.LabelArray[row] == index)]))
            .OfType<double>()];
        return areas.Length == 0 ? null : areas.Average();
    }
}
