using static TorchSharp.torch;

namespace DeepEstimators.Training;

/// <summary>The rows of one step, on the device; the tensors belong to the dispose scope of the step.</summary>
internal readonly record struct RowBatch(Tensor Inputs, Tensor Labels, Tensor? Weights);
