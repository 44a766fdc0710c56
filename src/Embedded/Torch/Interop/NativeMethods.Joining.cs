using System.Runtime.InteropServices;

namespace TorchSharp;

internal static partial class NativeMethods
{
    [LibraryImport(Library)]
    internal static partial torch.Tensor et_cat(TensorList tensors, long dim);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_stack(TensorList tensors, long dim);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_hstack(TensorList tensors);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_vstack(TensorList tensors);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_dstack(TensorList tensors);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_column_stack(TensorList tensors);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_block_diag(TensorList tensors);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_cartesian_prod(TensorList tensors);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial torch.Tensor et_einsum(string equation, TensorList tensors);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_combinations(torch.Tensor self, long count, NativeBool withReplacement);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial TensorList et_meshgrid(TensorList tensors, string indexing);

    [LibraryImport(Library)]
    internal static partial TensorList et_broadcast_tensors(TensorList tensors);

    [LibraryImport(Library)]
    internal static partial TensorList et_where_positions(torch.Tensor condition);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_searchsorted(torch.Tensor sortedSequence, torch.Tensor values,
        NativeBool outInt32, NativeBool right, torch.Tensor? sorter);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_cdist(torch.Tensor x1, torch.Tensor x2, double p, long computeMode);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_complex(torch.Tensor real, torch.Tensor imaginary);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_polar(torch.Tensor magnitude, torch.Tensor angle);

    [LibraryImport(Library)]
    internal static partial int et_result_type(torch.Tensor first, torch.Tensor second, out int type);

    [LibraryImport(Library)]
    internal static partial int et_promote_types(int first, int second);

    [LibraryImport(Library)]
    internal static partial NativeBool et_can_cast(int from, int to);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_normal(torch.Tensor mean, torch.Tensor std, nint generator);
}
