using System.Numerics;

namespace DeepEstimators.Features;

/// <summary>
/// Power spectra |X[k]|², k = 0 to N/2, of N real numbers, for any N. Powers of two take a transform of half the length; others
/// the chirp transform (Bluestein, "A Linear Filtering Approach to the Computation of Discrete Fourier Transform", 1970).
/// Has working space, so one thread at a time.
/// </summary>
internal sealed class RealSpectrum
{
    private readonly FourierTransform transform;
    private readonly double[] real;
    private readonly double[] imaginary;

    // For powers of two exp(-2πi k/N); for others the chirp exp(-πi n²/N) and the transform of its conjugate.
    private readonly double[] cosines;
    private readonly double[] sines;
    private readonly double[]? filterReal;
    private readonly double[]? filterImaginary;

    internal RealSpectrum(int length)
    {
        Length = length;
        if (length > 1 && BitOperations.IsPow2(length))
        {
            transform = new FourierTransform(length / 2);
            (cosines, sines) = Rotations(length / 2, k => -2 * Math.PI * k / length);
        }
        else
        {
            transform = new FourierTransform((int)BitOperations.RoundUpToPowerOf2((uint)(2 * length - 1)));

            // n² modulo 2N keeps the angle exact for large n.
            (cosines, sines) = Rotations(length, n => -Math.PI * ((long)n * n % (2L * length)) / length);
            filterReal = new double[transform.Length];
            filterImaginary = new double[transform.Length];
            for (var n = 0; n < length; n++)
            {
                filterReal[n] = cosines[n];
                filterImaginary[n] = -sines[n];
                if (n > 0)
                {
                    filterReal[^n] = cosines[n];
                    filterImaginary[^n] = -sines[n];
                }
            }

            transform.Forward(filterReal, filterImaginary);
        }

        real = new double[transform.Length];
        imaginary = new double[transform.Length];
    }

    internal int Length { get; }

    /// <summary>Numbers of a spectrum, N/2 + 1.</summary>
    internal int Bins => Length / 2 + 1;

    internal void Power(ReadOnlySpan<double> values, Span<double> power)
    {
        if (filterReal is null)
            PowerOfHalves(values, power);
        else
            PowerOfChirps(values, power);
    }

    // Even and odd numbers are the real and imaginary parts of a transform of half the length.
    private void PowerOfHalves(ReadOnlySpan<double> values, Span<double> power)
    {
        var half = transform.Length;
        for (var n = 0; n < half; n++)
        {
            real[n] = values[2 * n];
            imaginary[n] = values[2 * n + 1];
        }

        transform.Forward(real, imaginary);
        for (var k = 0; k < half; k++)
        {
            var mirror = k == 0 ? 0 : half - k;
            var evenReal = (real[k] + real[mirror]) / 2;
            var evenImaginary = (imaginary[k] - imaginary[mirror]) / 2;
            var oddReal = (imaginary[k] + imaginary[mirror]) / 2;
            var oddImaginary = (real[mirror] - real[k]) / 2;
            var a = evenReal + cosines[k] * oddReal - sines[k] * oddImaginary;
            var b = evenImaginary + cosines[k] * oddImaginary + sines[k] * oddReal;
            power[k] = a * a + b * b;
        }

        var last = real[0] - imaginary[0];
        power[half] = last * last;
    }

    private void PowerOfChirps(ReadOnlySpan<double> values, Span<double> power)
    {
        Array.Clear(real);
        Array.Clear(imaginary);
        for (var n = 0; n < Length; n++)
        {
            real[n] = values[n] * cosines[n];
            imaginary[n] = values[n] * sines[n];
        }

        transform.Forward(real, imaginary);
        for (var k = 0; k < real.Length; k++)
        {
            var product = real[k] * filterReal![k] - imaginary[k] * filterImaginary![k];
            imaginary[k] = real[k] * filterImaginary[k] + imaginary[k] * filterReal[k];
            real[k] = product;
        }

        transform.Backward(real, imaginary);

        // The last chirp has the magnitude 1.
        var scale = 1.0 / transform.Length;
        for (var k = 0; k < Bins; k++)
            power[k] = (real[k] * real[k] + imaginary[k] * imaginary[k]) * scale * scale;
    }

    private static (double[] Cosines, double[] Sines) Rotations(int count, Func<int, double> angle)
    {
        double[] cosines = new double[count], sines = new double[count];
        for (var i = 0; i < count; i++)
            (sines[i], cosines[i]) = Math.SinCos(angle(i));
        return (cosines, sines);
    }
}
