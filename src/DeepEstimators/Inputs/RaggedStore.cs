using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DeepEstimators.Inputs;

/// <summary>Rows that differ in length, one after another without padding.</summary>
internal abstract class RaggedStore<T> : FeatureStore
{
    // Items of replaced rows that may lie about.
    private const int MostDead = 1 << 20;

    private readonly List<int> lengths = [];
    private List<T> items = [];

    // Where each row begins, once one was replaced; until then they follow one another.
    private List<int>? starts;
    private int dead;
    private int longest;

    internal override int Rows => lengths.Count;

    internal override int[] Lengths => [.. lengths];

    internal override long Bytes => (long)Rows * longest * Unsafe.SizeOf<T>();

    /// <summary>Length of the longest row that was read; 0 without rows.</summary>
    internal int Longest => longest;

    private protected IReadOnlyList<int> RowLengths => lengths;

    internal override void Clear()
    {
        items.Clear();
        lengths.Clear();
        starts = null;
        dead = longest = 0;
    }

    internal override void Resize(int rows) => lengths.EnsureCapacity(rows);

    internal override void Add(FeatureReader reader)
    {
        starts?.Add(items.Count);
        lengths.Add(ReadRow(reader));
    }

    internal override void Replace(int row, FeatureReader reader)
    {
        starts ??= Starts();
        dead += lengths[row];
        starts[row] = items.Count;
        lengths[row] = ReadRow(reader);
        if (dead > Math.Max(MostDead, items.Count / 2))
            Compact();
    }

    /// <summary>The items of all rows, which may be changed.</summary>
    internal Span<T> Items
    {
        get
        {
            Compact();
            return CollectionsMarshal.AsSpan(items);
        }
    }

    private protected abstract void Read(FeatureReader reader, List<T> destination);

    private int ReadRow(FeatureReader reader)
    {
        var before = items.Count;
        Read(reader, items);
        var length = items.Count - before;
        longest = Math.Max(longest, length);
        return length;
    }

    private List<int> Starts()
    {
        var result = new List<int>(lengths.Count);
        var start = 0;
        foreach (var length in lengths)
        {
            result.Add(start);
            start += length;
        }

        return result;
    }

    private void Compact()
    {
        if (starts is null)
            return;
        var all = CollectionsMarshal.AsSpan(items);
        var kept = new List<T>(items.Count - dead);
        for (var row = 0; row < lengths.Count; row++)
            kept.AddRange(all.Slice(starts[row], lengths[row]));
        (items, starts, dead) = (kept, null, 0);
    }
}
