namespace DeepEstimators;

/// <summary>The loss that a quantile minimises (Koenker and Bassett 1978).</summary>
internal static class PinballLoss
{
    /// <summary>The mean over the rows that have a label: q · (y − ŷ) where y is above ŷ, else (1 − q) · (ŷ − y).</summary>
    public static double Mean(double[] labels, float[] predictions, double quantile)
    {
        double sum = 0;
        int rows = 0;
        for (int row = 0; row < labels.Length; row++)
        {
            if (double.IsNaN(labels[row]))
                continue;
            double error = labels[row] - predictions[row];
            sum += error >= 0 ? quantile * error : (quantile - 1) * error;
            rows++;
        }
        return sum / rows;
    }
}
