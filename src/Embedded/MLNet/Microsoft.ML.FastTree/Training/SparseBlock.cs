using System.Collections.Generic;

namespace Microsoft.ML.Trainers.FastTree;

/// <summary>
/// Features that are in bin 0 on most rows, stored row by row (each item the place of its bin in a histogram) to build
/// histograms, and column by column to split rows.
/// </summary>
internal sealed class SparseBlock
{
    private readonly int[] _rowStarts;
    private readonly int[] _places;

    private SparseBlock(int[] features, BinnedColumn[] columns, int[] histogramStarts, int histogramEnd, int rowCount)
    {
        Features = features;
        Columns = columns;
        HistogramStart = histogramStarts[0];
        HistogramEnd = histogramEnd;
        _rowStarts = new int[rowCount + 1];
        foreach (BinnedColumn column in columns)
        {
            foreach (int row in column.Rows)
                _rowStarts[row + 1]++;
        }
        for (int row = 0; row < rowCount; row++)
            _rowStarts[row + 1] += _rowStarts[row];
        _places = new int[_rowStarts[rowCount]];
        int[] next = _rowStarts.AsSpan(0, rowCount).ToArray();
        for (int c = 0; c < columns.Length; c++)
        {
            for (int i = 0; i < columns[c].Rows.Length; i++)
                _places[next[columns[c].Rows[i]]++] = histogramStarts[c] + columns[c].Bins[i] - 1;
        }
    }

    public int[] Features { get; }

    /// <summary>The features' columns; all of them store hot rows only.</summary>
    public BinnedColumn[] Columns { get; }

    public int HistogramStart { get; }

    public int HistogramEnd { get; }

    public ReadOnlySpan<int> RowStarts => _rowStarts;

    public ReadOnlySpan<int> Places => _places;

    /// <summary>Puts features into blocks of about equal work and gives their bins places from <paramref name="place"/> on.</summary>
    public static SparseBlock[] CreateAll(
        List<int> features, BinnedColumn[] columns, int[] histogramStarts, ref int place, int rowCount)
    {
        const int MostBlocks = 4;
        long total = 0;
        foreach (int f in features)
            total += columns[f].HotCount;
        var blocks = new List<SparseBlock>();
        int first = 0;
        long taken = 0;
        for (int i = 0; i < features.Count; i++)
        {
            taken += columns[features[i]].HotCount;
            if (taken * MostBlocks < total * (blocks.Count + 1) && i < features.Count - 1)
                continue;
            int[] own = features.GetRange(first, i + 1 - first).ToArray();
            BinnedColumn[] ownColumns = Array.ConvertAll(own, f => columns[f]);
            foreach (int f in own)
            {
                histogramStarts[f] = place;
                place += columns[f].UpperBounds.Length - 1;
            }
            blocks.Add(new SparseBlock(own, ownColumns, Array.ConvertAll(own, f => histogramStarts[f]), place, rowCount));
            first = i + 1;
        }
        return blocks.ToArray();
    }
}
