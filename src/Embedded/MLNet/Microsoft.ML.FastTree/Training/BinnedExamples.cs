using System.Collections.Generic;
using System.Threading.Tasks;

namespace Microsoft.ML.Trainers.FastTree;

/// <summary>
/// The training rows as bins. Features that cannot be split are left out; the others are numbered anew, in order.
/// </summary>
internal sealed class BinnedExamples
{
    // A group with fewer rows outside bin 0 than this is cheaper to walk row by row.
    private const double SparseShare = 0.12;
    private const int MostGroupCodes = 256;
    private const int FeaturesPerBlock = 16;

    // Where each feature lies: in a group (with the group's code before its bin 1), or in a sparse block.
    private readonly int[] _groupOf;
    private readonly int[] _codeOffsets;
    private readonly BinnedColumn[] _columns;

    private BinnedExamples(int rowCount, BinnedColumn[] all)
    {
        RowCount = rowCount;
        var kept = new List<int>();
        for (int f = 0; f < all.Length; f++)
        {
            if (all[f] != null)
                kept.Add(f);
        }
        FeatureMap = kept.ToArray();
        _columns = Array.ConvertAll(FeatureMap, f => all[f]);
        UpperBounds = Array.ConvertAll(_columns, c => c.UpperBounds);
        HistogramStarts = new int[FeatureCount];
        _groupOf = new int[FeatureCount];
        _codeOffsets = new int[FeatureCount];
        Array.Fill(_groupOf, -1);

        var sparse = new List<int>();
        Groups = MakeGroups(sparse);
        int place = 0;
        for (int g = 0; g < Groups.Length; g++)
        {
            FeatureGroup group = Groups[g];
            group.HistogramStart = place;
            for (int k = 0; k < group.FeatureCount; k++)
            {
                HistogramStarts[group.FirstFeature + k] = place + group.Starts[k];
                _groupOf[group.FirstFeature + k] = g;
                _codeOffsets[group.FirstFeature + k] = group.Starts[k] - 1;
            }
            place += group.CodeCount;
        }
        SparseBlocks = SparseBlock.CreateAll(sparse, _columns, HistogramStarts, ref place, rowCount);
        HistogramLength = place;
        // The groups have their own copy.
        foreach (FeatureGroup group in Groups)
            Array.Clear(_columns, group.FirstFeature, group.FeatureCount);
    }

    public int RowCount { get; }

    public int FeatureCount => FeatureMap.Length;

    /// <summary>The feature's number in the data, by the number used here.</summary>
    public int[] FeatureMap { get; }

    public double[][] UpperBounds { get; }

    public FeatureGroup[] Groups { get; }

    public SparseBlock[] SparseBlocks { get; }

    /// <summary>The number of places in a histogram.</summary>
    public int HistogramLength { get; }

    /// <summary>The place of each feature's bin 1; the other bins follow, bin 0 has none.</summary>
    public int[] HistogramStarts { get; }

    public static BinnedExamples Create(
        TrainingExamples examples, int maximumBins, int minimumPerLeaf, ParallelOptions threads)
    {
        // Bins are stored in 16 bits.
        maximumBins = Math.Min(maximumBins, ushort.MaxValue);
        examples.PrepareColumns();
        var columns = new BinnedColumn[examples.FeatureCount];
        int blocks = (columns.Length + FeaturesPerBlock - 1) / FeaturesPerBlock;
        Parallel.For(0, blocks, threads, block =>
        {
            int first = block * FeaturesPerBlock;
            var raw = new FeatureColumn[Math.Min(FeaturesPerBlock, columns.Length - first)];
            examples.FillColumns(first, raw);
            for (int c = 0; c < raw.Length; c++)
                columns[first + c] = BinnedColumn.Create(raw[c], raw[c].FindBounds(maximumBins, minimumPerLeaf));
        });
        return new BinnedExamples(examples.Count, columns);
    }

    /// <summary>The bin of a feature on a row.</summary>
    public int BinOf(int feature, int row)
    {
        if (_groupOf[feature] < 0)
        {
            BinnedColumn column = _columns[feature];
            int at = Array.BinarySearch(column.Rows, row);
            return at < 0 ? 0 : column.Bins[at];
        }
        FeatureGroup group = Groups[_groupOf[feature]];
        int bin = (group.Bytes != null ? group.Bytes[row] : group.Shorts[row]) - _codeOffsets[feature];
        return bin > 0 && bin < UpperBounds[feature].Length ? bin : 0;
    }

    /// <summary>The group of a feature and the code before its bin 1; null for a feature of a sparse block.</summary>
    public FeatureGroup GroupOf(int feature, out int codeOffset)
    {
        codeOffset = _codeOffsets[feature];
        return _groupOf[feature] < 0 ? null : Groups[_groupOf[feature]];
    }

    /// <summary>The column of a feature of a sparse block.</summary>
    public BinnedColumn SparseColumn(int feature) => _columns[feature];

    private FeatureGroup[] MakeGroups(List<int> sparse)
    {
        var groups = new List<FeatureGroup>();
        var lastHot = new int[RowCount];
        Array.Fill(lastHot, -1);
        int first = 0;
        int codes = 1;
        long hot = 0;
        for (int f = 0; f < FeatureCount; f++)
        {
            int own = _columns[f].UpperBounds.Length - 1;
            if (f > first && (codes + own > MostGroupCodes || !Mark(_columns[f], first, lastHot)))
            {
                Close(f);
                Mark(_columns[f], f, lastHot);
            }
            else if (f == first)
                Mark(_columns[f], first, lastHot);
            codes += own;
            hot += _columns[f].HotCount;
        }
        if (FeatureCount > 0)
            Close(FeatureCount);
        return groups.ToArray();

        void Close(int end)
        {
            ReadOnlySpan<BinnedColumn> columns = _columns.AsSpan(first, end - first);
            if (hot < SparseShare * RowCount && AllSparse(columns))
            {
                for (int f = first; f < end; f++)
                    sparse.Add(f);
            }
            else
                groups.Add(FeatureGroup.Create(RowCount, first, columns));
            first = end;
            codes = 1;
            hot = 0;
        }
    }

    private static bool AllSparse(ReadOnlySpan<BinnedColumn> columns)
    {
        foreach (BinnedColumn column in columns)
        {
            if (column.Rows == null)
                return false;
        }
        return true;
    }

    // Marks the column's hot rows as taken by the group; false where one is taken by it already.
    private static bool Mark(BinnedColumn column, int group, int[] lastHot)
    {
        for (int i = 0; i < column.Bins.Length; i++)
        {
            if (column.Bins[i] == 0)
                continue;
            int row = column.Rows == null ? i : column.Rows[i];
            if (lastHot[row] == group)
                return false;
            lastHot[row] = group;
        }
        return true;
    }
}
