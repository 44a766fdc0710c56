using DeepEstimators.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Explanations;

/// <summary>
/// Which parts of an image a network's output rests on (Zeiler and Fergus, "Visualizing and Understanding Convolutional Networks",
/// 2014): how far it falls when a patch is covered.
/// </summary>
public static class OcclusionMap
{
    private const int ImagesAtOnce = 64;

    /// <summary>The fall of one output, at each pixel as the mean over the patches that cover it; 0 where none does.</summary>
    /// <param name="module">The network, in evaluation mode.</param>
    /// <param name="shape">What one row is.</param>
    /// <param name="image">One row, as the network receives it: bytes count from 0 to 1.</param>
    /// <param name="output">The output: a class from 0; 0 with a single output.</param>
    /// <param name="patch">Side of the square patch in pixels, 1 up to the image's shorter side; null: a quarter of it, at least 1.</param>
    /// <param name="stride">Pixels from one patch to the next, 1 to <paramref name="patch"/>; null: half of it, at least 1.</param>
    /// <param name="fill">What covers; null: the mean of each channel of the image.</param>
    /// <returns>One map of one channel, in the unit of the output (a logit, or the standardised target).</returns>
    /// <exception cref="ArgumentException">The network takes no images, or the row is of another size.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such output, or a size is out of its range.</exception>
    public static FeatureMaps Of(
        DeepModule module, InputShape shape, float[] image, int output, int? patch = null, int? stride = null, float? fill = null)
    {
        ArgumentNullException.ThrowIfNull(module);
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentNullException.ThrowIfNull(image);
        ModuleInputs.CheckImage(shape);
        var shorter = Math.Min(shape.Height, shape.Width);
        var side = patch ?? Math.Max(shorter / 4, 1);
        OptionCheck.InRange(side, 1, shorter, nameof(patch));
        var step = stride ?? Math.Max(side / 2, 1);
        OptionCheck.InRange(step, 1, side, nameof(stride));

        using var noGradients = no_grad();
        var places = (from y in Starts(shape.Height, side, step) from x in Starts(shape.Width, side, step) select (Y: y, X: x)).ToArray();
        var whole = Score(module, shape, image, output)[0];
        var (sums, counts) = (new float[shape.Height * shape.Width], new int[shape.Height * shape.Width]);
        foreach (var chunk in places.Chunk(ImagesAtOnce))
        {
            var covered = new float[chunk.Length * shape.Size];
            for (var i = 0; i < chunk.Length; i++)
                Cover(image, shape, chunk[i], side, fill, covered.AsSpan(i * shape.Size, shape.Size));
            var scores = Score(module, shape, covered, output);
            for (var i = 0; i < chunk.Length; i++)
            for (var y = chunk[i].Y; y < chunk[i].Y + side; y++)
            for (var x = chunk[i].X; x < chunk[i].X + side; x++)
            {
                sums[y * shape.Width + x] += whole - scores[i];
                counts[y * shape.Width + x]++;
            }
        }

        for (var i = 0; i < sums.Length; i++)
            sums[i] /= Math.Max(counts[i], 1);
        return new FeatureMaps("occlusion", 1, 1, shape.Height, shape.Width, sums);
    }

    // The last patch ends at the border.
    private static IEnumerable<int> Starts(int length, int side, int step)
    {
        for (var start = 0; start < length - side; start += step)
            yield return start;
        yield return length - side;
    }

    private static void Cover(float[] image, InputShape shape, (int Y, int X) place, int side, float? fill, Span<float> covered)
    {
        image.CopyTo(covered);
        var area = shape.Height * shape.Width;
        for (var channel = 0; channel < shape.Channels; channel++)
        {
            var value = fill ?? Mean(image.AsSpan(channel * area, area));
            for (var y = place.Y; y < place.Y + side; y++)
                covered.Slice(channel * area + y * shape.Width + place.X, side).Fill(value);
        }
    }

    private static float Mean(ReadOnlySpan<float> values)
    {
        double sum = 0;
        foreach (var value in values)
            sum += value;
        return (float)(sum / values.Length);
    }

    private static float[] Score(DeepModule module, InputShape shape, float[] images, int output)
    {
        using var scope = NewDisposeScope();
        return ModuleInputs.Floats(ModuleInputs.Output(module.call(ModuleInputs.Batch(module, shape, images)), output));
    }
}
