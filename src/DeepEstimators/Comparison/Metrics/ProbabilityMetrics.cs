namespace DeepEstimators;

/// <summary>How good probabilities are; rows without a label do not count.</summary>
internal static class ProbabilityMetrics
{
    private const double Least = 1e-15;
    private const int Bins = 15;

    /// <summary>Adds the metrics, given as many probabilities a row as there are classes, or the second's of two.</summary>
    public static void AddTo(Dictionary<string, double> metrics, FoldPredictions predictions, int classes)
    {
        if (predictions.ProbabilityArray is not { } probabilities)
            return;
        int width = probabilities.Length / Math.Max(1, predictions.Count);
        double logarithms = 0, squares = 0;
        int rows = 0;
        var bins = new CalibrationBins(Bins);
        for (int row = 0; row < predictions.Count; row++)
        {
            if (double.IsNaN(predictions.LabelArray[row]))
                continue;
            int label = (int)predictions.LabelArray[row], predicted = predictions.PredictedArray![row];
            double Probability(int index) => width == 1
                ? index == 1 ? probabilities[row] : 1.0 - probabilities[row]
                : probabilities[(row * width) + index];
            logarithms -= Math.Log(Math.Clamp(Probability(label), Least, 1));
            squares += width == 1 ? Square(Probability(1) - label)
                : Enumerable.Range(0, classes).Sum(index => Square(Probability(index) - (index == label ? 1 : 0)));
            bins.Add(Probability(predicted), predicted == label);
            rows++;
        }
        if (rows == 0)
            return;
        metrics[MetricNames.CrossEntropy] = logarithms / rows;
        metrics[MetricNames.BrierScore] = squares / rows;
        metrics[MetricNames.ExpectedCalibrationError] = bins.ExpectedError();
    }

    private static double Square(double value) => value * value;
}
