namespace DeepEstimators.Features;

/// <summary>
/// The slope of the line through nine values around each, Σ k (x[t + k] - x[t - k]) / (2 Σ k²) for k from 1 to 4; beyond the ends
/// the first or last value goes on.
/// </summary>
internal static class RegressionSlope
{
    private const int Reach = 4;
    private const double Scale = 1.0 / 60;

    internal static void Compute(ReadOnlySpan<double> values, Span<double> slopes)
    {
        var last = values.Length - 1;
        for (var t = 0; t <= last; t++)
        {
            double sum = 0;
            for (var k = 1; k <= Reach; k++)
                sum += k * (values[Math.Min(t + k, last)] - values[Math.Max(t - k, 0)]);
            slopes[t] = sum * Scale;
        }
    }
}
