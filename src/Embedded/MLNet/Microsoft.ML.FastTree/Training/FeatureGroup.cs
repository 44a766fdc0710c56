namespace Microsoft.ML.Trainers.FastTree;

/// <summary>
/// Features that share one column of codes, since no row has two of them outside bin 0 (one-hot columns, mostly).
/// Code 0 says that all are in bin 0; feature k's bins from 1 on have the codes from Starts[k] on.
/// </summary>
internal sealed class FeatureGroup
{
    private FeatureGroup(int firstFeature, int[] starts, byte[] bytes, ushort[] shorts)
    {
        FirstFeature = firstFeature;
        Starts = starts;
        Bytes = bytes;
        Shorts = shorts;
    }

    /// <summary>The group's features are consecutive.</summary>
    public int FirstFeature { get; }

    public int FeatureCount => Starts.Length - 1;

    /// <summary>The first code of each feature, and the number of codes at the end.</summary>
    public int[] Starts { get; }

    /// <summary>The codes where they fit a byte, else null.</summary>
    public byte[] Bytes { get; }

    public ushort[] Shorts { get; }

    public int CodeCount => Starts[^1];

    /// <summary>Where the group's codes lie in a histogram.</summary>
    public int HistogramStart { get; set; }

    public static FeatureGroup Create(int rowCount, int firstFeature, ReadOnlySpan<BinnedColumn> columns)
    {
        var starts = new int[columns.Length + 1];
        starts[0] = 1;
        for (int c = 0; c < columns.Length; c++)
            starts[c + 1] = starts[c] + columns[c].UpperBounds.Length - 1;
        if (starts[^1] <= 256)
        {
            var bytes = new byte[rowCount];
            for (int c = 0; c < columns.Length; c++)
                FillBytes(columns[c], starts[c] - 1, bytes);
            return new FeatureGroup(firstFeature, starts, bytes, null);
        }
        if (columns.Length == 1 && columns[0].Rows == null)
            return new FeatureGroup(firstFeature, starts, null, columns[0].Bins);
        var shorts = new ushort[rowCount];
        for (int c = 0; c < columns.Length; c++)
            FillShorts(columns[c], starts[c] - 1, shorts);
        return new FeatureGroup(firstFeature, starts, null, shorts);
    }

    private static void FillBytes(BinnedColumn column, int offset, byte[] codes)
    {
        for (int i = 0; i < column.Bins.Length; i++)
        {
            if (column.Bins[i] != 0)
                codes[column.Rows == null ? i : column.Rows[i]] = (byte)(column.Bins[i] + offset);
        }
    }

    private static void FillShorts(BinnedColumn column, int offset, ushort[] codes)
    {
        for (int i = 0; i < column.Bins.Length; i++)
        {
            if (column.Bins[i] != 0)
                codes[column.Rows == null ? i : column.Rows[i]] = (ushort)(column.Bins[i] + offset);
        }
    }
}
