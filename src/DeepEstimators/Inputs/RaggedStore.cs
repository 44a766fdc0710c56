namespace DeepEstimators.Inputs;

/// <summary>Rows that differ in length, one after another without padding.</summary>
internal abstract class RaggedStore<T> : FeatureStore
{
    private readonly List<T> items = [];
    private readonly List<int> lengths = [];

    internal override int Rows => lengths.Count;

    internal override int[] Lengths => [.. lengths];

    /// <summary>Length of the longest row; 0 without rows.</summary>
    internal int Longest => lengths.Count == 0 ? 0 : lengths.Max();

    private protected IReadOnlyList<int> RowLengths => lengths;

    internal override void Clear()
    {
        items.Clear();
        lengths.Clear();
    }

    internal override void Resize(int rows) => lengths.EnsureCapacity(rows);

    internal override void Add(FeatureReader reader)
    {
        var before = items.Count;
        Read(reader, items);
        lengths.Add(items.Count - before);
    }

    /// <summary>The items of all rows, which may be changed.</summary>
    internal Span<T> Items => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(items);

    private protected abstract void Read(FeatureReader reader, List<T> destination);
}
