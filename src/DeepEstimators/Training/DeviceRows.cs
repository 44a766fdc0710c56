using DeepEstimators.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Training;

/// <summary>Rows where the module is, moved there once. Its tensors belong to the dispose scope that it is made in.</summary>
internal sealed class DeviceRows : ITrainingRows, IHeldRows
{
    // Numbers of one batch's inputs in evaluation: keeps a batch of large images small and one of short vectors long.
    private const long BatchElements = 1 << 20;

    private readonly long[]? numbers;
    private BatchPlan? plan;
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
    internal static (DeviceRows Training, DeviceRows? Held) Split(
        TrainingData data, TrainingData? validation, Objective objective, TrainingOptions options, Device device)
    {
        var (trainingRows, heldOutRows) = validation is null ? DataSplit.Split(data, objective, options) : (null, null);
        var training = new DeviceRows(data, trainingRows, device);
        var held = validation is not null ? new DeviceRows(validation, null, device)
            : heldOutRows is not null ? new DeviceRows(data, heldOutRows, device)
            : null;
        if (training.Rows < 2)
            throw new ArgumentException($"Training needs 2 rows or more; there are {training.Rows}.", nameof(data));
        return (training, held is { Rows: 0 } ? null : held);
    }

    /// <summary>The numbers that these rows have in the data.</summary>
    internal long[] Numbers(long[] rows) =>
        numbers is null ? rows : Array.ConvertAll(rows, row => numbers[row]);

    public void StartEpoch(int epoch, BatchPlan batches, FitRandom random)
    {
        plan = batches;
        order?.Dispose();
        order = randperm(Rows, ScalarType.Int64, generator: random.Order(epoch)).to(Device);
    }

    public IStepRows Step(int step)
    {
        var (start, length) = plan![step];
        return new StepRows(this, order!, start, length);
    }

    public IEnumerable<RowBatch> Batches()
    {
        var atOnce = Math.Clamp(BatchElements / Math.Max(1, Inputs.numel() / Rows), 16, 4096);
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

    private Tensor Place(Tensor values, Tensor? index) =>
        (index is null ? values : values.index_select(0, index)).to(Device);
}
