namespace Microsoft.ML.Data;

// Vectors of a block of rows, one after the other in shared arrays.
internal sealed class BlockVectors<T> : BlockColumn
{
    private Row[] _rows = [];
    private T[] _values = [];
    private int[] _indices = [];
    private int _valuesUsed;
    private int _indicesUsed;

    public override void Clear(int rowCount)
    {
        if (_rows.Length < rowCount)
            _rows = new Row[rowCount];
        _valuesUsed = 0;
        _indicesUsed = 0;
    }

    // Gives the place for the values of a dense row, whose content is not defined.
    public Span<T> AddDense(int row, int length)
    {
        _rows[row] = new Row(length, length, _valuesUsed, 0);
        return Take(ref _values, ref _valuesUsed, length);
    }

    // Indices must become ascending.
    public Span<T> AddSparse(int row, int length, int count, out Span<int> indices)
    {
        _rows[row] = new Row(length, count, _valuesUsed, _indicesUsed);
        indices = Take(ref _indices, ref _indicesUsed, count);
        return Take(ref _values, ref _valuesUsed, count);
    }

    public int LengthOf(int row) => _rows[row].Length;

    public ReadOnlySpan<T> ValuesOf(int row) => _values.AsSpan(_rows[row].ValueStart, _rows[row].Count);

    public ReadOnlySpan<int> IndicesOf(int row) =>
        _rows[row].Count == _rows[row].Length ? default : _indices.AsSpan(_rows[row].IndexStart, _rows[row].Count);

    public override Delegate MakeGetter(BlockRowCursor cursor, int column) =>
        (ValueGetter<VBuffer<T>>)((ref VBuffer<T> value) => ((BlockVectors<T>)cursor.Columns[column]).CopyTo(cursor.Row, ref value));

    private void CopyTo(int row, ref VBuffer<T> value)
    {
        var values = ValuesOf(row);
        var editor = VBufferEditor.Create(ref value, _rows[row].Length, values.Length);
        values.CopyTo(editor.Values);
        IndicesOf(row).CopyTo(editor.Indices);
        value = editor.Commit();
    }

    private static Span<TItem> Take<TItem>(ref TItem[] items, ref int used, int count)
    {
        var start = used;
        used = checked(used + count);
        if (used > items.Length)
            Array.Resize(ref items, (int)Math.Min(Array.MaxLength, Math.Max(used, 2L * items.Length)));
        return items.AsSpan(start, count);
    }

    private readonly record struct Row(int Length, int Count, int ValueStart, int IndexStart);
}
