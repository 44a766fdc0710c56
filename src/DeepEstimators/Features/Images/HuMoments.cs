using DeepEstimators.Networks;

namespace DeepEstimators.Features;

/// <summary>Hu's seven invariants of the normalised central moments of brightness up to the third order.</summary>
internal sealed class HuMoments(HuMomentsOptions options, InputShape image) : RowFeatures
{
    private const double Smallest = 1e-30;

    internal override IReadOnlyList<int> Dimensions { get; } = [7];

    internal override string[] SlotNames() => [.. Enumerable.Range(1, 7).Select(number => $"Hu({number})")];

    internal override RowComputation CreateComputation()
    {
        var grey = new float[image.Height * image.Width];
        return (pixels, features) =>
        {
            GreyImage.Compute(pixels, image, grey);
            Compute(grey, features);
        };
    }

    private void Compute(ReadOnlySpan<float> grey, Span<float> invariants)
    {
        double mass = 0, massX = 0, massY = 0;
        for (var y = 0; y < image.Height; y++)
        for (var x = 0; x < image.Width; x++)
        {
            var value = grey[y * image.Width + x];
            mass += value;
            massX += (double)x * value;
            massY += (double)y * value;
        }

        if (mass == 0)
        {
            invariants.Clear();
            return;
        }

        double meanX = massX / mass, meanY = massY / mass;
        double m20 = 0, m02 = 0, m11 = 0, m30 = 0, m03 = 0, m21 = 0, m12 = 0;
        for (var y = 0; y < image.Height; y++)
        for (var x = 0; x < image.Width; x++)
        {
            var value = grey[y * image.Width + x];
            if (value == 0)
                continue;
            double dx = x - meanX, dy = y - meanY, xx = dx * dx * value, yy = dy * dy * value;
            m20 += xx;
            m02 += yy;
            m11 += dx * dy * value;
            m30 += xx * dx;
            m03 += yy * dy;
            m21 += xx * dy;
            m12 += yy * dx;
        }

        // Moments of order p + q are divided by mass^(1 + (p + q) / 2).
        var second = 1 / (mass * mass);
        var third = second / Math.Sqrt(Math.Abs(mass));
        m20 *= second;
        m02 *= second;
        m11 *= second;
        m30 *= third;
        m03 *= third;
        m21 *= third;
        m12 *= third;

        double a = m30 + m12, b = m21 + m03, c = m30 - 3 * m12, d = 3 * m21 - m03, e = m20 - m02;
        double aa = a * a, bb = b * b;
        Span<double> hu =
        [
            m20 + m02,
            e * e + 4 * m11 * m11,
            c * c + d * d,
            aa + bb,
            c * a * (aa - 3 * bb) + d * b * (3 * aa - bb),
            e * (aa - bb) + 4 * m11 * a * b,
            d * a * (aa - 3 * bb) - c * b * (3 * aa - bb),
        ];
        for (var i = 0; i < hu.Length; i++)
            invariants[i] = (float)(options.LogScale ? Log(hu[i]) : hu[i]);
    }

    private static double Log(double value) =>
        Math.Abs(value) < Smallest ? 0 : -Math.Sign(value) * Math.Log10(Math.Abs(value));
}
