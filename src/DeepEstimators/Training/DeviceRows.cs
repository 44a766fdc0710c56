using DeepEstimators.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Training;

/// <summary>Rows where the module is, moved there once. Its tensors belong to the dispose scope that it is made in.</summary>
internal sealed class DeviceRows : ITrainingRows, IHeldRows, IIdentifiedRows
{
    // Numbers of one batch's inputs in evaluation: keeps a batch of large images small and one of short vectors long.
    private const long BatchElements = 1 << 20;
    private const int SmallestBatch = 16;
    private const int LargestBatch = 4096;

    // Of rows that differ in length, which lie by length.
    private const int LargestPaddedBatch = 64;

    private readonly long[]? numbers;
    private readonly int[]? lengths;
    private BatchPlan? plan;
    private long[]? steps;
    private Tensor? order;

    /// <summary>Takes all rows, or those of <paramref name="indices"/>.</summary>
    internal DeviceRows(TrainingData data, long[]? indices, Device device)
    {
        Device = device;
        numbers = indices;
        var index = indices is null ? null : torch.tensor(indices);
        Inputs = Place(data.Inputs, index);
        Labels = Place(data.Labels, index);
        Weights = data.Weights is null ? null : Place(data.Weights, index);
        lengths = LengthsOf(data, indices);
    }

    internal Tensor Inputs { get; }

    internal Tensor Labels { get; }

    internal Tensor? Weights { get; }

    public long Rows => Inputs.shape[0];

    public DeviceRows Statistics => this;

    public Device Device { get; }

    public long Classes
    {
        get
        {
            using var scope = NewDisposeScope();
            return Labels.max().item<long>() + 1;
        }
    }

    /// <summary>Rows to train on and rows to validate with, null where there are none.</summary>
    /// <exception cref="ArgumentException">Fewer than two rows are left to train on.</exception>
    internal static (ITrainingRows Training, IHeldRows? Held) Split(
        TrainingData data, TrainingData? validation, Objective objective, TrainingOptions options, Device device)
    {
        if (data.Stream is { } stream)
            return StreamedRows.Split(data, stream, validation, objective, options.Epochs, device);
        var (trainingRows, heldOutRows) = validation is null ? DataSplit.Split(data, objective, options) : (null, null);
        var training = new DeviceRows(data, trainingRows, device);
        var held = validation is not null ? Held(validation, objective, device)
            : heldOutRows is not null ? new DeviceRows(data, ByLength(data, heldOutRows), device)
            : null;
        if (training.Rows < 2)
            throw new ArgumentException($"Training needs 2 rows or more; there are {training.Rows}.", nameof(data));
        return (training, held is { Rows: 0 } ? null : held);
    }

    /// <summary>Rows of data of their own to validate with.</summary>
    internal static IHeldRows Held(TrainingData validation, Objective objective, Device device) => validation.Stream is { } stream
        ? new StreamedHeldRows(stream, objective, held: false, device)
        : new DeviceRows(validation, ByLength(validation, null), device);

    /// <summary>The numbers that these rows have in the data.</summary>
    internal long[] Numbers(long[] rows) =>
        numbers is null ? rows : Array.ConvertAll(rows, row => numbers[row]);

    public IEnumerable<(string Name, string Value)> Identity()
    {
        yield return ("inputs", FitIdentity.Digest(Inputs));
        yield return ("labels", FitIdentity.Digest(Labels));
        if (Weights is { } weights)
            yield return ("weights", FitIdentity.Digest(weights));
    }

    public void StartEpoch(int epoch, BatchPlan batches, FitRandom random)
    {
        plan = batches;
        order?.Dispose();
        var generator = random.Order(epoch);
        order = randperm(Rows, ScalarType.Int64, generator: generator);
        if (lengths is not null)
        {
            (var rows, steps) = LengthBuckets.Arrange(order.data<long>().ToArray(), lengths, batches, generator);
            order.Dispose();
            order = torch.tensor(rows);
        }

        order = order.to(Device);
    }

    public IStepRows Step(int step)
    {
        var (start, length) = plan![steps is null ? step : (int)steps[step]];
        return new StepRows(this, order!, start, length);
    }

    public IEnumerable<RowBatch> Batches()
    {
        var atOnce = Math.Clamp(
            BatchElements / Math.Max(1, Inputs.numel() / Rows), SmallestBatch, lengths is null ? LargestBatch : LargestPaddedBatch);
        for (long start = 0; start < Rows; start += atOnce)
        {
            var length = Math.Min(atOnce, Rows - start);
            using var scope = NewDisposeScope();
            yield return new RowBatch(
                InputBatch.ToFloat(Inputs.narrow(0, start, length)),
                Labels.narrow(0, start, length),
                Weights?.narrow(0, start, length));
        }
    }

    private static int[]? LengthsOf(TrainingData data, long[]? rows) => data.Lengths is not { } all ? null
        : rows is null ? all.ToArray()
        : Array.ConvertAll(rows, row => all[(int)row]);

    // In evaluation the order of the rows does not matter, and rows of one length leave little padding.
    private static long[]? ByLength(TrainingData data, long[]? rows) => data.Lengths is not { } all ? rows
        : (rows ?? Enumerable.Range(0, all.Count).Select(row => (long)row)).OrderBy(row => all[(int)row]).ToArray();

    private Tensor Place(Tensor values, Tensor? index) =>
        (index is null ? values : values.index_select(0, index)).to(Device);
}
