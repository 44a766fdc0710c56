namespace Microsoft.ML.Trainers.FastTree;

/// <summary>The losses by which early stopping judges.</summary>
internal static class StoppingLosses
{
    /// <summary>The weighted sum of absolute errors over the number of rows.</summary>
    public static double L1(ReadOnlySpan<float> labels, ReadOnlySpan<float> weights, ReadOnlySpan<double> scores)
    {
        double sum = 0;
        for (int row = 0; row < labels.Length; row++)
            sum += (weights.IsEmpty ? 1 : weights[row]) * Math.Abs(labels[row] - scores[row]);
        return sum / labels.Length;
    }

    /// <summary>The square root of the weighted sum of squared errors over the number of rows.</summary>
    public static double L2(ReadOnlySpan<float> labels, ReadOnlySpan<float> weights, ReadOnlySpan<double> scores)
    {
        double sum = 0;
        for (int row = 0; row < labels.Length; row++)
        {
            double error = labels[row] - scores[row];
            sum += (weights.IsEmpty ? 1 : weights[row]) * error * error;
        }
        return Math.Sqrt(sum / labels.Length);
    }

    /// <summary>The share of rows in the wrong class; weights do not count.</summary>
    public static double ErrorRate(ReadOnlySpan<float> labels, ReadOnlySpan<float> weights, ReadOnlySpan<double> scores)
    {
        int errors = 0;
        for (int row = 0; row < labels.Length; row++)
            errors += (labels[row] >= 1) != (scores[row] > 0) ? 1 : 0;
        return errors / (double)labels.Length;
    }
}
