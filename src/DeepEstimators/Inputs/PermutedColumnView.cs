using Microsoft.ML;
using Microsoft.ML.Data;

namespace DeepEstimators.Inputs;

/// <summary>
/// Rows with the values of one column exchanged among them. Keeps that column in memory. The rows come in the order of the source.
/// </summary>
internal sealed class PermutedColumnView : IDataView
{
    private const int FirstRows = 1024;

    private readonly IDataView source;
    private readonly int column;
    private readonly ColumnBuffer values;
    private readonly int[] order;

    internal PermutedColumnView(IDataView source, DataViewSchema.Column column)
    {
        this.source = source;
        this.column = column.Index;
        using var cursor = source.GetRowCursor([column]);
        values = ColumnBuffer.Create(cursor, column);
        int rows = 0, capacity = 0;
        for (; cursor.MoveNext(); rows++)
        {
            if (rows == capacity)
                values.Resize(capacity = Math.Max(FirstRows, 2 * capacity));
            values.Take(rows);
        }

        order = Enumerable.Range(0, rows).ToArray();
    }

    /// <summary>Exchanges the values anew.</summary>
    internal void Permute(Random random) => random.Shuffle(order);

    public bool CanShuffle => false;

    public DataViewSchema Schema => source.Schema;

    public long? GetRowCount() => order.Length;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        ArgumentNullException.ThrowIfNull(columnsNeeded);
        return new Cursor(this, source.GetRowCursor(columnsNeeded));
    }

    public DataViewRowCursor[] GetRowCursorSet(
        IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) => [GetRowCursor(columnsNeeded)];

    private sealed class Cursor(PermutedColumnView view, DataViewRowCursor input) : DataViewRowCursor
    {
        public override DataViewSchema Schema => input.Schema;

        public override long Position => input.Position;

        public override long Batch => input.Batch;

        public override bool MoveNext() => input.MoveNext();

        public override ValueGetter<DataViewRowId> GetIdGetter() => input.GetIdGetter();

        public override bool IsColumnActive(DataViewSchema.Column column) => input.IsColumnActive(column);

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => column.Index != view.column
            ? input.GetGetter<TValue>(column)
            : view.values.Getter<TValue>(() => view.order[(int)input.Position]) ?? throw Columns.WrongType<TValue>(column);

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                input.Dispose();
            base.Dispose(disposing);
        }
    }
}
