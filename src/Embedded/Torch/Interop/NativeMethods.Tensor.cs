using System.Runtime.InteropServices;

namespace TorchSharp;

internal static partial class NativeMethods
{
    [LibraryImport(Library)]
    internal static partial void et_tensor_free(nint self);

    // These only read a field, so they skip the switch of the GC's mode.
    [LibraryImport(Library), SuppressGCTransition]
    internal static partial long et_ndimension(torch.Tensor self);

    [LibraryImport(Library), SuppressGCTransition]
    internal static partial long et_numel(torch.Tensor self);

    [LibraryImport(Library), SuppressGCTransition]
    internal static partial long et_element_size(torch.Tensor self);

    [LibraryImport(Library), SuppressGCTransition]
    internal static partial int et_scalar_type(torch.Tensor self);

    [LibraryImport(Library), SuppressGCTransition]
    internal static partial int et_device_type(torch.Tensor self);

    [LibraryImport(Library), SuppressGCTransition]
    internal static partial int et_device_index(torch.Tensor self);

    [LibraryImport(Library), SuppressGCTransition]
    internal static partial NativeBool et_is_sparse(torch.Tensor self);

    [LibraryImport(Library), SuppressGCTransition]
    internal static partial NativeBool et_is_meta(torch.Tensor self);

    [LibraryImport(Library), SuppressGCTransition]
    internal static partial NativeBool et_is_conj(torch.Tensor self);

    [LibraryImport(Library), SuppressGCTransition]
    internal static partial NativeBool et_is_neg(torch.Tensor self);

    [LibraryImport(Library), SuppressGCTransition]
    internal static partial NativeBool et_is_leaf(torch.Tensor self);

    [LibraryImport(Library), SuppressGCTransition]
    internal static partial NativeBool et_requires_grad(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial int et_sizes(torch.Tensor self, Span<long> sizes);

    [LibraryImport(Library)]
    internal static partial int et_strides(torch.Tensor self, Span<long> strides);

    [LibraryImport(Library)]
    internal static partial int et_size(torch.Tensor self, long dim, out long size);

    [LibraryImport(Library)]
    internal static partial int et_stride(torch.Tensor self, long dim, out long stride);

    [LibraryImport(Library)]
    internal static partial int et_storage_offset(torch.Tensor self, out long offset);

    [LibraryImport(Library)]
    internal static partial int et_is_contiguous(torch.Tensor self, out NativeBool result);

    [LibraryImport(Library)]
    internal static partial int et_is_pinned(torch.Tensor self, out NativeBool result);

    [LibraryImport(Library)]
    internal static partial int et_is_nonzero(torch.Tensor self, out NativeBool result);

    [LibraryImport(Library)]
    internal static partial int et_data_ptr(torch.Tensor self, out nint data);

    [LibraryImport(Library)]
    internal static partial int et_item(torch.Tensor self, out ScalarValue value);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_clone(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_alias(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_contiguous(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_pin_memory(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial int et_copy_(torch.Tensor self, torch.Tensor source, NativeBool nonBlocking);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_to(torch.Tensor self, int type, int deviceType, int deviceIndex,
        NativeBool nonBlocking, NativeBool copy);

    [LibraryImport(Library)]
    internal static partial int et_set_(torch.Tensor self, torch.Tensor source);

    [LibraryImport(Library)]
    internal static partial int et_set_data(torch.Tensor self, torch.Tensor source);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int et_rename_(torch.Tensor self, string?[]? names, int count);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_narrow(torch.Tensor self, long dim, long start, long length);
}
