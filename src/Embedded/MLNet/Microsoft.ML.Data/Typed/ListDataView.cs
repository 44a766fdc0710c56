using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

// The view of a list of objects. Several threads can read it; as with any view of objects, its rows come in their own order only.
internal sealed class ListDataView<TRow>(IList<TRow> rows, RowType<TRow> type) : IDataView
{
    public bool CanShuffle => false;

    public DataViewSchema Schema => type.Schema;

    public long? GetRowCount() => rows.Count;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null) =>
        new IndexedRowCursor(Schema, ColumnBindings.GetActive(Schema, columnsNeeded), GetGetter, rows.Count, order: null, blockStep: 1, firstBlock: 0);

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null) =>
        IndexedRowCursor.CreateSet(Schema, ColumnBindings.GetActive(Schema, columnsNeeded), GetGetter, rows.Count, n, rand: null);

    private Delegate GetGetter(DataViewSchema.Column column, RowIndex row) => type.GetGetter(column, () => rows[row.Value]);
}

// The view of objects that come one after the other.
internal sealed class StreamingDataView<TRow>(IEnumerable<TRow> rows, RowType<TRow> type) : IDataView
    where TRow : class
{
    public bool CanShuffle => false;

    public DataViewSchema Schema => type.Schema;

    public long? GetRowCount() => (rows as ICollection<TRow>)?.Count;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null) =>
        new Cursor(rows.GetEnumerator(), type, ColumnBindings.GetActive(Schema, columnsNeeded));

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null) =>
        [GetRowCursor(columnsNeeded, rand)];

    private sealed class Cursor(IEnumerator<TRow> rows, RowType<TRow> type, bool[] active) : DataViewRowCursor
    {
        private long _position = -1;
        private TRow _current;

        public override DataViewSchema Schema => type.Schema;

        public override long Position => _position;

        public override long Batch => 0;

        public override bool MoveNext()
        {
            if (!rows.MoveNext())
            {
                _current = null;
                return false;
            }
            _current = rows.Current;
            _position++;
            return true;
        }

        public override bool IsColumnActive(DataViewSchema.Column column) => active[column.Index];

        public override ValueGetter<DataViewRowId> GetIdGetter() =>
            (ref DataViewRowId value) => value = new DataViewRowId((ulong)_position, 0);

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
        {
            Contracts.CheckParam((uint)column.Index < (uint)active.Length && active[column.Index], nameof(column),
                $"The column '{column.Name}' was not asked for when the cursor was made");
            return RowGetters.Cast<TValue>(type.GetGetter(column, () => _current), column);
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                rows.Dispose();
            base.Dispose(disposing);
        }
    }
}
