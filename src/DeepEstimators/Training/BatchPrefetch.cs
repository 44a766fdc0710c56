using System.Collections.Concurrent;

namespace DeepEstimators.Training;

/// <summary>
/// Reads the passes of a fit, one after the other, on a thread of its own and keeps a few mini-batches ready. Mini-batches are drawn at
/// random from a pool of rows, in which each one drawn makes room for the next one read, at the end of a pass for one of the next: the pool
/// and the mini-batches that wait are all the rows in memory, and only the first pass waits until the pool is full.
/// </summary>
internal sealed class BatchPrefetch : IDisposable
{
    private const int BatchesAhead = 4;

    // Mini-batches whose rows are put together by length, where rows differ in length.
    private const int BatchesOfLengths = 16;

    private readonly BlockingCollection<RowBlock> ready = new(BatchesAhead);
    private readonly CancellationTokenSource stopped = new();
    private readonly IRowStream stream;
    private readonly Objective objective;
    private readonly Task reading;

    /// <summary>Begins to read.</summary>
    /// <param name="stream">What to read.</param>
    /// <param name="objective">What is learned.</param>
    /// <param name="batches">How many rows each mini-batch of a pass has.</param>
    /// <param name="poolRows">Rows of the pool.</param>
    /// <param name="seeds">Of what is drawn in each pass.</param>
    internal BatchPrefetch(IRowStream stream, Objective objective, BatchPlan batches, int poolRows, IReadOnlyList<int> seeds)
    {
        this.stream = stream;
        this.objective = objective;
        reading = Task.Factory.StartNew(
            () => ReadAll(batches, poolRows, seeds), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Most rows that were in memory at once.</summary>
    internal int MostRows { get; private set; }

    /// <summary>The next mini-batch, of the next pass when those of one are all taken.</summary>
    /// <exception cref="InvalidOperationException">There are fewer rows than there were in the first pass, or a row cannot be read.</exception>
    internal RowBlock Next()
    {
        if (ready.TryTake(out var block, Timeout.Infinite))
            return block;
        reading.GetAwaiter().GetResult();
        throw new InvalidOperationException("The data has fewer rows than it had when it was read first: it must not change while it is learned of.");
    }

    public void Dispose()
    {
        stopped.Cancel();
        try
        {
            reading.Wait();
        }
        catch (AggregateException)
        {
            // Whoever waits for a batch hears of errors; here nobody does any more.
        }

        ready.Dispose();
        stopped.Dispose();
    }

    private void ReadAll(BatchPlan batches, int poolRows, IReadOnlyList<int> seeds)
    {
        try
        {
            using var pool = new RowPool(stream, objective, poolRows);
            for (var pass = 0; pass < seeds.Count; pass++)
            {
                pool.StartPass();
                if (!ReadPass(pool, batches, new Random(seeds[pass]), isLast: pass + 1 == seeds.Count))
                    return;
            }
        }
        finally
        {
            ready.CompleteAdding();
        }
    }

    /// <summary>False when there are fewer rows than there were.</summary>
    private bool ReadPass(RowPool pool, BatchPlan batches, Random random, bool isLast)
    {
        for (var first = 0; first < batches.Count; first += AtOnce(stream))
        {
            var steps = Math.Min(AtOnce(stream), batches.Count - first);
            var lengths = Enumerable.Range(first, steps).Select(step => (int)batches[step].Length).ToArray();
            while (pool.Add())
                stopped.Token.ThrowIfCancellationRequested();
            var drawn = new RowBlock(stream, objective, lengths.Sum());
            while (drawn.Count < drawn.Capacity && pool.Count > 0)
                pool.MoveTo(drawn, random.Next(pool.Count));
            MostRows = Math.Max(MostRows, pool.Total + drawn.Count + lengths.Max() * ready.Count);
            if (drawn.Count < drawn.Capacity)
                return false;
            foreach (var batch in steps == 1 ? [drawn] : ByLength(drawn, lengths, random))
                ready.Add(batch, stopped.Token);

            // A place is free only when the pass has no rows left to fill it with.
            while (!isLast && pool.AddAhead())
                stopped.Token.ThrowIfCancellationRequested();
        }

        return true;
    }

    private static int AtOnce(IRowStream stream) => RowBlock.AreRagged(stream) ? BatchesOfLengths : 1;

    // So that little of a mini-batch is padding; they come in a random order.
    private RowBlock[] ByLength(RowBlock drawn, int[] lengths, Random random)
    {
        var order = drawn.ByLength();
        var blocks = new RowBlock[lengths.Length];
        var next = 0;
        for (var i = 0; i < blocks.Length; i++)
        {
            blocks[i] = new RowBlock(stream, objective, lengths[i]);
            while (blocks[i].Count < lengths[i])
                blocks[i].Add(drawn, order[next++]);
        }

        drawn.Dispose();
        random.Shuffle(blocks);
        return blocks;
    }
}
