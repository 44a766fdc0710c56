using DeepEstimators.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Training;

/// <summary>Rows to train on that are read anew in each epoch, those of the next as the last of this one are trained on.</summary>
/// <param name="stream">What is read.</param>
/// <param name="sample">What statistics are taken of.</param>
/// <param name="objective">What is learned.</param>
/// <param name="poolRows">Rows of the pool that mini-batches are drawn from.</param>
/// <param name="epochs">Epochs at most: nothing is read ahead for those after them.</param>
/// <param name="device">Where mini-batches go.</param>
internal sealed class StreamedRows(
    IRowStream stream, DeviceRows sample, Objective objective, int poolRows, int epochs, Device device)
    : ITrainingRows, IIdentifiedRows, IDisposable
{
    private BatchPrefetch? prefetch;
    private BatchPlan? plan;
    private int lastEpoch;
    private int next;

    public long Rows => stream.TrainingRows;

    public DeviceRows Statistics => sample;

    public long Classes => stream.Classes;

    internal static (ITrainingRows Training, IHeldRows? Held) Split(
        TrainingData data, IRowStream stream, TrainingData? validation, Objective objective, int epochs, Device device)
    {
        if (stream.TrainingRows < 2)
            throw new ArgumentException($"Training needs 2 rows or more; there are {stream.TrainingRows}.", nameof(data));
        var training = new StreamedRows(stream, new DeviceRows(data, null, device), objective, data.PoolRows, epochs, device);
        var held = validation is not null ? DeviceRows.Held(validation, objective, device)
            : stream.HeldRows > 0 ? new StreamedHeldRows(stream, objective, held: true, device)
            : null;
        return (training, held is { Rows: 0 } ? null : held);
    }

    // A digest of all rows would cost a pass; those in memory stand for them.
    public IEnumerable<(string Name, string Value)> Identity() =>
        sample.Identity().Select(part => ("sample of " + part.Name, part.Value));

    public void StartEpoch(int epoch, BatchPlan batches, FitRandom random)
    {
        var goesOn = prefetch is not null && ReferenceEquals(batches, plan) && next == batches.Count && epoch == lastEpoch + 1 && epoch <= epochs;
        if (!goesOn)
        {
            prefetch?.Dispose();
            var passes = Enumerable.Range(epoch, Math.Max(1, epochs - epoch + 1));
            prefetch = new BatchPrefetch(stream, objective, batches, poolRows, [.. passes.Select(random.PoolSeed)]);
        }

        (plan, lastEpoch, next) = (batches, epoch, 0);
    }

    public IStepRows Step(int step)
    {
        for (; next < step; next++)
            prefetch!.Next().Dispose();
        next++;
        return new StreamStep(prefetch!.Next(), device);
    }

    public void Dispose() => prefetch?.Dispose();
}

/// <summary>Rows kept for validation that are read anew for each evaluation.</summary>
internal sealed class StreamedHeldRows(IRowStream stream, Objective objective, bool held, Device device) : IHeldRows
{
    private const long BatchBytes = 1 << 22;

    // Of rows that differ in length, which lie by length.
    private const int PaddedBatch = 64;

    public long Rows => held ? stream.HeldRows : stream.TrainingRows;

    public long Classes => stream.Classes;

    public Device Device => device;

    public IEnumerable<RowBatch> Batches()
    {
        using var pass = stream.Read(held);
        var capacity = (int)Math.Clamp(BatchBytes / RowBlock.RowBytes(stream), 16, 4096);
        while (true)
        {
            using var read = new RowBlock(stream, objective, capacity);
            var block = read;
            while (block.Count < capacity && block.Add(pass))
            {
            }

            if (block.Count == 0)
                yield break;
            using var sorted = RowBlock.AreRagged(stream) ? ByLength(block) : null;
            (block, var atOnce) = sorted is null ? (block, block.Count) : (sorted, PaddedBatch);

            for (var start = 0; start < block.Count; start += atOnce)
            {
                using var scope = NewDisposeScope();
                var (inputs, labels, weights) = block.ToTensors(start, Math.Min(atOnce, block.Count - start), device);
                yield return new RowBatch(InputBatch.ToFloat(inputs), labels, weights);
            }
        }
    }

    private RowBlock ByLength(RowBlock block)
    {
        var sorted = new RowBlock(stream, objective, block.Count);
        foreach (var row in block.ByLength())
            sorted.Add(block, row);
        return sorted;
    }
}
