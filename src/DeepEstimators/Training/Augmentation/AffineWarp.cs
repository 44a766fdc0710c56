using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Training;

/// <summary>Images whose pixels come from elsewhere in them, between four pixels by how near each is; from outside comes 0.</summary>
internal static class AffineWarp
{
    /// <summary>Moves, turns, scales and shears each image in its own way.</summary>
    /// <param name="images">Float <c>[N, C, H, W]</c>.</param>
    /// <param name="matrices">
    /// <c>[N, 6]</c>, two rows of three for each image: where a pixel comes from, in pixels to the right of the image's middle and
    /// below it, of where it goes to.
    /// </param>
    internal static Tensor Apply(Tensor images, Tensor matrices)
    {
        using var scope = NewDisposeScope();
        long count = images.shape[0], channels = images.shape[1], height = images.shape[2], width = images.shape[3];
        var across = (arange(width, ScalarType.Float32, images.device) - (width - 1) / 2.0).reshape(1, 1, width);
        var down = (arange(height, ScalarType.Float32, images.device) - (height - 1) / 2.0).reshape(1, height, 1);
        var x = Entry(0) * across + Entry(1) * down + Entry(2) + (width - 1) / 2.0;
        var y = Entry(3) * across + Entry(4) * down + Entry(5) + (height - 1) / 2.0;
        Tensor left = x.floor(), top = y.floor();
        Tensor fromLeft = x - left, fromTop = y - top;
        var pixels = images.reshape(count, channels, height * width);
        var result = Corner(left, top, (1 - fromLeft) * (1 - fromTop))
            + Corner(left + 1, top, fromLeft * (1 - fromTop))
            + Corner(left, top + 1, (1 - fromLeft) * fromTop)
            + Corner(left + 1, top + 1, fromLeft * fromTop);
        return result.reshape(count, channels, height, width).MoveToOuterDisposeScope();

        Tensor Entry(int index) => matrices.narrow(1, index, 1).unsqueeze(2);

        Tensor Corner(Tensor column, Tensor row, Tensor weight)
        {
            var inside = column.ge(0).logical_and(column.lt(width)).logical_and(row.ge(0)).logical_and(row.lt(height));
            var place = (row.clamp(0, height - 1) * width + column.clamp(0, width - 1)).to_type(ScalarType.Int64);
            return pixels.gather(2, place.reshape(count, 1, -1).expand(count, channels, height * width))
                * (weight * inside.to_type(ScalarType.Float32)).reshape(count, 1, -1);
        }
    }
}
