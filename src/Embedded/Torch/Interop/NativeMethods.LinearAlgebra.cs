using System.Runtime.InteropServices;

namespace TorchSharp;

internal static partial class NativeMethods
{
    [LibraryImport(Library)]
    internal static partial torch.Tensor et_matmul(torch.Tensor self, torch.Tensor target);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_mm(torch.Tensor self, torch.Tensor target);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_bmm(torch.Tensor self, torch.Tensor batch2);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_mv(torch.Tensor self, torch.Tensor target);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_dot(torch.Tensor self, torch.Tensor target);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_vdot(torch.Tensor self, torch.Tensor target);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_outer(torch.Tensor self, torch.Tensor vec2);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_inner(torch.Tensor self, torch.Tensor vec2);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_kron(torch.Tensor self, torch.Tensor other);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_addmm(torch.Tensor self, torch.Tensor mat1, torch.Tensor mat2,
        double beta, double alpha);

    [LibraryImport(Library)]
    internal static partial int et_addmm_(torch.Tensor self, torch.Tensor mat1, torch.Tensor mat2, double beta,
        double alpha);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_addmv(torch.Tensor self, torch.Tensor mat, torch.Tensor vec, double beta,
        double alpha);

    [LibraryImport(Library)]
    internal static partial int et_addmv_(torch.Tensor self, torch.Tensor mat, torch.Tensor vec, double beta,
        double alpha);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_addr(torch.Tensor self, torch.Tensor vec1, torch.Tensor vec2,
        double beta, double alpha);

    [LibraryImport(Library)]
    internal static partial int et_addr_(torch.Tensor self, torch.Tensor vec1, torch.Tensor vec2, double beta,
        double alpha);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_addbmm(torch.Tensor self, torch.Tensor batch1, torch.Tensor batch2,
        double beta, double alpha);

    [LibraryImport(Library)]
    internal static partial int et_addbmm_(torch.Tensor self, torch.Tensor batch1, torch.Tensor batch2, double beta,
        double alpha);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_baddbmm(torch.Tensor self, torch.Tensor batch1, torch.Tensor batch2,
        double beta, double alpha);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_tensordot(torch.Tensor self, torch.Tensor b, ReadOnlySpan<long> dims1,
        int dims1Count, ReadOnlySpan<long> dims2, int dims2Count);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_det(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_logdet(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_inverse(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_pinverse(torch.Tensor self, double rcond, NativeBool hermitian);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_matrix_power(torch.Tensor self, long n);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_matrix_exp(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_cholesky_inverse(torch.Tensor self, NativeBool upper);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_cholesky_solve(torch.Tensor self, torch.Tensor input2, NativeBool upper);
}
