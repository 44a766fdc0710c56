using DeepEstimators.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Training;

/// <summary>Rows where the module is, moved there once. Its tensors belong to the dispose scope that it is made in.</summary>
internal sealed class DeviceRows
{
    private readonly Device device;
    private readonly long[]? numbers;

    /// <summary>Takes all rows, or those of <paramref name="indices"/>.</summary>
    internal DeviceRows(TrainingData data, long[]? indices, Device device)
    {
        this.device = device;
        numbers = indices;
        var index = indices is null ? null : torch.tensor(indices);
        Inputs = Place(data.Inputs, index);
        Labels = Place(data.Labels, index);
        Weights = data.Weights is null ? null : Place(data.Weights, index);
    }

    internal Tensor Inputs { get; }

    internal Tensor Labels { get; }

    internal Tensor? Weights { get; }

    internal long Rows => Inputs.shape[0];

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

    /// <summary>A training batch: rows number start to start + length of the order, changed at random if asked.</summary>
    internal RowBatch Take(
        Tensor order, long start, long length, ImageAugmentation? augmentation, Generator generator)
    {
        var index = order.narrow(0, start, length);
        var inputs = Inputs.index_select(0, index);
        if (augmentation is { ChangesNothing: false } && inputs.dim() == 4)
            inputs = Augmenter.Change(inputs, augmentation, generator);
        return new RowBatch(
            InputBatch.ToFloat(inputs), Labels.index_select(0, index), Weights?.index_select(0, index));
    }

    /// <summary>Rows start to start + length in their own order, as they are.</summary>
    internal RowBatch Take(long start, long length) => new(
        InputBatch.ToFloat(Inputs.narrow(0, start, length)),
        Labels.narrow(0, start, length),
        Weights?.narrow(0, start, length));

    private Tensor Place(Tensor values, Tensor? index) =>
        (index is null ? values : values.index_select(0, index)).to(device);
}
