using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

// An object as a row. Each object is a new position, so that what is computed once a row is computed anew.
internal sealed class ObjectRow<TRow>(RowType<TRow> type) : DataViewRow
    where TRow : class
{
    private TRow _current;
    private long _position = -1;

    public override DataViewSchema Schema => type.Schema;

    public override long Position => _position;

    public override long Batch => 0;

    public void MoveTo(TRow row)
    {
        _current = row;
        _position++;
    }

    public override bool IsColumnActive(DataViewSchema.Column column) => (uint)column.Index < (uint)Schema.Count;

    public override ValueGetter<DataViewRowId> GetIdGetter() =>
        (ref DataViewRowId value) => value = new DataViewRowId((ulong)_position, 0);

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        Contracts.CheckParam(IsColumnActive(column), nameof(column), $"There is no column of index {column.Index}");
        return RowGetters.Cast<TValue>(type.GetGetter(column, () => _current), column);
    }
}
