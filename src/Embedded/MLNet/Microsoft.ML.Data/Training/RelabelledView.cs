using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

// Rows that one trainer learns several times, each time by another label. What it makes of all but the label may be kept from one time to the next.
internal sealed class RelabelledView(IDataView labelled, RelabelledView.Keep keep) : IDataView
{
    public bool CanShuffle => labelled.CanShuffle;

    public DataViewSchema Schema => labelled.Schema;

    public Keep Kept => keep;

    public long? GetRowCount() => labelled.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null) =>
        labelled.GetRowCursor(columnsNeeded, rand);

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null) =>
        labelled.GetRowCursorSet(columnsNeeded, n, rand);

    // Shared by the views of the same rows; for one trainer and one training at a time.
    public sealed class Keep
    {
        public object Value { get; set; }
    }
}
