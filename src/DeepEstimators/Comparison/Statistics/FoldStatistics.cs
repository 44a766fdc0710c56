using DeepEstimators.Networks;

namespace DeepEstimators.Comparison.Statistics;

/// <summary>Mean and corrected standard error of values that come from folds.</summary>
internal sealed record FoldStatistics(int Count, double Mean, double Variance, double StandardError)
{
    public double DegreesOfFreedom => Count - 1;

    /// <summary>The standard error of Nadeau and Bengio: the variance times 1/J + n2/n1.</summary>
    public static FoldStatistics Of(IReadOnlyList<double> values, double testToTrainRatio)
    {
        ArgumentNullException.ThrowIfNull(values);
        OptionCheck.AtLeast(values.Count, 2, "number of values");
        OptionCheck.AtLeast(testToTrainRatio, 0, nameof(testToTrainRatio));
        double mean = values.Average();
        double variance = values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1);
        // Equal values have a mean that is off in the last bit: that is no variance.
        if (values.All(value => value == values[0]))
            (mean, variance) = (values[0], 0);
        return new FoldStatistics(values.Count, mean, variance, Math.Sqrt(variance * ((1.0 / values.Count) + testToTrainRatio)));
    }
}
