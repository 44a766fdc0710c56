namespace DeepEstimators.Explanations;

internal static class Interpolation
{
    /// <summary>A map at another size; the centres of its outermost pixels go on to the border.</summary>
    internal static float[] Bilinear(float[] map, int height, int width, int newHeight, int newWidth)
    {
        var values = new float[newHeight * newWidth];
        for (var y = 0; y < newHeight; y++)
        {
            var (top, bottom, down) = Place(y, newHeight, height);
            for (var x = 0; x < newWidth; x++)
            {
                var (left, right, across) = Place(x, newWidth, width);
                var above = map[top * width + left] + across * (map[top * width + right] - map[top * width + left]);
                var below = map[bottom * width + left] + across * (map[bottom * width + right] - map[bottom * width + left]);
                values[y * newWidth + x] = above + down * (below - above);
            }
        }

        return values;
    }

    private static (int First, int Second, float Share) Place(int index, int newLength, int length)
    {
        var place = Math.Clamp((index + 0.5f) * length / newLength - 0.5f, 0, length - 1);
        var first = (int)place;
        return (first, Math.Min(first + 1, length - 1), place - first);
    }
}
