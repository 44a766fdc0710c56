using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Training;

/// <summary>
/// Operations drawn alike for each image, all of one strength (Cubuk et al., "RandAugment: Practical Automated Data Augmentation
/// with a Reduced Search Space", 2020).
/// </summary>
internal static class RandAugment
{
    internal const int Operations = 14;

    private const double Strongest = 10;

    /// <summary>New float images, in the unit of the given ones.</summary>
    /// <param name="images"><c>[N, C, H, W]</c>.</param>
    /// <param name="areBytes">True where values go from 0 to 255; else from each image's lowest to its highest.</param>
    /// <param name="operations">Operations one after another.</param>
    /// <param name="magnitude">Their strength, 0 to 10.</param>
    /// <param name="generator">On the CPU.</param>
    internal static Tensor Apply(Tensor images, bool areBytes, int operations, double magnitude, Generator generator)
    {
        using var scope = NewDisposeScope();
        var values = images.to_type(ScalarType.Float32);
        var lowest = areBytes ? zeros(1, device: images.device) : values.amin([1, 2, 3], keepdim: true);
        var range = areBytes
            ? full(1, 255.0, device: images.device)
            : (values.amax([1, 2, 3], keepdim: true) - lowest).clamp_min(1e-12);
        // Where each operation stands between 0 and 1, the operations need not know the unit.
        var unit = (values - lowest) / range;
        for (var i = 0; i < operations; i++)
            unit = Once(unit, magnitude / Strongest, generator);
        return (unit * range + lowest).MoveToOuterDisposeScope();
    }

    private static Tensor Once(Tensor images, double strength, Generator generator)
    {
        var count = images.shape[0];
        var drawn = randint(0, Operations, [count], ScalarType.Int64, generator: generator).data<long>().ToArray();
        var signs = randint(0, 2, [count], ScalarType.Float32, generator: generator) * 2 - 1;
        var result = images.clone();
        for (var operation = 0; operation < Operations; operation++)
        {
            var rows = Enumerable.Range(0, drawn.Length).Where(row => drawn[row] == operation).Select(row => (long)row).ToArray();
            if (rows.Length == 0)
                continue;
            using var scope = NewDisposeScope();
            var chosen = tensor(rows);
            var changed = Apply(
                operation,
                images.index_select(0, chosen.to(images.device)),
                signs.index_select(0, chosen).reshape(-1, 1, 1, 1).to(images.device),
                strength);
            result.index_copy_(0, chosen.to(images.device), changed.clamp(0, 1));
        }

        return result;
    }

    /// <summary>One operation on images between 0 and 1; the strengths are those of Cubuk et al., "AutoAugment", 2019.</summary>
    internal static Tensor Apply(int operation, Tensor images, Tensor signs, double strength)
    {
        long height = images.shape[2], width = images.shape[3];
        var change = 1 + 0.9 * strength * signs;
        return operation switch
        {
            0 => images,
            1 => PixelOperations.AutoContrast(images),
            2 => PixelOperations.Equalize(images),
            3 => Turn(images, signs * (strength * Math.PI / 6)),
            4 => where(images.lt(1 - strength), images, 1 - images),
            5 => Blend(PixelOperations.Grey(images), images, change),
            6 => PixelOperations.Posterize(images, 8 - (int)Math.Round(4 * strength)),
            7 => Blend(PixelOperations.Grey(images).mean([1, 2, 3], keepdim: true), images, change),
            8 => images * change,
            9 => Blend(PixelOperations.Smooth(images), images, change),
            10 => Shear(images, signs * (0.3 * strength), across: true),
            11 => Shear(images, signs * (0.3 * strength), across: false),
            12 => Move(images, signs * (0.45 * strength * width), across: true),
            _ => Move(images, signs * (0.45 * strength * height), across: false),
        };
    }

    // At 1 the image itself, at 0 the other one, and beyond 1 away from it.
    private static Tensor Blend(Tensor other, Tensor images, Tensor share) => other + (images - other) * share;

    private static Tensor Turn(Tensor images, Tensor angles) =>
        Warp(images, angles.cos(), -angles.sin(), null, angles.sin(), angles.cos(), null);

    private static Tensor Shear(Tensor images, Tensor slopes, bool across) => Warp(
        images, ones_like(slopes), across ? slopes : null, null, across ? null : slopes, ones_like(slopes), null);

    private static Tensor Move(Tensor images, Tensor pixels, bool across) => Warp(
        images, ones_like(pixels), null, across ? pixels : null, null, ones_like(pixels), across ? null : pixels);

    private static Tensor Warp(Tensor images, params Tensor?[] entries)
    {
        var none = zeros(images.shape[0], device: images.device);
        return AffineWarp.Apply(images, stack(entries.Select(entry => entry?.flatten() ?? none).ToArray(), 1));
    }
}
