namespace Microsoft.ML.Data;

// One column in memory: filled row by row, then only read, from any thread.
internal abstract class CachedColumn
{
    public static CachedColumn Create(DataViewSchema.Column column)
    {
        var type = column.Type is VectorDataViewType vector
            ? typeof(CachedVectors<>).MakeGenericType(vector.ItemType.RawType)
            : typeof(CachedValues<>).MakeGenericType(column.Type.RawType);
        return (CachedColumn)Activator.CreateInstance(type);
    }

    // Begins to take values from this row.
    public abstract void Bind(DataViewRow row, DataViewSchema.Column column);

    // Takes the value of the row where it stands.
    public abstract void Append();

    public abstract void Freeze();

    // The getter of whatever row the index names at each call.
    public abstract Delegate GetGetter(RowIndex row);
}

internal sealed class CachedValues<T> : CachedColumn
{
    private ValueGetter<T> _source;
    private T[] _values = new T[16];
    private int _count;

    public override void Bind(DataViewRow row, DataViewSchema.Column column) => _source = row.GetGetter<T>(column);

    public override void Append()
    {
        if (_count == _values.Length)
            Array.Resize(ref _values, checked(_count * 2));
        _source(ref _values[_count++]);
    }

    public override void Freeze()
    {
        _source = null;
        Array.Resize(ref _values, _count);
    }

    public override Delegate GetGetter(RowIndex row)
    {
        var values = _values;
        return (ValueGetter<T>)((ref T value) => value = values[row.Value]);
    }
}

// Vectors are packed into large pages: one allocation for thousands of rows instead of two a row.
internal sealed class CachedVectors<T> : CachedColumn
{
    private const int PageSize = 1 << 16;

    private readonly List<T[]> _valuePages = [];
    private readonly List<int[]> _indexPages = [];
    private Entry[] _entries = new Entry[16];
    private int _count;
    private int _valuesUsed;
    private int _indicesUsed;
    private ValueGetter<VBuffer<T>> _source;
    private VBuffer<T> _buffer;

    public override void Bind(DataViewRow row, DataViewSchema.Column column) => _source = row.GetGetter<VBuffer<T>>(column);

    public override void Append()
    {
        _source(ref _buffer);
        var values = _buffer.GetValues();
        var entry = new Entry { Length = _buffer.Length, Count = values.Length };
        (entry.ValuePage, entry.ValueOffset) = Store(_valuePages, ref _valuesUsed, values);
        if (!_buffer.IsDense)
            (entry.IndexPage, entry.IndexOffset) = Store(_indexPages, ref _indicesUsed, _buffer.GetIndices());
        if (_count == _entries.Length)
            Array.Resize(ref _entries, checked(_count * 2));
        _entries[_count++] = entry;
    }

    public override void Freeze()
    {
        _source = null;
        _buffer = default;
        Array.Resize(ref _entries, _count);
    }

    public override Delegate GetGetter(RowIndex row)
    {
        var entries = _entries;
        return (ValueGetter<VBuffer<T>>)((ref VBuffer<T> value) =>
        {
            ref readonly var entry = ref entries[row.Value];
            var editor = VBufferEditor.Create(ref value, entry.Length, entry.Count);
            if (entry.Count > 0)
            {
                _valuePages[entry.ValuePage].AsSpan(entry.ValueOffset, entry.Count).CopyTo(editor.Values);
                if (entry.Count < entry.Length)
                    _indexPages[entry.IndexPage].AsSpan(entry.IndexOffset, entry.Count).CopyTo(editor.Indices);
            }
            value = editor.Commit();
        });
    }

    private static (int Page, int Offset) Store<TItem>(List<TItem[]> pages, ref int used, ReadOnlySpan<TItem> items)
    {
        if (items.Length == 0)
            return (0, 0);
        if (pages.Count == 0 || used + items.Length > pages[^1].Length)
        {
            pages.Add(new TItem[Math.Max(PageSize, items.Length)]);
            used = 0;
        }
        var offset = used;
        items.CopyTo(pages[^1].AsSpan(offset));
        used += items.Length;
        return (pages.Count - 1, offset);
    }

    private struct Entry
    {
        public int Length;
        public int Count;
        public int ValuePage;
        public int ValueOffset;
        public int IndexPage;
        public int IndexOffset;
    }
}
