namespace DeepEstimators.Features;

/// <summary>Mean and standard deviation over the frames of a sound.</summary>
internal static class FrameSummary
{
    internal static IReadOnlyList<string> Names { get; } = ["Mean", "StandardDeviation"];

    internal static void Compute(ReadOnlySpan<double> values, Span<float> summary)
    {
        double sum = 0;
        foreach (var value in values)
            sum += value;
        var mean = sum / values.Length;
        double squares = 0;
        foreach (var value in values)
            squares += (value - mean) * (value - mean);
        summary[0] = (float)mean;
        summary[1] = (float)Math.Sqrt(squares / values.Length);
    }
}
