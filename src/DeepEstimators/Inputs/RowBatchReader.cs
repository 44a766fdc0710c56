using Microsoft.ML;

namespace DeepEstimators.Inputs;

/// <summary>Reads ahead in a cursor, batch by batch: the features of each row, and what is kept of it.</summary>
internal sealed class RowBatchReader : IDisposable
{
    // Room grows with the rows that are there.
    private const int FirstRows = 32;

    private readonly DataViewRowCursor cursor;
    private readonly FeatureReader featureReader;
    private readonly int largest;

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
        Values = new RowValues(cursor, wanted);
        Features = features.CreateStore(0, rented: true);
    }

    /// <summary>The features of the rows of the batch.</summary>
    internal FeatureStore Features { get; }

    /// <summary>The rest of the rows of the batch.</summary>
    internal RowValues Values { get; }

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
            if (index == Values.Capacity)
                Resize((int)Math.Min(largest, Math.Max(FirstRows, 2L * index)));
            Features.Add(featureReader);
            Values.Take(index);
        }

        return true;
    }

    public void Dispose() => Features.Dispose();

    private void Resize(int rows)
    {
        Features.Resize(rows);
        Values.Resize(rows);
    }
}
