using System.Runtime.InteropServices;

namespace TorchSharp;

internal static partial class NativeMethods
{
    [LibraryImport(Library)]
    internal static partial torch.Tensor et_select(torch.Tensor self, long dim, long index);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_slice(torch.Tensor self, long dim, long start, long finish, long step);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_gather(torch.Tensor self, long dim, torch.Tensor index);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_scatter(torch.Tensor self, long dim, torch.Tensor index,
        torch.Tensor src);

    [LibraryImport(Library)]
    internal static partial int et_scatter_(torch.Tensor self, long dim, torch.Tensor index, torch.Tensor src);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_scatter_add(torch.Tensor self, long dim, torch.Tensor index,
        torch.Tensor src);

    [LibraryImport(Library)]
    internal static partial int et_scatter_add_(torch.Tensor self, long dim, torch.Tensor index, torch.Tensor src);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_index_select(torch.Tensor self, long dim, torch.Tensor index);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_index_add(torch.Tensor self, long dim, torch.Tensor index,
        torch.Tensor source, in ScalarValue alpha);

    [LibraryImport(Library)]
    internal static partial int et_index_add_(torch.Tensor self, long dim, torch.Tensor index, torch.Tensor source,
        in ScalarValue alpha);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_index_copy(torch.Tensor self, long dim, torch.Tensor index,
        torch.Tensor source);

    [LibraryImport(Library)]
    internal static partial int et_index_copy_(torch.Tensor self, long dim, torch.Tensor index, torch.Tensor source);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_index_fill(torch.Tensor self, long dim, torch.Tensor index,
        in ScalarValue value);

    [LibraryImport(Library)]
    internal static partial int et_index_fill_(torch.Tensor self, long dim, torch.Tensor index, in ScalarValue value);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_masked_fill(torch.Tensor self, torch.Tensor mask, in ScalarValue value);

    [LibraryImport(Library)]
    internal static partial int et_masked_fill_(torch.Tensor self, torch.Tensor mask, in ScalarValue value);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_masked_scatter(torch.Tensor self, torch.Tensor mask, torch.Tensor value);

    [LibraryImport(Library)]
    internal static partial int et_masked_scatter_(torch.Tensor self, torch.Tensor mask, torch.Tensor value);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_masked_select(torch.Tensor self, torch.Tensor mask);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_where(torch.Tensor self, torch.Tensor condition, torch.Tensor y);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_take(torch.Tensor self, torch.Tensor index);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_take_along_dim(torch.Tensor self, torch.Tensor indices);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_take_along_dim_dim(torch.Tensor self, torch.Tensor indices, long dim);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_nonzero(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_argwhere(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_select_scatter(torch.Tensor self, torch.Tensor src, long dim, long index);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_slice_scatter(torch.Tensor self, torch.Tensor src, long dim,
        OptionalInteger start, OptionalInteger end, long step);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_diagonal_scatter(torch.Tensor self, torch.Tensor src, long offset,
        long dim1, long dim2);
}
