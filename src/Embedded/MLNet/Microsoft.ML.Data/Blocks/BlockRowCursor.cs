using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

// A cursor over rows that come block by block.
internal abstract class BlockRowCursor : DataViewRowCursor
{
    private readonly BlockColumn[] _kinds;
    private RowBlock _block;
    private int _next;
    private long _position = -1;
    private bool _isDone;

    // active: which columns of the schema the blocks hold.
    protected BlockRowCursor(DataViewSchema schema, bool[] active)
    {
        Schema = schema;
        Active = active;
        _kinds = new BlockColumn[active.Length];
        for (var i = 0; i < active.Length; i++)
            _kinds[i] = active[i] ? BlockColumn.Create(schema[i].Type) : null;
    }

    public override DataViewSchema Schema { get; }

    public override long Position => _position;

    public override long Batch => _block?.Batch ?? 0;

    protected bool[] Active { get; }

    // Of the current block.
    internal BlockColumn[] Columns => (_block ?? throw NoRow()).Columns;

    // The place of the current row in the block.
    internal int Row { get; private set; } = -1;

    public override bool MoveNext()
    {
        while (_block is null || _next >= _block.RowCount)
        {
            if (_isDone)
                return false;
            _block = NextBlock(_block);
            _next = 0;
            if (_block is null)
            {
                _isDone = true;
                Row = -1;
                _position = -1;
                return false;
            }
        }
        Row = _block.Order is null ? _next : _block.Order[_next];
        _next++;
        _position++;
        return true;
    }

    public override bool IsColumnActive(DataViewSchema.Column column)
    {
        Contracts.CheckParam((uint)column.Index < (uint)_kinds.Length, nameof(column));
        return _kinds[column.Index] is not null;
    }

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        Contracts.CheckParam(IsColumnActive(column), nameof(column), "requested column not active");
        return RowGetters.Cast<TValue>(_kinds[column.Index].MakeGetter(this, column.Index), column);
    }

    public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) =>
    {
        if (Row < 0)
            throw NoRow();
        id = new DataViewRowId((ulong)(_block.FirstRow + Row), 0);
    };

    // The next rows, or null at the end. The block before, null at first, is no longer needed.
    protected abstract RowBlock NextBlock(RowBlock previous);

    protected override void Dispose(bool disposing)
    {
        _isDone = true;
        _block = null;
        Row = -1;
        _position = -1;
        base.Dispose(disposing);
    }

    private static Exception NoRow() => Contracts.Except("The cursor stands on no row");
}
