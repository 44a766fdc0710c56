using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

// Where a cursor stands: shared with its getters.
internal sealed class RowIndex
{
    public int Value = -1;
}

// A cursor over rows that can be reached by index, in order or in a given one. The cursors of a set share the rows out in blocks, each block being
// a batch, so that a reader can put them in order again.
internal sealed class IndexedRowCursor : DataViewRowCursor
{
    private const int BlockSize = 1024;

    private readonly bool[] _active;
    private readonly Func<DataViewSchema.Column, RowIndex, Delegate> _getGetter;
    private readonly int _rowCount;
    private readonly int[] _order;
    private readonly int _blockStep;
    private long _position = -1;
    private int _next;
    private readonly RowIndex _row = new();

    // getGetter: the getter of a column at the row that the index names. order: null for that of the rows.
    public IndexedRowCursor(DataViewSchema schema, bool[] active, Func<DataViewSchema.Column, RowIndex, Delegate> getGetter,
        int rowCount, int[] order, int blockStep, int firstBlock)
    {
        Schema = schema;
        _active = active;
        _getGetter = getGetter;
        _rowCount = rowCount;
        _order = order;
        _blockStep = blockStep;
        _next = checked(firstBlock * BlockSize);
    }

    public override DataViewSchema Schema { get; }

    public override long Position => _position;

    public override long Batch => _blockStep == 1 ? 0 : (_next - 1) / BlockSize;

    public static DataViewRowCursor[] CreateSet(DataViewSchema schema, bool[] active,
        Func<DataViewSchema.Column, RowIndex, Delegate> getGetter, int rowCount, int n, Random rand)
    {
        var order = rand is null ? null : RandomPermutation.Create(rand, rowCount);
        var cursors = new DataViewRowCursor[Math.Clamp(n, 1, Math.Max(1, (rowCount + BlockSize - 1) / BlockSize))];
        for (var i = 0; i < cursors.Length; i++)
            cursors[i] = new IndexedRowCursor(schema, active, getGetter, rowCount, order, cursors.Length, i);
        return cursors;
    }

    public override bool MoveNext()
    {
        // At the end of a block of ours, past those of the others.
        if (_row.Value >= 0 && _blockStep > 1 && _next % BlockSize == 0)
            _next = (int)Math.Min(_rowCount, _next + ((long)(_blockStep - 1) * BlockSize));
        if (_next >= _rowCount)
        {
            _row.Value = -1;
            return false;
        }
        _row.Value = _order is null ? _next : _order[_next];
        _next++;
        _position++;
        return true;
    }

    public override bool IsColumnActive(DataViewSchema.Column column) => _active[column.Index];

    public override ValueGetter<DataViewRowId> GetIdGetter() =>
        (ref DataViewRowId value) => value = new DataViewRowId((ulong)CurrentRow(), 0);

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        Contracts.CheckParam((uint)column.Index < (uint)_active.Length && _active[column.Index], nameof(column),
            $"The column '{column.Name}' was not asked for when the cursor was made");
        return RowGetters.Cast<TValue>(_getGetter(column, _row), column);
    }

    private int CurrentRow() => _row.Value >= 0 ? _row.Value : throw Contracts.Except("The cursor stands on no row");
}
