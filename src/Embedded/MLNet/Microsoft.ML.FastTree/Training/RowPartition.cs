namespace Microsoft.ML.Trainers.FastTree;

/// <summary>Which rows are in which leaf of the tree that is grown; the rows of a leaf stay in order.</summary>
internal sealed class RowPartition
{
    private readonly int[] _all;
    private readonly int[] _rows;
    private readonly int[] _above;
    private readonly int[] _begin;
    private readonly int[] _count;
    private byte[] _isAbove;

    public RowPartition(int[] rows, int maximumLeaves)
    {
        _all = rows;
        _rows = new int[rows.Length];
        _above = new int[rows.Length];
        _begin = new int[maximumLeaves];
        _count = new int[maximumLeaves];
        Reset();
    }

    public static RowPartition OfAll(int rowCount, int maximumLeaves)
    {
        var rows = new int[rowCount];
        for (int i = 0; i < rowCount; i++)
            rows[i] = i;
        return new RowPartition(rows, maximumLeaves);
    }

    /// <summary>Puts all rows back into leaf 0.</summary>
    public void Reset()
    {
        _all.CopyTo(_rows, 0);
        _begin[0] = 0;
        _count[0] = _rows.Length;
    }

    public ReadOnlySpan<int> RowsOf(int leaf) => _rows.AsSpan(_begin[leaf], _count[leaf]);

    public int CountOf(int leaf) => _count[leaf];

    /// <summary>Moves the rows of a leaf whose bin is above the threshold to another leaf.</summary>
    public unsafe void Split(int leaf, BinnedExamples examples, int feature, int threshold, int aboveLeaf)
    {
        int kept;
        FeatureGroup group = examples.GroupOf(feature, out int codeOffset);
        // As codes are one after the other, "above the threshold" is a range of codes.
        uint low = (uint)(codeOffset + threshold + 1);
        uint span = (uint)(examples.UpperBounds[feature].Length - 2 - threshold);
        fixed (int* rows = &_rows[_begin[leaf]], above = _above)
        {
            if (group == null)
            {
                BinnedColumn column = examples.SparseColumn(feature);
                _isAbove ??= new byte[examples.RowCount];
                for (int i = 0; i < column.Rows.Length; i++)
                    _isAbove[column.Rows[i]] = column.Bins[i] > threshold ? (byte)1 : (byte)0;
                fixed (byte* codes = _isAbove)
                    kept = Separate(rows, _count[leaf], codes, 1, 0, above);
                foreach (int row in column.Rows)
                    _isAbove[row] = 0;
            }
            else if (group.Bytes != null)
            {
                fixed (byte* codes = group.Bytes)
                    kept = Separate(rows, _count[leaf], codes, low, span, above);
            }
            else
            {
                fixed (ushort* codes = group.Shorts)
                    kept = Separate(rows, _count[leaf], codes, low, span, above);
            }
        }
        int moved = _count[leaf] - kept;
        _above.AsSpan(0, moved).CopyTo(_rows.AsSpan(_begin[leaf] + kept));
        _begin[aboveLeaf] = _begin[leaf] + kept;
        _count[aboveLeaf] = moved;
        _count[leaf] = kept;
    }

    private static unsafe int Separate(int* rows, int count, byte* codes, uint low, uint span, int* above)
    {
        int kept = 0;
        int moved = 0;
        for (int i = 0; i < count; i++)
        {
            int row = rows[i];
            rows[kept] = row;
            above[moved] = row;
            int isAbove = codes[row] - low <= span ? 1 : 0;
            moved += isAbove;
            kept += 1 - isAbove;
        }
        return kept;
    }

    private static unsafe int Separate(int* rows, int count, ushort* codes, uint low, uint span, int* above)
    {
        int kept = 0;
        int moved = 0;
        for (int i = 0; i < count; i++)
        {
            int row = rows[i];
            rows[kept] = row;
            above[moved] = row;
            int isAbove = codes[row] - low <= span ? 1 : 0;
            moved += isAbove;
            kept += 1 - isAbove;
        }
        return kept;
    }
}
