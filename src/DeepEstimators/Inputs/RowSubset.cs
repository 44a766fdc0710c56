using Microsoft.ML;
using Microsoft.ML.Data;

namespace DeepEstimators.Inputs;

/// <summary>
/// A view of some rows of another, in their order. Nothing is copied: the other rows are passed over, and what a lazy source
/// computes is computed for the rows of the subset only.
/// </summary>
/// <remarks>
/// A shuffling cursor finds its rows by their ids, which the source gives alike in every order; where two rows have the same id
/// the view does not shuffle.
/// </remarks>
internal sealed class RowSubset(IDataView source, RowSet rows) : IDataView
{
    private readonly Lazy<HashSet<DataViewRowId>?> ids = new(() => source.CanShuffle ? Ids(source, rows) : null);

    public bool CanShuffle => source.CanShuffle && ids.Value is not null;

    public DataViewSchema Schema => source.Schema;

    public long? GetRowCount() => rows.Count;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        HashSet<DataViewRowId>? shuffled = rand is null || !CanShuffle ? null : ids.Value;
        return new Cursor(source.GetRowCursor(columnsNeeded, shuffled is null ? null : rand), rows, shuffled);
    }

    // One cursor only: rows are counted from the first on.
    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
        [GetRowCursor(columnsNeeded, rand)];

    private static HashSet<DataViewRowId>? Ids(IDataView source, RowSet rows)
    {
        var all = new HashSet<DataViewRowId>();
        var wanted = new HashSet<DataViewRowId>(rows.Count);
        using DataViewRowCursor cursor = source.GetRowCursor([]);
        ValueGetter<DataViewRowId> getter = cursor.GetIdGetter();
        DataViewRowId id = default;
        for (long row = 0; cursor.MoveNext(); row++)
        {
            getter(ref id);
            if (!all.Add(id))
                return null;
            if (rows.Contains(row))
                wanted.Add(id);
        }

        return wanted;
    }

    private sealed class Cursor : DataViewRowCursor
    {
        private readonly DataViewRowCursor input;
        private readonly RowSet rows;
        private readonly HashSet<DataViewRowId>? ids;
        private readonly ValueGetter<DataViewRowId> idGetter;
        private long seen;
        private long position = -1;

        internal Cursor(DataViewRowCursor input, RowSet rows, HashSet<DataViewRowId>? ids)
        {
            this.input = input;
            this.rows = rows;
            this.ids = ids;
            idGetter = input.GetIdGetter();
        }

        public override DataViewSchema Schema => input.Schema;

        public override long Position => position;

        public override long Batch => input.Batch;

        public override bool MoveNext()
        {
            // Once all rows are found the rest of the source need not be read.
            while (position + 1 < rows.Count && input.MoveNext())
            {
                if (IsWanted())
                {
                    position++;
                    return true;
                }
            }

            position = -1;
            return false;
        }

        public override ValueGetter<DataViewRowId> GetIdGetter() => idGetter;

        public override bool IsColumnActive(DataViewSchema.Column column) => input.IsColumnActive(column);

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => input.GetGetter<TValue>(column);

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                input.Dispose();
            base.Dispose(disposing);
        }

        private bool IsWanted()
        {
            if (ids is null)
                return rows.Contains(seen++);
            DataViewRowId id = default;
            idGetter(ref id);
            return ids.Contains(id);
        }
    }
}
