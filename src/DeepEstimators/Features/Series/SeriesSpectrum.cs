namespace DeepEstimators.Features;

/// <summary>
/// The power spectrum of a series' differences from its mean, for frequencies from 0 to half: k / N. Keeps the transform of the last
/// length. One thread at a time.
/// </summary>
internal sealed class SeriesSpectrum
{
    private RealSpectrum? spectrum;
    private double[] centred = [];
    private double[] power = [];

    /// <summary>Valid until the next call.</summary>
    internal ReadOnlySpan<double> Compute(ReadOnlySpan<float> values)
    {
        if (spectrum?.Length != values.Length)
        {
            spectrum = new RealSpectrum(values.Length);
            centred = new double[values.Length];
            power = new double[spectrum.Bins];
        }

        double mean = 0;
        foreach (var value in values)
            mean += value;
        mean /= values.Length;
        double squares = 0;
        for (var t = 0; t < centred.Length; t++)
        {
            centred[t] = values[t] - mean;
            squares += centred[t] * centred[t];
        }

        // The rounding of a constant's mean is no variance.
        if (squares <= 1e-12 * values.Length * mean * mean)
            Array.Clear(power);
        else
            spectrum.Power(centred, power);
        return power;
    }
}
