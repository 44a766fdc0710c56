namespace DeepEstimators.Training;

/// <summary>
/// Cuts an epoch into batches of nearly the same size. None has a single row, of which batch normalisation could not
/// tell a variance.
/// </summary>
internal sealed class BatchPlan
{
    private readonly long rows;

    internal BatchPlan(long rows, int batchSize)
    {
        this.rows = rows;
        Count = checked((int)Math.Max(1, Math.Min((rows + batchSize - 1) / batchSize, rows / 2)));
    }

    internal int Count { get; }

    internal (long Start, long Length) this[int step]
    {
        get
        {
            var start = rows * step / Count;
            return (start, rows * (step + 1) / Count - start);
        }
    }
}
