using DeepEstimators.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Training;

/// <summary>Rows of a mini-batch that lie on the device among all others, in the order of an epoch.</summary>
internal sealed class StepRows(DeviceRows rows, Tensor order, long first, long length) : IStepRows
{
    public long Length => length;

    public RowBatch Take(long start, long count, ImageAugmentation? augmentation, Generator generator)
    {
        var index = order.narrow(0, first + start, count);
        var inputs = rows.Inputs.index_select(0, index);
        if (augmentation is { ChangesNothing: false } && inputs.dim() == 4)
            inputs = Augmenter.Change(inputs, augmentation, generator);
        return new RowBatch(
            InputBatch.ToFloat(inputs), rows.Labels.index_select(0, index), rows.Weights?.index_select(0, index));
    }

    // The device's rows are not its own.
    public void Dispose()
    {
    }

    public BatchRows Describe()
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var index = order.narrow(0, first, length);
        return BatchRows.Of(
            rows.Numbers(index.to(torch.CPU).data<long>().ToArray()),
            rows.Inputs.index_select(0, index),
            rows.Labels.index_select(0, index),
            rows.Weights?.index_select(0, index));
    }
}
