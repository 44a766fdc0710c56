using Microsoft.ML;
using Microsoft.ML.Data;

namespace DeepEstimators.Inputs;

/// <summary>
/// Reads ahead in a cursor, batch by batch: what identifies each row, the values of the columns that somebody downstream wants,
/// and whatever <c>take</c> reads of it. Owns the cursor.
/// </summary>
internal sealed class RowsAhead : IDisposable
{
    // The first batches are small, so that a look at the first rows costs little.
    private const int FirstRows = 32;

    private readonly DataViewRowCursor cursor;
    private readonly Action<int> take;
    private readonly ValueGetter<DataViewRowId> getId;
    private readonly Dictionary<int, ColumnBuffer> buffers = [];
    private readonly int largest;
    private RowBatchReader.RowOrigin[] origins = [];
    private bool ended;

    internal RowsAhead(
        DataViewRowCursor cursor, IEnumerable<DataViewSchema.Column> wanted, int largest, Action<int> take)
    {
        this.cursor = cursor;
        this.largest = largest;
        this.take = take;
        getId = cursor.GetIdGetter();
        foreach (var column in wanted)
            buffers.Add(column.Index, ColumnBuffer.Create(cursor, column));
    }

    internal int Rows { get; private set; }

    /// <summary>Reads the next batch; false when no row is left.</summary>
    internal bool Read()
    {
        Rows = 0;
        if (ended)
            return false;
        if (origins.Length < largest)
            Resize(Math.Min(largest, Math.Max(FirstRows, 2 * origins.Length)));
        while (Rows < origins.Length)
        {
            if (!cursor.MoveNext())
            {
                ended = true;
                break;
            }

            take(Rows);
            foreach (var buffer in buffers.Values)
                buffer.Take(Rows);
            ref var origin = ref origins[Rows++];
            origin.Position = cursor.Position;
            origin.Batch = cursor.Batch;
            getId(ref origin.Id);
        }

        return Rows > 0;
    }

    internal ref readonly RowBatchReader.RowOrigin Origin(int index) => ref origins[index];

    internal ValueGetter<TValue>? Getter<TValue>(int columnIndex, Func<int> index) => buffers[columnIndex].Getter<TValue>(index);

    public void Dispose() => cursor.Dispose();

    private void Resize(int rows)
    {
        Array.Resize(ref origins, rows);
        foreach (var buffer in buffers.Values)
            buffer.Resize(rows);
    }
}
