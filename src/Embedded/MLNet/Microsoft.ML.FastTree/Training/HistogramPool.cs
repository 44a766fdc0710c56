namespace Microsoft.ML.Trainers.FastTree;

/// <summary>
/// A bounded number of histograms, lent to the leaves of the tree that is grown; the one not used for longest is taken
/// from its leaf when another one is wanted.
/// </summary>
internal sealed class HistogramPool
{
    private readonly NodeHistogram[] _histograms;
    private readonly int[] _leafOfSlot;
    private readonly int[] _lastUse;
    private readonly int[] _slotOfLeaf;
    private readonly Func<NodeHistogram> _create;
    private int _time;

    public HistogramPool(int size, int leafCount, Func<NodeHistogram> create)
    {
        _histograms = new NodeHistogram[size];
        _leafOfSlot = new int[size];
        _lastUse = new int[size];
        _slotOfLeaf = new int[leafCount];
        _create = create;
        Reset();
    }

    /// <summary>Takes all histograms from their leaves.</summary>
    public void Reset()
    {
        Array.Clear(_lastUse);
        _time = 0;
        Array.Fill(_slotOfLeaf, -1);
        Array.Fill(_leafOfSlot, -1);
    }

    /// <summary>The histogram of a leaf: its own (true), or one with other content.</summary>
    public bool Get(int leaf, out NodeHistogram histogram)
    {
        int slot = _slotOfLeaf[leaf];
        bool isOwn = slot >= 0;
        if (!isOwn)
        {
            slot = Array.IndexOf(_lastUse, System.Linq.Enumerable.Min(_lastUse));
            if (_leafOfSlot[slot] >= 0)
                _slotOfLeaf[_leafOfSlot[slot]] = -1;
            _slotOfLeaf[leaf] = slot;
            _leafOfSlot[slot] = leaf;
        }
        _lastUse[slot] = ++_time;
        histogram = _histograms[slot] ??= _create();
        return isOwn;
    }

    /// <summary>Gives a leaf the histogram of another.</summary>
    public void Move(int fromLeaf, int toLeaf)
    {
        int slot = _slotOfLeaf[fromLeaf];
        _slotOfLeaf[toLeaf] = slot;
        _slotOfLeaf[fromLeaf] = -1;
        _leafOfSlot[slot] = toLeaf;
        _lastUse[slot] = ++_time;
    }
}
