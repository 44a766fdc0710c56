using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms.Text;

// Items of a row whose number shows at its end; kept from row to row.
internal sealed class GrowingBuffer<T>
{
    private T[] _items = new T[16];

    public int Count { get; private set; }

    public Span<T> Items => _items.AsSpan(0, Count);

    public void Clear() => Count = 0;

    public void Add(T item)
    {
        if (Count == _items.Length)
            Array.Resize(ref _items, 2 * Count);
        _items[Count++] = item;
    }

    // Room for so many items more, which become part of it as far as they are then added by Advance.
    public Span<T> Reserve(int count)
    {
        if (_items.Length - Count < count)
            Array.Resize(ref _items, Math.Max(checked(Count + count), (int)Math.Min(2L * Count, Array.MaxLength)));
        return _items.AsSpan(Count, count);
    }

    public void Advance(int count) => Count += count;

    public void CopyTo(ref VBuffer<T> value)
    {
        var editor = VBufferEditor.Create(ref value, Count);
        Items.CopyTo(editor.Values);
        value = editor.Commit();
    }
}
