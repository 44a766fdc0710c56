using Microsoft.ML;
using Microsoft.ML.Data;

namespace DeepEstimators.Tests.Transformers;

/// <summary>A view that tells of each row before it is read, and refuses what no cursor may do.</summary>
internal sealed class ObservedView(IDataView source, Action<long> beforeRow) : IDataView
{
    public bool CanShuffle => source.CanShuffle;

    public DataViewSchema Schema => source.Schema;

    public long? GetRowCount() => source.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) =>
        new Cursor(source.GetRowCursor(columnsNeeded, rand), beforeRow);

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
        Array.ConvertAll(source.GetRowCursorSet(columnsNeeded, n, rand), cursor => (DataViewRowCursor)new Cursor(cursor, beforeRow));

    private sealed class Cursor(DataViewRowCursor input, Action<long> beforeRow) : DataViewRowCursor
    {
        private int users;
        private bool disposed;

        public override DataViewSchema Schema => input.Schema;

        public override long Position => input.Position;

        public override long Batch => input.Batch;

        public override bool MoveNext()
        {
            Assert.Equal(1, Interlocked.Increment(ref users));
            Assert.False(Volatile.Read(ref disposed));
            beforeRow(input.Position + 1);
            var more = input.MoveNext();
            Assert.False(Volatile.Read(ref disposed));
            Interlocked.Decrement(ref users);
            return more;
        }

        public override ValueGetter<DataViewRowId> GetIdGetter() => input.GetIdGetter();

        public override bool IsColumnActive(DataViewSchema.Column column) => input.IsColumnActive(column);

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => input.GetGetter<TValue>(column);

        protected override void Dispose(bool disposing)
        {
            Volatile.Write(ref disposed, true);
            if (disposing)
                input.Dispose();
            base.Dispose(disposing);
        }
    }
}
