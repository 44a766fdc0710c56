using Microsoft.ML;

namespace DeepEstimators.Inputs;

/// <summary>
/// Reads ahead in a cursor, batch by batch: what is kept of each row, and whatever <c>take</c> reads of it. Owns the cursor.
/// </summary>
internal sealed class RowsAhead(
    DataViewRowCursor cursor, IEnumerable<DataViewSchema.Column> wanted, int largest, Action<int> take) : IDisposable
{
    // The first batches are small, so that a look at the first rows costs little.
    private const int FirstRows = 32;

    private bool ended;

    /// <summary>What is kept of the rows of the batch.</summary>
    internal RowValues Values { get; } = new(cursor, wanted);

    internal int Rows { get; private set; }

    /// <summary>Reads the next batch; false when no row is left.</summary>
    internal bool Read()
    {
        Rows = 0;
        if (ended)
            return false;
        if (Values.Capacity < largest)
            Values.Resize(Math.Min(largest, Math.Max(FirstRows, 2 * Values.Capacity)));
        while (Rows < Values.Capacity)
        {
            if (!cursor.MoveNext())
            {
                ended = true;
                break;
            }

            take(Rows);
            Values.Take(Rows++);
        }

        return Rows > 0;
    }

    public void Dispose() => cursor.Dispose();
}
