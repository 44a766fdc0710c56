using System.Numerics;
using System.Runtime.InteropServices;

namespace DeepEstimators.Features;

/// <summary>
/// The discrete Fourier transform of complex numbers, in place, for lengths that are powers of two (Cooley and Tukey, "An
/// Algorithm for the Machine Calculation of Complex Fourier Series", 1965). The factors are computed once. Safe to use from many
/// threads. Here since MathNet.Numerics keeps no factors between calls: a frame of 256 samples takes it three to five times as long,
/// and 4 kB each time.
/// </summary>
internal sealed class FourierTransform
{
    private readonly int[] reversed;
    private readonly double[] cosines;
    private readonly double[] sines;

    internal FourierTransform(int length)
    {
        if (length < 1 || !BitOperations.IsPow2(length))
            throw new ArgumentOutOfRangeException(nameof(length), length, "The length is no power of two.");
        Length = length;
        reversed = new int[length];
        for (int i = 1, j = 0; i < length; i++)
        {
            var bit = length >> 1;
            for (; (j & bit) != 0; bit >>= 1)
                j ^= bit;
            j ^= bit;
            reversed[i] = j;
        }

        // The factors of the pass that joins halves of h numbers are at h to 2h - 1.
        cosines = new double[length];
        sines = new double[length];
        for (var half = 1; half < length; half <<= 1)
        for (var k = 0; k < half; k++)
            (sines[half + k], cosines[half + k]) = Math.SinCos(-Math.PI * k / half);
    }

    internal int Length { get; }

    /// <summary>X[k] = Σ x[n] exp(-2πi kn/N).</summary>
    internal void Forward(Span<double> real, Span<double> imaginary)
    {
        for (var i = 1; i < Length; i++)
        {
            var j = reversed[i];
            if (j <= i)
                continue;
            (real[i], real[j]) = (real[j], real[i]);
            (imaginary[i], imaginary[j]) = (imaginary[j], imaginary[i]);
        }

        for (var half = 1; half < Length; half <<= 1)
        for (var start = 0; start < Length; start += 2 * half)
        {
            Join(
                real.Slice(start, half), imaginary.Slice(start, half),
                real.Slice(start + half, half), imaginary.Slice(start + half, half),
                cosines.AsSpan(half, half), sines.AsSpan(half, half));
        }
    }

    /// <summary>x[n] = Σ X[k] exp(2πi kn/N), without the factor 1/N: the forward transform with the parts exchanged.</summary>
    internal void Backward(Span<double> real, Span<double> imaginary) => Forward(imaginary, real);

    private static void Join(
        Span<double> lowReal, Span<double> lowImaginary, Span<double> highReal, Span<double> highImaginary,
        ReadOnlySpan<double> cosines, ReadOnlySpan<double> sines)
    {
        var lr = MemoryMarshal.Cast<double, Vector<double>>(lowReal);
        var li = MemoryMarshal.Cast<double, Vector<double>>(lowImaginary);
        var hr = MemoryMarshal.Cast<double, Vector<double>>(highReal);
        var hi = MemoryMarshal.Cast<double, Vector<double>>(highImaginary);
        var c = MemoryMarshal.Cast<double, Vector<double>>(cosines);
        var s = MemoryMarshal.Cast<double, Vector<double>>(sines);
        for (var i = 0; i < lr.Length; i++)
        {
            var real = hr[i] * c[i] - hi[i] * s[i];
            var imaginary = hr[i] * s[i] + hi[i] * c[i];
            hr[i] = lr[i] - real;
            hi[i] = li[i] - imaginary;
            lr[i] += real;
            li[i] += imaginary;
        }

        for (var i = lr.Length * Vector<double>.Count; i < lowReal.Length; i++)
        {
            var real = highReal[i] * cosines[i] - highImaginary[i] * sines[i];
            var imaginary = highReal[i] * sines[i] + highImaginary[i] * cosines[i];
            highReal[i] = lowReal[i] - real;
            highImaginary[i] = lowImaginary[i] - imaginary;
            lowReal[i] += real;
            lowImaginary[i] += imaginary;
        }
    }
}
