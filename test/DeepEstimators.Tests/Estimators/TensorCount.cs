using TorchSharp;

namespace DeepEstimators.Tests.Estimators;

/// <summary>All tensors of the process. Tests that count them run alone.</summary>
[CollectionDefinition(nameof(TensorCount), DisableParallelization = true)]
public sealed class TensorCount
{
    /// <summary>The count, once what earlier tests left to the garbage collector is gone.</summary>
    internal static long Now()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return torch.Tensor.TotalCount;
    }
}
