using System.Numerics.Tensors;
using DeepEstimators.Networks;

namespace DeepEstimators.Features;

/// <summary>Images as one channel: three channels by the luma of ITU-R BT.709, other numbers by their mean.</summary>
internal static class GreyImage
{
    private static readonly float[] Luma = [0.2125f, 0.7154f, 0.0721f];

    internal static void Compute(ReadOnlySpan<float> pixels, InputShape image, Span<float> grey)
    {
        var area = image.Height * image.Width;
        if (image.Channels == 1)
        {
            pixels[..area].CopyTo(grey);
            return;
        }

        grey[..area].Clear();
        for (var channel = 0; channel < image.Channels; channel++)
        {
            var share = image.Channels == 3 ? Luma[channel] : 1f / image.Channels;
            TensorPrimitives.MultiplyAdd(pixels.Slice(channel * area, area), share, grey[..area], grey[..area]);
        }
    }
}
