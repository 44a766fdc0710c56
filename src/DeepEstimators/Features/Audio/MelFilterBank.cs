namespace DeepEstimators.Features;

/// <summary>
/// Triangular filters that are even on the mel scale of Slaney, "Auditory Toolbox", 1998: linear to 1,000 Hz, 200/3 Hz a mel, then
/// logarithmic, ln(6.4)/27 a mel. Each is scaled to the area 1 in hertz.
/// </summary>
internal sealed class MelFilterBank
{
    private const double HertzPerMel = 200.0 / 3;
    private const double Corner = 1000;
    private static readonly double LogStep = Math.Log(6.4) / 27;

    private readonly (int First, double[] Weights)[] bands;

    internal MelFilterBank(MelFeatureOptions options)
    {
        var length = FramedSpectra.LengthFor(options);
        var (low, high) = (ToMel(options.MinimumFrequency), ToMel(options.HighestFrequency));
        var edges = Enumerable.Range(0, options.MelBands + 2)
            .Select(i => ToHertz(low + (high - low) * i / (options.MelBands + 1))).ToArray();
        bands = new (int, double[])[options.MelBands];
        for (var band = 0; band < bands.Length; band++)
        {
            double left = edges[band], centre = edges[band + 1], right = edges[band + 2];
            var weights = Enumerable.Range(0, length / 2 + 1)
                .Select(bin => (double)bin * options.SampleRate / length)
                .Select(hertz => Math.Max(0, Math.Min((hertz - left) / (centre - left), (right - hertz) / (right - centre))))
                .Select(height => height * 2 / (right - left))
                .ToArray();
            var first = Array.FindIndex(weights, weight => weight > 0);
            var last = Array.FindLastIndex(weights, weight => weight > 0);
            bands[band] = first < 0 ? (0, []) : (first, weights[first..(last + 1)]);
        }
    }

    internal int Count => bands.Length;

    /// <summary>The power in each band.</summary>
    internal void Apply(ReadOnlySpan<double> power, Span<double> mel)
    {
        for (var band = 0; band < bands.Length; band++)
        {
            var (first, weights) = bands[band];
            double sum = 0;
            for (var i = 0; i < weights.Length; i++)
                sum += weights[i] * power[first + i];
            mel[band] = sum;
        }
    }

    internal static double ToMel(double hertz) =>
        hertz < Corner ? hertz / HertzPerMel : Corner / HertzPerMel + Math.Log(hertz / Corner) / LogStep;

    internal static double ToHertz(double mel) =>
        mel < Corner / HertzPerMel ? mel * HertzPerMel : Corner * Math.Exp(LogStep * (mel - Corner / HertzPerMel));
}
