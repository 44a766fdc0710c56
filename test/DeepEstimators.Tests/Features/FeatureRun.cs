using DeepEstimators.Networks;

namespace DeepEstimators.Tests.Features;

/// <summary>Computes features of one row without a pipeline, and the image that reference figures were made of.</summary>
internal static class FeatureRun
{
    internal static Dictionary<string, float> Compute(FeatureExtractionOptions options, InputShape? shape, float[] values)
    {
        options.Validate();
        var features = options.Create(shape);
        var result = new float[features.Size];
        var computation = features.CreateComputation();

        // Twice: nothing may be left over in the working space.
        computation(values, result);
        computation(values, result);
        return features.SlotNames().Zip(result).ToDictionary(pair => pair.First, pair => pair.Second);
    }

    /// <summary>(31c + 7y² + 13x + 5xy) mod 256, channel after channel.</summary>
    internal static float[] Image(int channels, int height, int width) =>
    [
        .. from c in Enumerable.Range(0, channels)
           from y in Enumerable.Range(0, height)
           from x in Enumerable.Range(0, width)
           select (float)((31 * c + 7 * y * y + 13 * x + 5 * x * y) % 256),
    ];

    internal static void Near(IReadOnlyList<double> expected, IEnumerable<float> actual, double tolerance)
    {
        var values = actual.ToArray();
        Assert.Equal(expected.Count, values.Length);
        for (var i = 0; i < values.Length; i++)
            Assert.True(
                Math.Abs(expected[i] - values[i]) <= tolerance * Math.Max(1e-3, Math.Abs(expected[i])),
                $"value {i} is {values[i]}, expected {expected[i]}");
    }
}
