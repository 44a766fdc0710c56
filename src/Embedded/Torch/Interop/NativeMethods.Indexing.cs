using System.Runtime.InteropServices;

namespace TorchSharp;

internal static partial class NativeMethods
{
    [LibraryImport(Library)]
    internal static partial torch.Tensor et_index(torch.Tensor self, ReadOnlySpan<IndexItem> items, int count);

    [LibraryImport(Library)]
    internal static partial int et_index_put_(torch.Tensor self, ReadOnlySpan<IndexItem> items, int count,
        torch.Tensor value);

    [LibraryImport(Library)]
    internal static partial int et_index_put_scalar_(torch.Tensor self, ReadOnlySpan<IndexItem> items, int count,
        in ScalarValue value);
}
