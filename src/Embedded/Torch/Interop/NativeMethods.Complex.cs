using System.Runtime.InteropServices;

namespace TorchSharp;

internal static partial class NativeMethods
{
    [LibraryImport(Library)]
    internal static partial torch.Tensor et_real(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_imag(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_conj(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_conj_physical(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial int et_conj_physical_(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_resolve_conj(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_resolve_neg(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_angle(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_view_as_complex(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_view_as_real(torch.Tensor self);
}
