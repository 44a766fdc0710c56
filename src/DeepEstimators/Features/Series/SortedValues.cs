namespace DeepEstimators.Features;

internal static class SortedValues
{
    /// <summary>The quantile of sorted values, between two of them in proportion (Hyndman and Fan's definition 7).</summary>
    internal static double Quantile(ReadOnlySpan<float> sorted, double share)
    {
        var place = share * (sorted.Length - 1);
        var below = (int)place;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + (place - below) * ((double)sorted[above] - sorted[below]);
    }
}
