using TorchSharp;

namespace Embedded.Torch.Tests;

// How many tensors live, once what other tests left to the finalizer is gone.
internal static class SettledTensors
{
    internal static long Count()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return torch.Tensor.TotalCount;
    }
}
