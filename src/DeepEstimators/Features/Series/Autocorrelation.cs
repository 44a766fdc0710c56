using System.Numerics;

namespace DeepEstimators.Features;

/// <summary>
/// Autocorrelation at all lags by way of the power spectrum (Wiener and Khinchin), with as many zeros behind the series as keep its
/// ends apart. Keeps the transform of the last length. One thread at a time.
/// </summary>
internal sealed class Autocorrelation
{
    private FourierTransform? transform;
    private double[] real = [];
    private double[] imaginary = [];

    /// <summary>From lag 0, which is 1, to the series' length less 1; all 0 for a constant series. Valid until the next call.</summary>
    internal ReadOnlySpan<double> Compute(ReadOnlySpan<float> values)
    {
        var length = (int)BitOperations.RoundUpToPowerOf2((uint)(2 * values.Length));
        if (transform?.Length != length)
        {
            transform = new FourierTransform(length);
            real = new double[length];
            imaginary = new double[length];
        }

        double mean = 0;
        foreach (var value in values)
            mean += value;
        mean /= values.Length;
        Array.Clear(real);
        Array.Clear(imaginary);
        double squares = 0;
        for (var t = 0; t < values.Length; t++)
        {
            real[t] = values[t] - mean;
            squares += real[t] * real[t];
        }

        // The rounding of a constant's mean is no variance.
        if (squares <= 1e-12 * values.Length * mean * mean)
        {
            Array.Clear(real);
            return real.AsSpan(0, values.Length);
        }

        transform.Forward(real, imaginary);
        for (var k = 0; k < length; k++)
        {
            real[k] = real[k] * real[k] + imaginary[k] * imaginary[k];
            imaginary[k] = 0;
        }

        transform.Forward(real, imaginary);
        var scale = 1 / real[0];
        for (var lag = 0; lag < values.Length; lag++)
            real[lag] *= scale;
        return real.AsSpan(0, values.Length);
    }
}
