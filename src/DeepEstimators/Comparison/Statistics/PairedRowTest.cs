namespace DeepEstimators.Comparison.Statistics;

/// <summary>
/// A paired t-test of two predictors' losses on the rows of one test set: what is left to test with where there is a single fold
/// and what is predicted is a number. It tells about these two models, not about what other training rows would have given.
/// </summary>
public static class PairedRowTest
{
    /// <summary>Tests whether the mean of the differences of losses is zero.</summary>
    /// <param name="differences">The first predictor's loss less the second's, one a row, at least 2.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than 2 rows.</exception>
    public static PairedTTestResult Test(IReadOnlyList<double> differences) => CorrectedResampledTTest.Test(differences, testToTrainRatio: 0);
}
