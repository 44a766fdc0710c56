using DeepEstimators.Networks;

namespace DeepEstimators.Features;

/// <summary>Haralick's features of the symmetric co-occurrence matrices at 0, 45, 90 and 135 degrees.</summary>
internal sealed class HaralickTexture(HaralickTextureOptions options, InputShape image) : RowFeatures
{
    private static readonly (int Down, int Across)[] Directions = [(0, 1), (-1, 1), (-1, 0), (-1, -1)];

    internal override IReadOnlyList<int> Dimensions { get; } = [2 * CooccurrenceMatrix.Names.Count];

    internal override string[] SlotNames() =>
        [.. CooccurrenceMatrix.Names.Select(name => name + ".Mean"), .. CooccurrenceMatrix.Names.Select(name => name + ".Range")];

    internal override RowComputation CreateComputation()
    {
        var grey = new float[image.Height * image.Width];
        var levels = new int[grey.Length];
        var matrix = new CooccurrenceMatrix(options.Levels);
        var values = new double[CooccurrenceMatrix.Names.Count];
        return (pixels, features) =>
        {
            GreyImage.Compute(pixels, image, grey);
            for (var i = 0; i < levels.Length; i++)
                levels[i] = Math.Clamp((int)(grey[i] / options.Maximum * options.Levels), 0, options.Levels - 1);
            Compute(levels, matrix, values, features);
        };
    }

    private void Compute(int[] levels, CooccurrenceMatrix matrix, double[] values, Span<float> features)
    {
        Span<double> least = stackalloc double[values.Length], greatest = stackalloc double[values.Length];
        Span<double> sum = stackalloc double[values.Length];
        least.Fill(double.PositiveInfinity);
        greatest.Fill(double.NegativeInfinity);
        foreach (var (down, across) in Directions)
        {
            matrix.Count(levels, image.Height, image.Width, down * options.Distance, across * options.Distance);
            matrix.Describe(values);
            for (var i = 0; i < values.Length; i++)
            {
                sum[i] += values[i];
                least[i] = Math.Min(least[i], values[i]);
                greatest[i] = Math.Max(greatest[i], values[i]);
            }
        }

        for (var i = 0; i < values.Length; i++)
        {
            features[i] = (float)(sum[i] / Directions.Length);
            features[values.Length + i] = (float)(greatest[i] - least[i]);
        }
    }
}
