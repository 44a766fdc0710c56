using Microsoft.ML;
using Microsoft.ML.Data;

namespace DeepEstimators.Inputs;

/// <summary>
/// What is kept of the rows that a cursor has gone over, by their place in a batch: what identifies each, and the values of the columns that
/// somebody downstream wants.
/// </summary>
internal sealed class RowValues
{
    private readonly DataViewRowCursor cursor;
    private readonly ValueGetter<DataViewRowId> getId;
    private readonly Dictionary<int, ColumnBuffer> buffers = [];
    private RowOrigin[] origins = [];

    internal RowValues(DataViewRowCursor cursor, IEnumerable<DataViewSchema.Column> wanted)
    {
        this.cursor = cursor;
        getId = cursor.GetIdGetter();
        foreach (var column in wanted)
            buffers.Add(column.Index, ColumnBuffer.Create(cursor, column));
    }

    /// <summary>Rows that there is room for.</summary>
    internal int Capacity => origins.Length;

    /// <summary>Takes the row that the cursor stands on.</summary>
    internal void Take(int index)
    {
        foreach (var buffer in buffers.Values)
            buffer.Take(index);
        ref var origin = ref origins[index];
        origin.Position = cursor.Position;
        origin.Batch = cursor.Batch;
        getId(ref origin.Id);
    }

    internal ref readonly RowOrigin Origin(int index) => ref origins[index];

    internal ValueGetter<TValue>? Getter<TValue>(int columnIndex, Func<int> index) => buffers[columnIndex].Getter<TValue>(index);

    internal void Resize(int rows)
    {
        Array.Resize(ref origins, rows);
        foreach (var buffer in buffers.Values)
            buffer.Resize(rows);
    }

    /// <summary>What identifies a row.</summary>
    internal struct RowOrigin
    {
        internal long Position;
        internal long Batch;
        internal DataViewRowId Id;
    }
}
