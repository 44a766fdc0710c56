using System.Runtime.InteropServices;

namespace TorchSharp;

internal static partial class NativeMethods
{
    [LibraryImport(Library)]
    internal static partial TensorList et_split(torch.Tensor self, long size, long dim);

    [LibraryImport(Library)]
    internal static partial TensorList et_split_sizes(torch.Tensor self, ReadOnlySpan<long> sizes, int sizesCount,
        long dim);

    [LibraryImport(Library)]
    internal static partial TensorList et_chunk(torch.Tensor self, long chunks, long dim);

    [LibraryImport(Library)]
    internal static partial TensorList et_unbind(torch.Tensor self, long dimension);

    [LibraryImport(Library)]
    internal static partial TensorList et_tensor_split(torch.Tensor self, long size, long dim);

    [LibraryImport(Library)]
    internal static partial TensorList et_tensor_split_sizes(torch.Tensor self, ReadOnlySpan<long> sizes,
        int sizesCount, long dim);

    [LibraryImport(Library)]
    internal static partial TensorList et_tensor_split_tensor(torch.Tensor self, torch.Tensor indices, long dim);

    [LibraryImport(Library)]
    internal static partial TensorList et_hsplit(torch.Tensor self, long size);

    [LibraryImport(Library)]
    internal static partial TensorList et_hsplit_sizes(torch.Tensor self, ReadOnlySpan<long> sizes, int sizesCount);

    [LibraryImport(Library)]
    internal static partial TensorList et_vsplit(torch.Tensor self, long size);

    [LibraryImport(Library)]
    internal static partial TensorList et_vsplit_sizes(torch.Tensor self, ReadOnlySpan<long> sizes, int sizesCount);

    [LibraryImport(Library)]
    internal static partial TensorList et_dsplit(torch.Tensor self, long size);

    [LibraryImport(Library)]
    internal static partial TensorList et_dsplit_sizes(torch.Tensor self, ReadOnlySpan<long> sizes, int sizesCount);
}
