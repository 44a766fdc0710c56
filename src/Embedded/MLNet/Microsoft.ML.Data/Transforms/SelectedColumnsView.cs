namespace Microsoft.ML.Data;

internal sealed class SelectedColumnsView : IDataView
{
    private readonly IDataView _source;
    private readonly SelectedColumns _columns;

    public SelectedColumnsView(IDataView source, SelectedColumns columns)
    {
        _source = source;
        _columns = columns;
    }

    public bool CanShuffle => _source.CanShuffle;

    public DataViewSchema Schema => _columns.Schema;

    public long? GetRowCount() => _source.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null) =>
        new Cursor(_columns, _source.GetRowCursor(_columns.GetDependencies(columnsNeeded), rand));

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null) =>
        Array.ConvertAll(_source.GetRowCursorSet(_columns.GetDependencies(columnsNeeded), n, rand),
            cursor => (DataViewRowCursor)new Cursor(_columns, cursor));

    private sealed class Cursor(SelectedColumns columns, DataViewRowCursor input) : DataViewRowCursor
    {
        public override DataViewSchema Schema => columns.Schema;

        public override long Position => input.Position;

        public override long Batch => input.Batch;

        public override bool MoveNext() => input.MoveNext();

        public override ValueGetter<DataViewRowId> GetIdGetter() => input.GetIdGetter();

        public override bool IsColumnActive(DataViewSchema.Column column) => input.IsColumnActive(columns.SourceOf(column));

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) =>
            input.GetGetter<TValue>(columns.SourceOf(column));

        protected override void Dispose(bool disposing)
        {
            input.Dispose();
            base.Dispose(disposing);
        }
    }
}
