using Microsoft.ML;
using Microsoft.ML.Data;

namespace DeepEstimators.Inputs;

/// <summary>
/// Reads ahead in a cursor, batch by batch: the features of each row, what identifies it, and the values of the columns
/// that somebody downstream wants.
/// </summary>
internal sealed class RowBatchReader
{
    // Room grows with the rows that are there.
    private const int FirstRows = 32;

    private readonly DataViewRowCursor cursor;
    private readonly FeatureReader featureReader;
    private readonly ValueGetter<DataViewRowId> getId;
    private readonly Dictionary<int, ColumnBuffer> buffers = [];
    private readonly int largest;
    private RowOrigin[] origins = [];

    internal RowBatchReader(
        DataViewRowCursor cursor,
        FeatureColumn features,
        IReadOnlyList<DataViewSchema.Column> featureColumns,
        IEnumerable<DataViewSchema.Column> wanted,
        int largest)
    {
        this.cursor = cursor;
        this.largest = largest;
        featureReader = features.CreateReader(cursor, featureColumns);
        getId = cursor.GetIdGetter();
        foreach (var column in wanted)
            buffers.Add(column.Index, ColumnBuffer.Create(cursor, column));
        Features = features.CreateStore(0);
    }

    /// <summary>The features of the rows of the batch.</summary>
    internal FeatureStore Features { get; }

    internal int Rows => Features.Rows;

    /// <summary>Reads the next batch, as many rows as fit in one; false when fewer were left.</summary>
    internal bool Read()
    {
        Features.Clear();
        while (Rows < largest)
        {
            if (!cursor.MoveNext())
                return false;
            var index = Rows;
            if (index == origins.Length)
                Resize((int)Math.Min(largest, Math.Max(FirstRows, 2L * index)));
            Features.Add(featureReader);
            foreach (var buffer in buffers.Values)
                buffer.Take(index);
            ref var origin = ref origins[index];
            origin.Position = cursor.Position;
            origin.Batch = cursor.Batch;
            getId(ref origin.Id);
        }

        return true;
    }

    internal ref readonly RowOrigin Origin(int index) => ref origins[index];

    internal ValueGetter<TValue>? Getter<TValue>(int columnIndex, Func<int> index) => buffers[columnIndex].Getter<TValue>(index);

    private void Resize(int rows)
    {
        Array.Resize(ref origins, rows);
        Features.Resize(rows);
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
