using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

// A view whose cursors stop where the context is cancelled while they read.
internal sealed class CancelableDataView(IHostEnvironment env, IDataView source) : IDataView
{
    public bool CanShuffle => source.CanShuffle;

    public DataViewSchema Schema => source.Schema;

    public long? GetRowCount() => source.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null) =>
        new Cursor(env, source.GetRowCursor(columnsNeeded, rand));

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null) =>
        Array.ConvertAll(source.GetRowCursorSet(columnsNeeded, n, rand), cursor => (DataViewRowCursor)new Cursor(env, cursor));

    private sealed class Cursor(IHostEnvironment env, DataViewRowCursor input) : SourceCursor(input)
    {
        private readonly CancelableWork _work = new(env);

        public override bool MoveNext()
        {
            _work.CheckAlive();
            return Input.MoveNext();
        }
    }
}
