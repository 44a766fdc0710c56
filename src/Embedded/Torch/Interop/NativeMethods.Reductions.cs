using System.Runtime.InteropServices;

namespace TorchSharp;

internal static partial class NativeMethods
{
    [LibraryImport(Library)]
    internal static partial torch.Tensor et_sum(torch.Tensor self, int type);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_sum_dims(torch.Tensor self, ReadOnlySpan<long> dim, int dimCount,
        NativeBool keepdim, int type);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_nansum(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_mean(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_mean_dims(torch.Tensor self, ReadOnlySpan<long> dimensions,
        int dimensionsCount, NativeBool keepdim, int type);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_nanmean(torch.Tensor self, OptionalInteger dim, NativeBool keepdim,
        int dtype);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_prod(torch.Tensor self, int type);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_prod_dim(torch.Tensor self, long dim, NativeBool keepdim, int type);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_all(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_all_dim(torch.Tensor self, long dim, NativeBool keepdim);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_any(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_any_dim(torch.Tensor self, long dim, NativeBool keepdim);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_max(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial TensorList et_max_dim(torch.Tensor self, long dim, NativeBool keepdim);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_min(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial TensorList et_min_dim(torch.Tensor self, long dim, NativeBool keepdim);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_amax(torch.Tensor self, ReadOnlySpan<long> dims, int dimsCount,
        NativeBool keepdim, torch.Tensor? @out);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_amin(torch.Tensor self, ReadOnlySpan<long> dims, int dimsCount,
        NativeBool keepdim, torch.Tensor? @out);

    [LibraryImport(Library)]
    internal static partial TensorList et_aminmax(torch.Tensor self, OptionalInteger dim, NativeBool keepdim);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_argmax(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_argmax_dim(torch.Tensor self, long dim, NativeBool keepdim);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_argmin(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_argmin_dim(torch.Tensor self, long dim, NativeBool keepdim);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_median(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_nanmedian(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial TensorList et_mode(torch.Tensor self, long dim, NativeBool keepdim);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_logsumexp(torch.Tensor self, long dim, NativeBool keepdim);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_logcumsumexp(torch.Tensor self, long dim);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_cumsum(torch.Tensor self, long dim, int type);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_cumprod(torch.Tensor self, long dim, int type);

    [LibraryImport(Library)]
    internal static partial TensorList et_cummax(torch.Tensor self, long dim);

    [LibraryImport(Library)]
    internal static partial TensorList et_cummin(torch.Tensor self, long dim);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_count_nonzero(torch.Tensor self, ReadOnlySpan<long> dims, int dimsCount);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_norm(torch.Tensor self, double p);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_norm_dim(torch.Tensor self, long dim, NativeBool keepdim, double p);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_dist(torch.Tensor self, torch.Tensor other, double p);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_renorm(torch.Tensor self, double p, long dim, double maxnorm);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_trace(torch.Tensor self);
}
