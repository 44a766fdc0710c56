using Microsoft.ML.Internal.Utilities;

namespace Microsoft.ML.Trainers.FastTree;

/// <summary>Finds the upper bounds of a feature's bins from its distinct values.</summary>
internal static class BinBoundaries
{
    // One bin: no split on the feature is possible.
    private static readonly double[] _oneBin = [double.PositiveInfinity];

    /// <summary>
    /// The upper bounds, the last one infinite. A value is in the first bin whose bound is not below it.
    /// </summary>
    /// <param name="sortedNonZeros">The feature's finite values that are not zero, in order.</param>
    /// <param name="zeroCount">The number of rows where it is zero.</param>
    public static double[] Find(ReadOnlySpan<float> sortedNonZeros, int zeroCount, int maximumBins, int minimumPerLeaf)
    {
        if (sortedNonZeros.IsEmpty)
            return _oneBin;
        var values = new float[sortedNonZeros.Length + 1];
        var counts = new int[sortedNonZeros.Length + 1];
        int distinct = CountDistinct(sortedNonZeros, zeroCount, values, counts);
        if (!CanSplit(counts.AsSpan(0, distinct), minimumPerLeaf))
            return _oneBin;

        if (distinct <= maximumBins)
        {
            var all = new double[distinct];
            for (int i = 1; i < distinct; i++)
                all[i - 1] = Between(values[i - 1], values[i]);
            all[^1] = double.PositiveInfinity;
            return all;
        }

        int[] cuts = EqualMassBins.FindCuts(counts.AsSpan(0, distinct), maximumBins);
        var bounds = new double[maximumBins];
        for (int b = 1; b < maximumBins; b++)
            bounds[b - 1] = Between(values[cuts[b] - 1], values[cuts[b]]);
        bounds[^1] = double.PositiveInfinity;
        return bounds;
    }

    /// <summary>The bin of a value.</summary>
    public static int BinOf(double[] bounds, double value)
    {
        int low = 0;
        int length = bounds.Length;
        while (length > 1)
        {
            int half = length >> 1;
            low += bounds[low + half - 1] < value ? half : 0;
            length -= half;
        }
        return low;
    }

    private static int CountDistinct(ReadOnlySpan<float> sorted, int zeroCount, float[] values, int[] counts)
    {
        int last = -1;
        foreach (float value in sorted)
        {
            if (last >= 0 && value == values[last])
            {
                counts[last]++;
                continue;
            }
            if (zeroCount > 0 && value > 0 && (last < 0 || values[last] < 0))
            {
                values[++last] = 0;
                counts[last] = zeroCount;
            }
            values[++last] = value;
            counts[last] = 1;
        }
        if (zeroCount > 0 && values[last] < 0)
        {
            values[++last] = 0;
            counts[last] = zeroCount;
        }
        return last + 1;
    }

    private static bool CanSplit(ReadOnlySpan<int> counts, int minimumPerLeaf)
    {
        if (minimumPerLeaf == 0)
            return true;
        int i = 0;
        int below = 0;
        while (i < counts.Length && below < minimumPerLeaf)
            below += counts[i++];
        int above = 0;
        while (i < counts.Length)
        {
            above += counts[i++];
            if (above >= minimumPerLeaf)
                return true;
        }
        return false;
    }

    private static double Between(double a, double b)
    {
        double middle = a / 2 + b / 2;
        return a < middle ? middle : b;
    }
}
