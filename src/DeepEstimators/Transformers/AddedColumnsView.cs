using Microsoft.ML;

namespace DeepEstimators.Transformers;

/// <summary>A view whose added columns are computed when a cursor reaches them.</summary>
internal sealed class AddedColumnsView(AddedColumnsMapper mapper, IDataView source) : IDataView
{
    public bool CanShuffle => source.CanShuffle;

    public DataViewSchema Schema => mapper.OutputSchema;

    public long? GetRowCount() => source.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        ArgumentNullException.ThrowIfNull(columnsNeeded);
        var columns = columnsNeeded.ToArray();
        return Wrap(source.GetRowCursor(Needed(columns), rand), columns);
    }

    public DataViewRowCursor[] GetRowCursorSet(
        IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
    {
        ArgumentNullException.ThrowIfNull(columnsNeeded);
        var columns = columnsNeeded.ToArray();
        return source.GetRowCursorSet(Needed(columns), n, rand).Select(cursor => Wrap(cursor, columns)).ToArray();
    }

    private IEnumerable<DataViewSchema.Column> Needed(DataViewSchema.Column[] columns) =>
        mapper.GetDependencies(columns).Select(column => source.Schema[column.Index]);

    private DataViewRowCursor Wrap(DataViewRowCursor cursor, DataViewSchema.Column[] columns)
    {
        try
        {
            var active = ActiveColumns.Of(Schema, columns);
            return columns.Any(mapper.IsAdded) ? mapper.MapRows(cursor, active) : new PassThroughCursor(Schema, cursor, active);
        }
        catch
        {
            cursor.Dispose();
            throw;
        }
    }
}
