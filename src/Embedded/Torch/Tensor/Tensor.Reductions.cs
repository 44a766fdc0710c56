namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor sum(ScalarType? type = null) => NativeMethods.et_sum(this, NativeMethods.Code(type));

        public Tensor sum(ReadOnlySpan<long> dim, bool keepdim = false, ScalarType? type = null)
            => NativeMethods.et_sum_dims(this, dim, dim.Length, keepdim, NativeMethods.Code(type));

        public Tensor sum(long dim, bool keepdim = false, ScalarType? type = null)
            => sum((ReadOnlySpan<long>)[dim], keepdim, type);

        public Tensor sum(long dim0, long dim1, bool keepdim = false, ScalarType? type = null)
            => sum((ReadOnlySpan<long>)[dim0, dim1], keepdim, type);

        public Tensor sum(long dim0, long dim1, long dim2, bool keepdim = false, ScalarType? type = null)
            => sum((ReadOnlySpan<long>)[dim0, dim1, dim2], keepdim, type);

        public Tensor sum(long[] dim, bool keepdim = false, ScalarType? type = null)
            => sum((ReadOnlySpan<long>)dim, keepdim, type);

        public Tensor nansum() => NativeMethods.et_nansum(this);

        public Tensor mean() => NativeMethods.et_mean(this);

        public Tensor mean(long[] dimensions, bool keepdim = false, ScalarType? type = null)
            => NativeMethods.et_mean_dims(this, dimensions, dimensions.Length, keepdim, NativeMethods.Code(type));

        public Tensor nanmean(int? dim = null, bool keepdim = false, ScalarType? dtype = null)
            => NativeMethods.et_nanmean(this, dim, keepdim, NativeMethods.Code(dtype));

        public Tensor prod(ScalarType? type = null) => NativeMethods.et_prod(this, NativeMethods.Code(type));

        public Tensor prod(long dim, bool keepdim = false, ScalarType? type = null)
            => NativeMethods.et_prod_dim(this, dim, keepdim, NativeMethods.Code(type));

        public Tensor all() => NativeMethods.et_all(this);

        public Tensor all(long dim, bool keepdim = false) => NativeMethods.et_all_dim(this, dim, keepdim);

        public Tensor any() => NativeMethods.et_any(this);

        public Tensor any(long dim, bool keepdim = false) => NativeMethods.et_any_dim(this, dim, keepdim);

        public Tensor max() => NativeMethods.et_max(this);

        public (Tensor, Tensor) max(long dim, bool keepdim = false)
            => NativeMethods.et_max_dim(this, dim, keepdim).ToPair();

        public Tensor min() => NativeMethods.et_min(this);

        public (Tensor, Tensor) min(long dim, bool keepdim = false)
            => NativeMethods.et_min_dim(this, dim, keepdim).ToPair();

        public Tensor amax(ReadOnlySpan<long> dims, bool keepdim = false, Tensor? @out = null)
            => NativeMethods.et_amax(this, dims, dims.Length, keepdim, @out);

        public Tensor amax(long[] dims, bool keepdim = false, Tensor? @out = null)
            => amax((ReadOnlySpan<long>)dims, keepdim, @out);

        public Tensor amax(params long[] dims) => amax((ReadOnlySpan<long>)dims);

        public Tensor amin(ReadOnlySpan<long> dims, bool keepdim = false, Tensor? @out = null)
            => NativeMethods.et_amin(this, dims, dims.Length, keepdim, @out);

        public Tensor amin(long[] dims, bool keepdim = false, Tensor? @out = null)
            => amin((ReadOnlySpan<long>)dims, keepdim, @out);

        public Tensor amin(params long[] dims) => amin((ReadOnlySpan<long>)dims);

        public (Tensor, Tensor) aminmax(long? dim = null, bool keepdim = false)
            => NativeMethods.et_aminmax(this, dim, keepdim).ToPair();

        public Tensor argmax() => NativeMethods.et_argmax(this);

        public Tensor argmax(long dim, bool keepdim = false) => NativeMethods.et_argmax_dim(this, dim, keepdim);

        public Tensor argmin() => NativeMethods.et_argmin(this);

        public Tensor argmin(long dim, bool keepdim = false) => NativeMethods.et_argmin_dim(this, dim, keepdim);

        public Tensor median() => NativeMethods.et_median(this);

        public Tensor nanmedian() => NativeMethods.et_nanmedian(this);

        public (Tensor, Tensor) mode(long dim = -1, bool keepdim = false)
            => NativeMethods.et_mode(this, dim, keepdim).ToPair();

        public Tensor logsumexp(long dim, bool keepdim = false) => NativeMethods.et_logsumexp(this, dim, keepdim);

        public Tensor logcumsumexp(long dim) => NativeMethods.et_logcumsumexp(this, dim);

        public Tensor cumsum(long dim, ScalarType? type = null) => NativeMethods.et_cumsum(this, dim, NativeMethods.Code(type));

        public Tensor cumprod(long dim, ScalarType? type = null) => NativeMethods.et_cumprod(this, dim, NativeMethods.Code(type));

        public (Tensor, Tensor) cummax(long dim) => NativeMethods.et_cummax(this, dim).ToPair();

        public (Tensor, Tensor) cummin(long dim) => NativeMethods.et_cummin(this, dim).ToPair();

        public Tensor count_nonzero(long[]? dims = null)
            => NativeMethods.et_count_nonzero(this, dims, dims?.Length ?? 0);

        public Tensor norm(float p = 2) => NativeMethods.et_norm(this, p);

        public Tensor norm(int dim, bool keepdim = false, float p = 2)
            => NativeMethods.et_norm_dim(this, dim, keepdim, p);

        public Tensor dist(Tensor other, float p = 2) => NativeMethods.et_dist(this, other, p);

        public Tensor renorm(float p, long dim, float maxnorm) => NativeMethods.et_renorm(this, p, dim, maxnorm);

        public Tensor trace() => NativeMethods.et_trace(this);
    }
}
