namespace DeepEstimators.Features;

/// <summary>
/// A Gabor filter: a wave along <c>x cos θ + y sin θ</c> under a round Gaussian, scaled to the sum 1 of the Gaussian; out to three
/// standard deviations. The standard deviation is that of the bandwidth b in octaves:
/// <c>√(ln 2 / 2) / (π f) · (2^b + 1) / (2^b - 1)</c>.
/// </summary>
internal sealed class GaborFilter
{
    internal GaborFilter(double frequency, double angle, double bandwidth)
    {
        Frequency = frequency;
        Angle = angle;
        var octaves = Math.Pow(2, bandwidth);
        var deviation = Math.Sqrt(Math.Log(2) / 2) / (Math.PI * frequency) * (octaves + 1) / (octaves - 1);
        var (sine, cosine) = Math.SinCos(angle);
        HalfWidth = HalfSize(3 * deviation, cosine, sine);
        HalfHeight = HalfSize(3 * deviation, sine, cosine);
        int width = 2 * HalfWidth + 1, height = 2 * HalfHeight + 1;
        Real = new double[height * width];
        Imaginary = new double[height * width];
        for (var i = 0; i < Real.Length; i++)
        {
            int y = i / width - HalfHeight, x = i % width - HalfWidth;
            var along = x * cosine + y * sine;
            var weight = Math.Exp(-0.5 * (x * x + y * y) / (deviation * deviation)) / (2 * Math.PI * deviation * deviation);
            var (imaginary, real) = Math.SinCos(2 * Math.PI * frequency * along);
            Real[i] = weight * real;
            Imaginary[i] = weight * imaginary;
        }
    }

    internal double Frequency { get; }

    /// <summary>In radians.</summary>
    internal double Angle { get; }

    internal int HalfWidth { get; }

    internal int HalfHeight { get; }

    /// <summary>Row after row, 2 * <see cref="HalfHeight"/> + 1 rows.</summary>
    internal double[] Real { get; }

    internal double[] Imaginary { get; }

    private static int HalfSize(double reach, double along, double across) =>
        (int)Math.Ceiling(Math.Max(Math.Max(Math.Abs(reach * along), Math.Abs(reach * across)), 1));
}
