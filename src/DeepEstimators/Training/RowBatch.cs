using static TorchSharp.torch;

namespace DeepEstimators.Training;

/// <summary>The rows of one step, on the device; the tensors belong to the dispose scope of the step.</summary>
internal readonly record struct RowBatch(Tensor Inputs, Tensor Labels, Tensor? Weights)
{
    /// <summary>Labels and weights of every row several times, one after another; the inputs stay as they are.</summary>
    internal RowBatch Repeat(int times) =>
        this with { Labels = Labels.repeat_interleave(times, 0), Weights = Weights?.repeat_interleave(times, 0) };
}
