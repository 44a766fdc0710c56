using System.Runtime.InteropServices;

namespace TorchSharp;

internal static partial class NativeMethods
{
    [LibraryImport(Library)]
    internal static partial torch.Tensor et_std(torch.Tensor self, NativeBool unbiased);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_var(torch.Tensor self, NativeBool unbiased);

    [LibraryImport(Library)]
    internal static partial TensorList et_std_mean(torch.Tensor self, NativeBool unbiased);

    [LibraryImport(Library)]
    internal static partial TensorList et_var_mean(torch.Tensor self, NativeBool unbiased);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_std_dims(torch.Tensor self, ReadOnlySpan<long> dims, int dimsCount,
        NativeBool unbiased, NativeBool keepdim);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_var_dims(torch.Tensor self, ReadOnlySpan<long> dims, int dimsCount,
        NativeBool unbiased, NativeBool keepdim);

    [LibraryImport(Library)]
    internal static partial TensorList et_std_mean_dims(torch.Tensor self, ReadOnlySpan<long> dims, int dimsCount,
        NativeBool unbiased, NativeBool keepdim);

    [LibraryImport(Library)]
    internal static partial TensorList et_var_mean_dims(torch.Tensor self, ReadOnlySpan<long> dims, int dimsCount,
        NativeBool unbiased, NativeBool keepdim);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_quantile(torch.Tensor self, torch.Tensor q, long dim, NativeBool keepdim);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_nanquantile(torch.Tensor self, torch.Tensor q, long dim,
        NativeBool keepdim);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_bincount(torch.Tensor self, torch.Tensor? weights, long minlength);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_histc(torch.Tensor self, long bins, long min, long max);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_bucketize(torch.Tensor self, torch.Tensor boundaries,
        NativeBool outInt32, NativeBool right);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_corrcoef(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_cov(torch.Tensor self, long correction, torch.Tensor? fweights,
        torch.Tensor? aweights);

    [LibraryImport(Library)]
    internal static partial TensorList et_sort(torch.Tensor self, long dim, NativeBool descending, NativeBool stable);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_argsort(torch.Tensor self, long dim, NativeBool descending);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_msort(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial TensorList et_topk(torch.Tensor self, long k, long dim, NativeBool largest,
        NativeBool sorted);

    [LibraryImport(Library)]
    internal static partial TensorList et_kthvalue(torch.Tensor self, long k, OptionalInteger dim,
        NativeBool keepdim);

    [LibraryImport(Library)]
    internal static partial TensorList et_unique(torch.Tensor self, NativeBool sorted, NativeBool returnInverse,
        NativeBool returnCounts, OptionalInteger dim);

    [LibraryImport(Library)]
    internal static partial TensorList et_unique_consecutive(torch.Tensor self, NativeBool returnInverse,
        NativeBool returnCounts, OptionalInteger dim);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_diff(torch.Tensor self, long n, long dim, torch.Tensor? prepend,
        torch.Tensor? append);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_trapezoid_x(torch.Tensor self, torch.Tensor x, long dim);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_trapezoid(torch.Tensor self, double dx, long dim);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_cumulative_trapezoid_x(torch.Tensor self, torch.Tensor x, long dim);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_cumulative_trapezoid(torch.Tensor self, double dx, long dim);
}
