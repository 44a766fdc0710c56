namespace Microsoft.ML.Tokenizers;

/// <summary>
/// The symbols of a word, merged pair by pair: a linked list in arrays and a heap of pairs by rank, so a word of n symbols takes
/// O(n log n). A pair in the heap that is no longer there, because a neighbour was merged, is passed over when it comes up.
/// Each thread has one, used again and again.
/// </summary>
internal sealed class SymbolChain
{
    private const int MostKept = 1 << 14;
    private const int NoRank = -1;

    [ThreadStatic]
    private static SymbolChain _spare;

    private int[] _ids;
    private int[] _starts;
    private int[] _ends;
    private int[] _next;
    private int[] _previous;
    private int[] _ranks;
    private int[] _merged;
    private long[] _heap;
    private int _heapCount;

    private SymbolChain(int capacity)
    {
        _ids = new int[capacity];
        _starts = new int[capacity];
        _ends = new int[capacity];
        _next = new int[capacity];
        _previous = new int[capacity];
        _ranks = new int[capacity];
        _merged = new int[capacity];
        _heap = new long[capacity];
    }

    public int Count { get; private set; }

    public static SymbolChain Rent(int capacity)
    {
        SymbolChain chain = _spare;
        _spare = null;
        if (chain is null || chain._ids.Length < capacity)
            chain = new SymbolChain(Math.Max(64, capacity));
        chain.Count = 0;
        return chain;
    }

    public void GiveBack()
    {
        if (_ids.Length <= MostKept)
            _spare = this;
    }

    public void Add(int id, int start, int end)
    {
        _ids[Count] = id;
        _starts[Count] = start;
        _ends[Count] = end;
        Count++;
    }

    /// <summary>Makes the last symbol reach further.</summary>
    public void Extend(int end) => _ends[Count - 1] = end;

    public void Merge<TRule>(TRule rule)
        where TRule : IMergeRule, allows ref struct
    {
        if (Count < 2)
            return;
        _heapCount = 0;
        for (int i = 0; i < Count; i++)
        {
            _next[i] = i + 1;
            _previous[i] = i - 1;
        }
        for (int i = 0; i < Count; i++)
            Consider(i, ref rule);
        while (_heapCount > 0)
        {
            long lowest = Pop();
            int at = (int)lowest;
            if (_ranks[at] == (int)(lowest >> 32))
                MergeWithNext(at, ref rule);
        }
        Compact();
    }

    /// <summary>The word whose symbols these are, counted in characters.</summary>
    public EncodedWord ToWord(string kept)
    {
        if (Count == 1 && _starts[0] == 0)
            return new EncodedWord(kept, _ids[0], _ends[0]);
        var encoded = new EncodedWord(kept, Count);
        for (int i = 0; i < Count; i++)
            encoded.Set(i, _ids[i], _starts[i], _ends[i], endsWhole: true);
        return encoded;
    }

    /// <summary>The word whose symbols these are, counted in bytes of UTF-8; a token that ends within a character takes it or leaves it.</summary>
    public EncodedWord ToWord(string kept, ReadOnlySpan<char> word, bool takesCutCharacter)
    {
        if (Count == 1 && _starts[0] == 0)
            return new EncodedWord(kept, _ids[0], word.Length);
        var encoded = new EncodedWord(kept, Count);
        var cursor = new CharacterCursor(word);
        for (int i = 0; i < Count; i++)
        {
            cursor.MoveTo(_starts[i]);
            int start = cursor.Index;
            cursor.MoveTo(_ends[i]);
            encoded.Set(i, _ids[i], start, cursor.Index + (takesCutCharacter ? cursor.Remainder : 0), endsWhole: cursor.Remainder == 0);
        }
        return encoded;
    }

    private void MergeWithNext<TRule>(int at, ref TRule rule)
        where TRule : IMergeRule, allows ref struct
    {
        int gone = _next[at];
        _ids[at] = _merged[at];
        _ends[at] = _ends[gone];
        _ranks[gone] = NoRank;
        _next[at] = _next[gone];
        if (_next[at] < Count)
            _previous[_next[at]] = at;
        Consider(at, ref rule);
        if (_previous[at] >= 0)
            Consider(_previous[at], ref rule);
    }

    /// <summary>Finds what the pair that begins at a symbol would become.</summary>
    private void Consider<TRule>(int at, ref TRule rule)
        where TRule : IMergeRule, allows ref struct
    {
        int next = _next[at];
        if (next < Count && rule.TryMerge(_ids[at], _ids[next], _starts[at], _ends[next], out int rank, out _merged[at]))
        {
            _ranks[at] = rank;
            Push(((long)rank << 32) | (uint)at);
        }
        else
        {
            _ranks[at] = NoRank;
        }
    }

    private void Compact()
    {
        int kept = 0;
        for (int i = 0; i < Count; i = _next[i])
        {
            _ids[kept] = _ids[i];
            _starts[kept] = _starts[i];
            _ends[kept] = _ends[i];
            kept++;
        }
        Count = kept;
    }

    private void Push(long value)
    {
        if (_heapCount == _heap.Length)
            Array.Resize(ref _heap, 2 * _heap.Length);
        int at = _heapCount++;
        while (at > 0 && _heap[(at - 1) / 2] > value)
        {
            _heap[at] = _heap[(at - 1) / 2];
            at = (at - 1) / 2;
        }
        _heap[at] = value;
    }

    private long Pop()
    {
        long lowest = _heap[0];
        long last = _heap[--_heapCount];
        int at = 0;
        while (true)
        {
            int child = (2 * at) + 1;
            if (child >= _heapCount)
                break;
            if (child + 1 < _heapCount && _heap[child + 1] < _heap[child])
                child++;
            if (_heap[child] >= last)
                break;
            _heap[at] = _heap[child];
            at = child;
        }
        _heap[at] = last;
        return lowest;
    }
}
