namespace Microsoft.ML.Trainers.FastTree;

/// <summary>The values of one feature over all rows.</summary>
internal sealed class FeatureColumn
{
    // Below this share of non-zero values only they are stored.
    private const double SparseShare = 0.25;

    private FeatureColumn(int rowCount, int[] rows, float[] values)
    {
        RowCount = rowCount;
        Rows = rows;
        Values = values;
    }

    public int RowCount { get; }

    /// <summary>The rows of the values, or null where there is a value for every row.</summary>
    public int[] Rows { get; }

    public float[] Values { get; }

    public static FeatureColumn FromDense(float[] values)
    {
        int nonZeros = CountNonZeros(values);
        if (nonZeros >= SparseShare * values.Length)
            return new FeatureColumn(values.Length, null, values);
        var rows = new int[nonZeros];
        var kept = new float[nonZeros];
        int at = 0;
        for (int row = 0; row < values.Length; row++)
        {
            if (values[row] != 0)
            {
                rows[at] = row;
                kept[at++] = values[row];
            }
        }
        return new FeatureColumn(values.Length, rows, kept);
    }

    public static FeatureColumn FromSparse(int rowCount, ReadOnlySpan<int> rows, ReadOnlySpan<float> nonZeros)
    {
        if (rows.Length < SparseShare * rowCount)
            return new FeatureColumn(rowCount, rows.ToArray(), nonZeros.ToArray());
        var values = new float[rowCount];
        for (int i = 0; i < rows.Length; i++)
            values[rows[i]] = nonZeros[i];
        return new FeatureColumn(rowCount, null, values);
    }

    /// <summary>The upper bounds of the feature's bins.</summary>
    public double[] FindBounds(int maximumBins, int minimumPerLeaf)
    {
        int count = CountNonZeros(Values);
        var sorted = new float[count];
        int at = 0;
        foreach (float value in Values)
        {
            if (value != 0)
                sorted[at++] = value;
        }
        FloatSorting.Sort(sorted);
        return BinBoundaries.Find(sorted, RowCount - count, maximumBins, minimumPerLeaf);
    }

    private static int CountNonZeros(float[] values)
    {
        int count = 0;
        foreach (float value in values)
            count += value != 0 ? 1 : 0;
        return count;
    }
}
