namespace TorchSharp;

// The functions of torch that are also methods of a tensor.
public static partial class torch
{
    public static (Tensor, Tensor) aminmax(Tensor input, long? dim = null, bool keepdim = false)
        => input.aminmax(dim, keepdim);

    public static (Tensor, Tensor) cummax(Tensor input, long dim) => input.cummax(dim);

    public static (Tensor, Tensor) cummin(Tensor input, long dim) => input.cummin(dim);

    public static (Tensor, Tensor) max(Tensor input, long dim, bool keepdim = false) => input.max(dim, keepdim);

    public static (Tensor, Tensor) min(Tensor input, long dim, bool keepdim = false) => input.min(dim, keepdim);

    public static (Tensor, Tensor) mode(Tensor input, long dim = -1, bool keepdim = false)
        => input.mode(dim, keepdim);

    public static Tensor all(Tensor input) => input.all();

    public static Tensor all(Tensor input, long dim, bool keepdim = false) => input.all(dim, keepdim);

    public static Tensor amax(Tensor input, ReadOnlySpan<long> dims, bool keepdim = false, Tensor? @out = null)
        => input.amax(dims, keepdim, @out);

    public static Tensor amax(Tensor input, long[] dims) => input.amax(dims);

    public static Tensor amax(Tensor input, long[] dims, bool keepdim = false, Tensor? @out = null)
        => input.amax(dims, keepdim, @out);

    public static Tensor amin(Tensor input, ReadOnlySpan<long> dims, bool keepdim = false, Tensor? @out = null)
        => input.amin(dims, keepdim, @out);

    public static Tensor amin(Tensor input, long[] dims, bool keepdim = false, Tensor? @out = null)
        => input.amin(dims, keepdim, @out);

    public static Tensor any(Tensor input) => input.any();

    public static Tensor any(Tensor input, long dim, bool keepdim = false) => input.any(dim, keepdim);

    public static Tensor argmax(Tensor input) => input.argmax();

    public static Tensor argmax(Tensor input, long dim, bool keepdim = false) => input.argmax(dim, keepdim);

    public static Tensor argmin(Tensor input) => input.argmin();

    public static Tensor argmin(Tensor input, long dim, bool keepdim = false) => input.argmin(dim, keepdim);

    public static Tensor count_nonzero(Tensor input, long[]? dims = null) => input.count_nonzero(dims);

    public static Tensor cumprod(Tensor input, long dim, ScalarType? dtype = null) => input.cumprod(dim, dtype);

    public static Tensor cumsum(Tensor input, long dim, ScalarType? type = null) => input.cumsum(dim, type);

    public static Tensor dist(Tensor input, Tensor other, float p = 2) => input.dist(other, p);

    public static Tensor logcumsumexp(Tensor input, long dim) => input.logcumsumexp(dim);

    public static Tensor logsumexp(Tensor input, long dim, bool keepdim = false) => input.logsumexp(dim, keepdim);

    public static Tensor max(Tensor input) => input.max();

    public static Tensor mean(Tensor input) => input.mean();

    public static Tensor mean(Tensor input, long[] dimensions, bool keepdim = false, ScalarType? type = null)
        => input.mean(dimensions, keepdim, type);

    public static Tensor median(Tensor input) => input.median();

    public static Tensor min(Tensor input) => input.min();

    public static Tensor nanmean(Tensor input, int? dim = null, bool keepdim = false, ScalarType? dtype = null)
        => input.nanmean(dim, keepdim, dtype);

    public static Tensor nanmedian(Tensor input) => input.nanmedian();

    public static Tensor nansum(Tensor input) => input.nansum();

    public static Tensor norm(Tensor input, float p = 2) => input.norm(p);

    public static Tensor norm(Tensor input, int dimension, bool keepdim = false, float p = 2)
        => input.norm(dimension, keepdim, p);

    public static Tensor prod(Tensor input, ScalarType? type = null) => input.prod(type);

    public static Tensor prod(Tensor input, long dim, bool keepdim = false, ScalarType? type = null)
        => input.prod(dim, keepdim, type);

    public static Tensor renorm(Tensor input, float p, long dim, float maxnorm) => input.renorm(p, dim, maxnorm);

    public static Tensor sum(Tensor input, ReadOnlySpan<long> dim, bool keepdim = false, ScalarType? type = null)
        => input.sum(dim, keepdim, type);

    public static Tensor sum(Tensor input, ScalarType? type = null) => input.sum(type);

    public static Tensor sum(Tensor input, long dim, bool keepdim = false, ScalarType? type = null)
        => input.sum(dim, keepdim, type);

    public static Tensor trace(Tensor input) => input.trace();
}
