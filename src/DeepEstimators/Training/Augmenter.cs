using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Training;

/// <summary>Moves and mirrors a batch of images, each image in its own way.</summary>
internal static class Augmenter
{
    /// <summary>New images of the same shape and type, <c>[N, C, H, W]</c>.</summary>
    internal static Tensor Change(Tensor images, ImageAugmentation augmentation, Generator generator)
    {
        using var scope = NewDisposeScope();
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
        return source.reshape(count, channels, -1).gather(2, positions)
            .reshape(count, channels, height, width).MoveToOuterDisposeScope();
    }
}
