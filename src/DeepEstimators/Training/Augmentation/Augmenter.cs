using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Training;

/// <summary>Changes a batch of images at random, each image in its own way.</summary>
internal static class Augmenter
{
    /// <summary>New images of the same shape and type, <c>[N, C, H, W]</c>; bytes stay between 0 and 255.</summary>
    internal static Tensor Change(Tensor images, ImageAugmentation augmentation, Generator generator)
    {
        using var scope = NewDisposeScope();
        var changed = images;
        if (augmentation.Warps)
            changed = AffineWarp.Apply(changed.to_type(ScalarType.Float32), CropAndRotation(images, augmentation, generator));
        if (augmentation.Shift > 0 || augmentation.Flip)
            changed = ShiftAndFlip(changed, augmentation, generator);
        if (augmentation.RandAugmentOperations > 0)
            changed = RandAugment.Apply(
                changed, images.dtype == ScalarType.Byte, augmentation.RandAugmentOperations, augmentation.RandAugmentMagnitude, generator);
        if (augmentation.EraseProbability > 0)
            changed = RandomErasing.Apply(changed, images.dtype == ScalarType.Byte, augmentation.EraseProbability, generator);
        if (changed.dtype != images.dtype)
            changed = changed.round().clamp(0, 255).to_type(images.dtype);
        return changed.MoveToOuterDisposeScope();
    }

    /// <summary>A rectangle of each image, enlarged to all of it and turned.</summary>
    private static Tensor CropAndRotation(Tensor images, ImageAugmentation augmentation, Generator generator)
    {
        long count = images.shape[0], height = images.shape[2], width = images.shape[3];
        var area = Uniform(count, augmentation.CropScale, 1, generator);
        var ratio = Uniform(count, Math.Log(3 / 4.0), Math.Log(4 / 3.0), generator).mul(augmentation.CropScale < 1 ? 0.5 : 0).exp();
        var across = (area.sqrt() * ratio).clamp(0, 1);
        var down = (area.sqrt() / ratio).clamp(0, 1);
        var right = Uniform(count, -0.5, 0.5, generator) * (1 - across) * (width - 1.0);
        var below = Uniform(count, -0.5, 0.5, generator) * (1 - down) * (height - 1.0);
        var angle = Uniform(count, -augmentation.Rotation, augmentation.Rotation, generator) * (Math.PI / 180);
        Tensor cosine = angle.cos(), sine = angle.sin();
        return stack(
            [
                cosine * across, -sine * down, cosine * right - sine * below,
                sine * across, cosine * down, sine * right + cosine * below,
            ],
            1).to(images.device);
    }

    private static Tensor ShiftAndFlip(Tensor images, ImageAugmentation augmentation, Generator generator)
    {
        long count = images.shape[0], channels = images.shape[1], height = images.shape[2], width = images.shape[3];
        var device = images.device;
        var columns = arange(width, ScalarType.Int64, device).unsqueeze(0);
        if (augmentation.Flip)
        {
            var mirrored = randint(0, 2, [count, 1], ScalarType.Int64, generator: generator).to(device);
            columns = columns + mirrored * (width - 1 - columns * 2);
        }

        var rows = arange(height, ScalarType.Int64, device).unsqueeze(0);
        var source = images;
        long shift = augmentation.Shift, stride = width;
        if (shift > 0)
        {
            // The border of zeros holds every position that a moved image can look at.
            source = nn.functional.pad(images, new[] { shift, shift, shift, shift });
            stride = width + 2 * shift;
            columns = columns + randint(0, 2 * shift + 1, [count, 1], ScalarType.Int64, generator: generator).to(device);
            rows = rows + randint(0, 2 * shift + 1, [count, 1], ScalarType.Int64, generator: generator).to(device);
        }

        var positions = (rows.unsqueeze(2) * stride + columns.unsqueeze(1))
            .expand(count, height, width).reshape(count, 1, height * width).expand(count, channels, height * width);
        return source.reshape(count, channels, -1).gather(2, positions).reshape(count, channels, height, width);
    }

    /// <summary>Numbers from <paramref name="low"/> to <paramref name="high"/>, on the CPU.</summary>
    internal static Tensor Uniform(long count, double low, double high, Generator generator) =>
        rand([count], generator: generator) * (high - low) + low;
}
