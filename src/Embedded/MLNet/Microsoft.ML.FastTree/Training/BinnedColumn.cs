namespace Microsoft.ML.Trainers.FastTree;

/// <summary>The bins of one feature over all rows. Rows that are not stored are in bin 0.</summary>
internal sealed class BinnedColumn
{
    private BinnedColumn(double[] upperBounds, int[] rows, ushort[] bins, int hotCount)
    {
        UpperBounds = upperBounds;
        Rows = rows;
        Bins = bins;
        HotCount = hotCount;
    }

    public double[] UpperBounds { get; }

    /// <summary>The rows of the bins, or null where there is one for every row.</summary>
    public int[] Rows { get; }

    public ushort[] Bins { get; }

    /// <summary>The number of rows that are not in bin 0.</summary>
    public int HotCount { get; }

    /// <summary>Bins a column; null where its bounds leave one bin only.</summary>
    public static BinnedColumn Create(FeatureColumn column, double[] upperBounds)
    {
        if (upperBounds.Length < 2)
            return null;
        int zeroBin = BinBoundaries.BinOf(upperBounds, 0);
        if (column.Rows != null && zeroBin == 0)
            return CreateSparse(column, upperBounds);

        var bins = new ushort[column.RowCount];
        if (column.Rows == null)
        {
            for (int row = 0; row < bins.Length; row++)
                bins[row] = (ushort)BinBoundaries.BinOf(upperBounds, column.Values[row]);
        }
        else
        {
            Array.Fill(bins, (ushort)zeroBin);
            for (int i = 0; i < column.Rows.Length; i++)
                bins[column.Rows[i]] = (ushort)BinBoundaries.BinOf(upperBounds, column.Values[i]);
        }
        return new BinnedColumn(upperBounds, null, bins, CountHot(bins));
    }

    private static BinnedColumn CreateSparse(FeatureColumn column, double[] upperBounds)
    {
        var rows = new int[column.Rows.Length];
        var bins = new ushort[column.Rows.Length];
        int count = 0;
        for (int i = 0; i < column.Rows.Length; i++)
        {
            int bin = BinBoundaries.BinOf(upperBounds, column.Values[i]);
            if (bin == 0)
                continue;
            rows[count] = column.Rows[i];
            bins[count++] = (ushort)bin;
        }
        return new BinnedColumn(upperBounds, rows.AsSpan(0, count).ToArray(), bins.AsSpan(0, count).ToArray(), count);
    }

    private static int CountHot(ushort[] bins)
    {
        int count = 0;
        foreach (ushort bin in bins)
            count += bin != 0 ? 1 : 0;
        return count;
    }
}
