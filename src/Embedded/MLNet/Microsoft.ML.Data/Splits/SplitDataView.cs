namespace Microsoft.ML.Data;

// The part of a view that a split gives to one side. Rows stand somewhere in [0, 1]; the side has those in [lower, upper), and upper too where it
// is the end, or else all the others.
internal sealed class SplitDataView(IDataView source, SplitPosition position, double lower, double upper, bool complement) : IDataView
{
    public bool CanShuffle => position.FollowsRow && source.CanShuffle;

    public DataViewSchema Schema => source.Schema;

    public long? GetRowCount() => null;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null) =>
        Filter(source.GetRowCursor(Needed(columnsNeeded), CanShuffle ? rand : null));

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null)
    {
        // A stream of random numbers goes with the rows in their order, so one cursor has to see them all.
        if (!position.FollowsRow)
            return [GetRowCursor(columnsNeeded, rand)];
        return Array.ConvertAll(source.GetRowCursorSet(Needed(columnsNeeded), n, CanShuffle ? rand : null), Filter);
    }

    private IEnumerable<DataViewSchema.Column> Needed(IEnumerable<DataViewSchema.Column> columns) =>
        columns.Concat(position.Columns).DistinctBy(column => column.Index);

    private DataViewRowCursor Filter(DataViewRowCursor input)
    {
        var next = position.Bind(input);
        return new FilteredRowCursor(input, () =>
        {
            var value = next();
            var inside = value >= lower && (value < upper || (upper >= 1 && value <= upper));
            return inside != complement;
        });
    }
}
