using System.Globalization;
using System.Numerics;
using DeepEstimators.Networks;

namespace DeepEstimators.Features;

/// <summary>
/// Histograms of local binary patterns: bit p is set where the point p of the circle, by bilinear interpolation, is at least as
/// bright as its centre.
/// </summary>
internal sealed class LocalBinaryPatterns : RowFeatures
{
    private readonly InputShape image;
    private readonly int cells;
    private readonly int border;
    private readonly Point[] points;
    private readonly int[]? binOfPattern;
    private readonly string[] binNames;

    internal LocalBinaryPatterns(LocalBinaryPatternsOptions options, InputShape image)
    {
        this.image = image;
        cells = options.Cells;
        border = (int)Math.Ceiling(options.Radius);
        var inside = Math.Min(image.Height, image.Width) - 2 * border;
        if (inside < 1)
            throw OptionCheck.OutOfRange(
                nameof(options.Radius), options.Radius, $"less than half of the image's shorter side, {Math.Min(image.Height, image.Width)} pixels");
        if (cells > inside)
            throw OptionCheck.OutOfRange(nameof(options.Cells), cells, $"at most {inside}, the pixels with a pattern along the shorter side");
        points = Enumerable.Range(0, options.Points).Select(i => Point.Of(i, options, image.Width)).ToArray();
        (binOfPattern, binNames) = Bins(options.Kind, options.Points);
        Dimensions = [checked(cells * cells * binNames.Length)];
    }

    internal override IReadOnlyList<int> Dimensions { get; }

    internal override string[] SlotNames()
    {
        var names = new List<string>(Size);
        for (var row = 0; row < cells; row++)
        for (var column = 0; column < cells; column++)
            names.AddRange(binNames.Select(bin => string.Create(CultureInfo.InvariantCulture, $"Cell({row},{column}).{bin}")));
        return names.ToArray();
    }

    internal override RowComputation CreateComputation()
    {
        var grey = new float[image.Height * image.Width];
        return (pixels, features) =>
        {
            GreyImage.Compute(pixels, image, grey);
            Compute(grey, features);
        };
    }

    /// <summary>The pattern of the pixel at <paramref name="centre"/>.</summary>
    private uint Pattern(ReadOnlySpan<float> grey, int centre)
    {
        var brightness = grey[centre];
        uint pattern = 0;
        for (var i = 0; i < points.Length; i++)
        {
            ref readonly var point = ref points[i];
            var corner = centre + point.Offset;
            double above = grey[corner], below = grey[corner + point.Down];

            // Written so that equal pixels give exactly their value.
            if (point.Across > 0)
            {
                above += point.Across * (grey[corner + 1] - above);
                below += point.Across * (grey[corner + point.Down + 1] - below);
            }

            var value = above + point.Along * (below - above);
            if (value >= brightness)
                pattern |= 1u << i;
        }

        return pattern;
    }

    private void Compute(ReadOnlySpan<float> grey, Span<float> histograms)
    {
        histograms.Clear();
        int height = image.Height - 2 * border, width = image.Width - 2 * border;
        for (var y = 0; y < height; y++)
        {
            var cellRow = y * cells / height;
            var centre = (y + border) * image.Width + border;
            for (var x = 0; x < width; x++, centre++)
            {
                var cell = cellRow * cells + x * cells / width;
                histograms[cell * binNames.Length + Bin(Pattern(grey, centre))]++;
            }
        }

        for (var cell = 0; cell < cells * cells; cell++)
        {
            var histogram = histograms.Slice(cell * binNames.Length, binNames.Length);
            float sum = 0;
            foreach (var count in histogram)
                sum += count;
            foreach (ref var count in histogram)
                count /= sum;
        }
    }

    private int Bin(uint pattern)
    {
        if (binOfPattern is not null)
            return binOfPattern[pattern];
        return Changes(pattern, points.Length) <= 2 ? BitOperations.PopCount(pattern) : points.Length + 1;
    }

    private static int Changes(uint pattern, int points) =>
        BitOperations.PopCount(pattern ^ ((pattern >> 1) | ((pattern & 1) << (points - 1))));

    private static (int[]? BinOfPattern, string[] Names) Bins(LocalBinaryPatternKind kind, int points)
    {
        if (kind == LocalBinaryPatternKind.UniformRotationInvariant)
            return (null, [.. Enumerable.Range(0, points + 1).Select(ones => $"Ones({ones})"), "NotUniform"]);
        var patterns = Enumerable.Range(0, 1 << points).ToArray();
        if (kind == LocalBinaryPatternKind.Plain)
            return (patterns, [.. patterns.Select(pattern => $"Pattern({pattern})")]);
        var uniform = patterns.Where(pattern => Changes((uint)pattern, points) <= 2).ToArray();
        var bins = new int[patterns.Length];
        Array.Fill(bins, uniform.Length);
        for (var bin = 0; bin < uniform.Length; bin++)
            bins[uniform[bin]] = bin;
        return (bins, [.. uniform.Select(pattern => $"Pattern({pattern})"), "NotUniform"]);
    }

    /// <summary>A point of the circle between four pixels: the offset of the upper left one, and the shares of the others.</summary>
    private readonly record struct Point(int Offset, int Down, double Along, double Across)
    {
        internal static Point Of(int index, LocalBinaryPatternsOptions options, int width)
        {
            // Five digits, so that points on the axes fall on pixels.
            var (sine, cosine) = Math.SinCos(2 * Math.PI * index / options.Points);
            var y = Math.Round(-options.Radius * sine, 5);
            var x = Math.Round(options.Radius * cosine, 5);
            int top = (int)Math.Floor(y), left = (int)Math.Floor(x);
            return new Point(top * width + left, y > top ? width : 0, y - top, x - left);
        }
    }
}
