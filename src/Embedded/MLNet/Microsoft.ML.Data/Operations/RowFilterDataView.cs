namespace Microsoft.ML.Data;

// The rows of a view that a test keeps. The test may read columns that the caller did not ask for.
// inOrder: the test has to see all rows, in the order of the source.
internal sealed class RowFilterDataView(IDataView source, IReadOnlyList<DataViewSchema.Column> testColumns, Func<DataViewRow, Func<bool>> makeTest,
    bool inOrder = false) : IDataView
{
    public bool CanShuffle => source.CanShuffle && !inOrder;

    public DataViewSchema Schema => source.Schema;

    public long? GetRowCount() => null;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null) =>
        Filter(source.GetRowCursor(Needed(columnsNeeded), inOrder ? null : rand));

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null) => inOrder
        ? [GetRowCursor(columnsNeeded)]
        : Array.ConvertAll(source.GetRowCursorSet(Needed(columnsNeeded), n, rand), Filter);

    private IEnumerable<DataViewSchema.Column> Needed(IEnumerable<DataViewSchema.Column> columns) =>
        columns.Concat(testColumns).DistinctBy(column => column.Index);

    private DataViewRowCursor Filter(DataViewRowCursor input) => new FilteredRowCursor(input, makeTest(input));
}

internal sealed class FilteredRowCursor(DataViewRowCursor input, Func<bool> keeps) : SourceCursor(input)
{
    private long _position = -1;

    public override long Position => _position;

    public override bool MoveNext()
    {
        while (Input.MoveNext())
        {
            if (keeps())
            {
                _position++;
                return true;
            }
        }
        return false;
    }
}
