using DeepEstimators.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Training;

/// <summary>The rows of a mini-batch that came out of a stream.</summary>
internal sealed class StreamStep(RowBlock block, Device device) : IStepRows
{
    public long Length => block.Count;

    public RowBatch Take(long start, long length, ImageAugmentation? augmentation, Generator generator)
    {
        var (inputs, labels, weights) = block.ToTensors((int)start, (int)length, device);
        if (augmentation is { ChangesNothing: false } && inputs.dim() == 4)
            inputs = Augmenter.Change(inputs, augmentation, generator);
        return new RowBatch(InputBatch.ToFloat(inputs), labels, weights);
    }

    public void Dispose() => block.Dispose();

    public BatchRows Describe()
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var (inputs, labels, weights) = block.ToTensors(0, block.Count, torch.CPU);
        return BatchRows.Of([.. block.Rows.ToArray().Select(row => row.Number)], inputs, labels, weights);
    }
}
