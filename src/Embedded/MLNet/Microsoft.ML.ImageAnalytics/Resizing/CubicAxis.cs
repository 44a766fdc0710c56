namespace Microsoft.ML.Transforms.Image;

// The four source pixels, with their weights, that make each target pixel along one axis, by the cubic filter of Mitchell and Netravali
// (Reconstruction Filters in Computer Graphics, 1988) with B = C = 1/3. Pixels are sampled where the centre of the target pixel falls, and
// the outermost ones repeat beyond the edge.
internal sealed class CubicAxis
{
    public const int Taps = 4;

    private const float B = 1f / 3;
    private const float C = 1f / 3;

    private readonly int[] _sources;
    private readonly float[] _weights;

    // The source of so many pixels is stretched to `stretched` pixels from `offset` on; targets are those of 0..count that it covers.
    public CubicAxis(int source, int stretched, int offset, int count)
    {
        First = Math.Max(0, offset);
        End = (int)Math.Clamp((long)offset + stretched, First, count);
        _sources = new int[(End - First) * Taps];
        _weights = new float[_sources.Length];
        var step = (float)source / stretched;
        for (var target = First; target < End; target++)
        {
            var center = ((target - offset + 0.5f) * step) - 0.5f;
            var left = (int)MathF.Floor(center);
            var fraction = center - left;
            for (var tap = 0; tap < Taps; tap++)
            {
                var at = ((target - First) * Taps) + tap;
                _sources[at] = Math.Clamp(left + tap - 1, 0, source - 1);
                _weights[at] = Weight(MathF.Abs(fraction + 1 - tap));
            }
        }
    }

    // The targets that have sources are First..End.
    public int First { get; }

    public int End { get; }

    public ReadOnlySpan<int> SourcesOf(int target) => _sources.AsSpan((target - First) * Taps, Taps);

    public ReadOnlySpan<float> WeightsOf(int target) => _weights.AsSpan((target - First) * Taps, Taps);

    private static float Weight(float distance)
    {
        var x = distance;
        if (x < 1)
            return ((((12 - (9 * B) - (6 * C)) * x * x * x) + ((-18 + (12 * B) + (6 * C)) * x * x)) + (6 - (2 * B))) / 6;
        if (x < 2)
            return (((-B - (6 * C)) * x * x * x) + (((6 * B) + (30 * C)) * x * x) + (((-12 * B) - (48 * C)) * x) + ((8 * B) + (24 * C))) / 6;
        return 0;
    }
}
