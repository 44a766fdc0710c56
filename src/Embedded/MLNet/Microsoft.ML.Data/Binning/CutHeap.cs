namespace Microsoft.ML.Internal.Utilities;

/// <summary>A possible cut of the values [Min, Max) and what it gains.</summary>
internal sealed class Cut
{
    public int Min;
    public int At;
    public int Max;
    public long Gain;

    /// <summary>The position in the heap; 0 where it is in none.</summary>
    public int HeapIndex;
}

/// <summary>
/// A binary heap of cuts, the one with the highest gain on top. Which of equal cuts comes first decides where bins end, so
/// a library's priority queue will not do.
/// </summary>
internal sealed class CutHeap
{
    private readonly List<Cut> _items = [null];

    public bool IsEmpty => _items.Count == 1;

    public void Add(Cut cut)
    {
        _items.Add(cut);
        int at = _items.Count - 1;
        for (int parent = at >> 1; parent > 0 && _items[parent].Gain < cut.Gain; parent = at >> 1)
        {
            Put(_items[parent], at);
            at = parent;
        }
        Put(cut, at);
    }

    public Cut Pop()
    {
        Cut top = _items[1];
        Remove(top);
        return top;
    }

    public void Remove(Cut cut)
    {
        int at = cut.HeapIndex;
        Cut last = _items[^1];
        _items.RemoveAt(_items.Count - 1);
        cut.HeapIndex = 0;
        if (!ReferenceEquals(last, cut))
            SiftDown(last, at);
    }

    private void SiftDown(Cut cut, int at)
    {
        for (int child = at * 2; child < _items.Count; child = at * 2)
        {
            if (child + 1 < _items.Count && _items[child].Gain < _items[child + 1].Gain)
                child++;
            if (!(cut.Gain < _items[child].Gain))
                break;
            Put(_items[child], at);
            at = child;
        }
        Put(cut, at);
    }

    private void Put(Cut cut, int at)
    {
        _items[at] = cut;
        cut.HeapIndex = at;
    }
}
