namespace DeepEstimators.Inputs.Images;

/// <summary>The pixels that each pixel of a resized row is the weighted mean of.</summary>
internal sealed class ResamplingAxis
{
    private readonly int from;
    private readonly int to;
    private readonly int[] starts;
    private readonly float[][] weights;

    private ResamplingAxis(int from, int to)
    {
        this.from = from;
        this.to = to;
        starts = new int[to];
        weights = new float[to][];
        var scale = (double)from / to;
        var radius = Math.Max(1, scale);
        for (var i = 0; i < to; i++)
        {
            var centre = (i + 0.5) * scale;
            var start = Math.Max(0, (int)Math.Floor(centre - radius + 0.5));
            var end = Math.Min(from, (int)Math.Floor(centre + radius + 0.5));
            var triangle = new double[end - start];
            for (var pixel = start; pixel < end; pixel++)
                triangle[pixel - start] = Math.Max(0, 1 - Math.Abs(pixel + 0.5 - centre) / radius);
            var sum = triangle.Sum();
            starts[i] = start;
            weights[i] = Array.ConvertAll(triangle, weight => (float)(weight / sum));
        }
    }

    /// <summary>The axis that is there if it fits, else a new one: images often come in one size.</summary>
    internal static ResamplingAxis For(ResamplingAxis? known, int from, int to) =>
        known is not null && known.from == from && known.to == to ? known : new ResamplingAxis(from, to);

    /// <summary>Resizes a row, or a column with <paramref name="stride"/> values from one pixel to the next.</summary>
    internal void Run(ReadOnlySpan<float> source, int stride, Span<float> destination)
    {
        for (var i = 0; i < to; i++)
        {
            var at = starts[i] * stride;
            float sum = 0;
            foreach (var weight in weights[i])
            {
                sum += weight * source[at];
                at += stride;
            }

            destination[i] = sum;
        }
    }
}
