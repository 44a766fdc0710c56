using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Training;

/// <summary>Changes of brightness and colour of images between 0 and 1, <c>[N, C, H, W]</c>.</summary>
internal static class PixelOperations
{
    private const int Levels = 256;

    /// <summary>Stretches each channel so that its darkest pixel is 0 and its brightest 1.</summary>
    internal static Tensor AutoContrast(Tensor images)
    {
        Tensor darkest = images.amin([2, 3], keepdim: true), brightest = images.amax([2, 3], keepdim: true);
        var range = brightest - darkest;
        return where(range.gt(0), (images - darkest) / range.clamp_min(1e-12), images);
    }

    /// <summary>
    /// Gives each channel a level histogram: a pixel becomes the share of pixels up to its level, of those above the lowest level.
    /// </summary>
    internal static Tensor Equalize(Tensor images)
    {
        long count = images.shape[0] * images.shape[1], pixels = images.shape[2] * images.shape[3];
        var levels = (images * (Levels - 1)).round().clamp(0, Levels - 1).to_type(ScalarType.Int64).reshape(count, pixels);
        var offset = arange(count, ScalarType.Int64, images.device).unsqueeze(1) * Levels;
        var histogram = (levels + offset).flatten().bincount(null, (int)(count * Levels)).reshape(count, Levels)
            .to_type(ScalarType.Float32);
        var upTo = histogram.cumsum(1);
        var first = upTo.gather(1, levels.amin([1], keepdim: true));
        var share = (upTo.gather(1, levels) - first) / ((double)pixels - first).clamp_min(1);
        // A channel of one level stays as it is.
        return where(first.lt((double)pixels), share, images.reshape(count, pixels)).reshape(images.shape);
    }

    /// <summary>Keeps the highest bits of eight.</summary>
    internal static Tensor Posterize(Tensor images, int bits)
    {
        var step = 1 << (8 - bits);
        return (images * 255 / step).floor() * (step / 255.0);
    }

    /// <summary>The luma of three or more channels (ITU-R BT.601) in all of them; other images as they are.</summary>
    internal static Tensor Grey(Tensor images)
    {
        if (images.shape[1] < 3)
            return images;
        var luma = images.narrow(1, 0, 1) * 0.299 + images.narrow(1, 1, 1) * 0.587 + images.narrow(1, 2, 1) * 0.114;
        return luma.expand(images.shape);
    }

    /// <summary>The mean of each pixel, which counts five times, and its neighbours.</summary>
    internal static Tensor Smooth(Tensor images)
    {
        long height = images.shape[2], width = images.shape[3];
        var padded = nn.functional.pad(images, new long[] { 1, 1, 1, 1 }, PaddingModes.Replicate);
        var sum = images * 4;
        for (var row = 0; row < 3; row++)
        {
            for (var column = 0; column < 3; column++)
                sum = sum + padded.narrow(2, row, height).narrow(3, column, width);
        }

        return sum / 13;
    }
}
