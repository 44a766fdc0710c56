using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Training;

/// <summary>Fills a rectangle with random values (Zhong et al., "Random Erasing Data Augmentation", 2020).</summary>
internal static class RandomErasing
{
    private const double LeastArea = 0.02;
    private const double MostArea = 0.4;
    private const double LeastRatio = 0.3;

    /// <summary>New images of the same type.</summary>
    /// <param name="images"><c>[N, C, H, W]</c>.</param>
    /// <param name="areBytes">True where values go from 0 to 255; else they go from the batch's lowest to its highest.</param>
    /// <param name="probability">The share of images that are changed.</param>
    /// <param name="generator">On the CPU.</param>
    internal static Tensor Apply(Tensor images, bool areBytes, double probability, Generator generator)
    {
        using var scope = NewDisposeScope();
        long count = images.shape[0], height = images.shape[2], width = images.shape[3];
        var device = images.device;
        var chosen = Augmenter.Uniform(count, 0, 1, generator).lt(probability);
        var area = Augmenter.Uniform(count, LeastArea, MostArea, generator) * (double)(height * width);
        var ratio = Augmenter.Uniform(count, Math.Log(LeastRatio), -Math.Log(LeastRatio), generator).exp();
        // Where a rectangle would not fit, it is as long as the image.
        var rows = (area * ratio).sqrt().round().clamp(1, height);
        var columns = (area / ratio).sqrt().round().clamp(1, width);
        var top = (Augmenter.Uniform(count, 0, 1, generator) * (height - rows + 1)).floor();
        var left = (Augmenter.Uniform(count, 0, 1, generator) * (width - columns + 1)).floor();
        var erased = Inside(top, rows, height).unsqueeze(2).logical_and(Inside(left, columns, width).unsqueeze(1))
            .logical_and(chosen.reshape(count, 1, 1)).unsqueeze(1).to(device);

        var noise = rand(images.shape, generator: generator).to(device);
        if (areBytes)
        {
            noise = (noise * 256).floor();
        }
        else
        {
            Tensor lowest = images.min(), highest = images.max();
            noise = noise * (highest - lowest) + lowest;
        }

        return where(erased, noise.to_type(images.dtype), images).MoveToOuterDisposeScope();

        static Tensor Inside(Tensor first, Tensor length, long size)
        {
            var places = arange(size, ScalarType.Float32).unsqueeze(0);
            return places.ge(first.unsqueeze(1)).logical_and(places.lt((first + length).unsqueeze(1)));
        }
    }
}
