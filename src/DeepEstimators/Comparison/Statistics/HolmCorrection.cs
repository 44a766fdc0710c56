using DeepEstimators.Networks;

namespace DeepEstimators.Comparison.Statistics;

/// <summary>
/// Holm's step-down correction ("A Simple Sequentially Rejective Multiple Test Procedure", 1979): of many tests, some find a
/// difference by chance; adjusted p-values keep the chance of any such find at the level that they are compared with.
/// </summary>
public static class HolmCorrection
{
    /// <summary>The adjusted p-values: the smallest times m, the next times m − 1 and so on, made non-decreasing and 1 at most.</summary>
    /// <param name="pValues">The p-values of m tests, each from 0 to 1.</param>
    /// <returns>The adjusted p-values, in the order of <paramref name="pValues"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A p-value is not from 0 to 1.</exception>
    public static IReadOnlyList<double> Adjust(IReadOnlyList<double> pValues)
    {
        ArgumentNullException.ThrowIfNull(pValues);
        foreach (double p in pValues)
            OptionCheck.InRange(p, 0, 1, nameof(pValues));
        double[] adjusted = new double[pValues.Count];
        double largest = 0;
        int left = pValues.Count;
        foreach (int test in Enumerable.Range(0, pValues.Count).OrderBy(test => pValues[test]))
        {
            largest = Math.Max(largest, Math.Min(1, pValues[test] * left--));
            adjusted[test] = largest;
        }
        return adjusted;
    }
}
