namespace TorchSharp;

// The functions of torch that are also methods of a tensor.
public static partial class torch
{
    public static (Tensor, Tensor) kthvalue(Tensor input, long k, long? dim, bool keepdim = false)
        => input.kthvalue(k, dim, keepdim);

    public static (Tensor, Tensor) sort(Tensor input, long dim = -1, bool descending = false, bool stable = false)
        => input.sort(dim, descending, stable);

    public static (Tensor, Tensor) std_mean(Tensor input, ReadOnlySpan<long> dimensions, bool unbiased = true,
        bool keepdim = false, ScalarType? type = null)
        => input.std_mean(dimensions, unbiased, keepdim, type);

    public static (Tensor, Tensor) std_mean(Tensor input, bool unbiased = true) => input.std_mean(unbiased);

    public static (Tensor, Tensor) std_mean(Tensor input, long dimensions, bool unbiased = true,
        bool keepdim = false, ScalarType? type = null)
        => input.std_mean(dimensions, unbiased, keepdim, type);

    public static (Tensor, Tensor) std_mean(Tensor input, long[] dimensions, bool unbiased = true,
        bool keepdim = false, ScalarType? type = null)
        => input.std_mean(dimensions, unbiased, keepdim, type);

    public static (Tensor, Tensor) topk(Tensor tensor, int k, int dim = -1, bool largest = true, bool sorted = true)
        => tensor.topk(k, dim, largest, sorted);

    public static (Tensor, Tensor) var_mean(Tensor input, ReadOnlySpan<long> dimensions, bool unbiased = true,
        bool keepdim = false, ScalarType? type = null)
        => input.var_mean(dimensions, unbiased, keepdim, type);

    public static (Tensor, Tensor) var_mean(Tensor input, bool unbiased = true) => input.var_mean(unbiased);

    public static (Tensor, Tensor) var_mean(Tensor input, long dimensions, bool unbiased = true,
        bool keepdim = false, ScalarType? type = null)
        => input.var_mean(dimensions, unbiased, keepdim, type);

    public static (Tensor, Tensor) var_mean(Tensor input, long[] dimensions, bool unbiased = true,
        bool keepdim = false, ScalarType? type = null)
        => input.var_mean(dimensions, unbiased, keepdim, type);

    public static (Tensor, Tensor, Tensor) unique(Tensor input, bool sorted = true, bool return_inverse = false,
        bool return_counts = false, int? dim = null)
        => input.unique(sorted, return_inverse, return_counts, dim);

    public static (Tensor, Tensor, Tensor) unique_consecutive(Tensor input, bool return_inverse = false,
        bool return_counts = false, int? dim = null)
        => input.unique_consecutive(return_inverse, return_counts, dim);

    public static Tensor argsort(Tensor input, long dim = -1, bool descending = false)
        => input.argsort(dim, descending);

    public static Tensor bincount(Tensor input, Tensor? weights = null, long minlength = 0)
        => input.bincount(weights, minlength);

    public static Tensor bucketize(Tensor input, Tensor boundaries, bool outInt32 = false, bool right = false)
        => input.bucketize(boundaries, outInt32, right);

    public static Tensor corrcoef(Tensor input) => input.corrcoef();

    public static Tensor cov(Tensor input, long correction = 1, Tensor? fweights = null, Tensor? aweights = null)
        => input.cov(correction, fweights, aweights);

    public static Tensor cumulative_trapezoid(Tensor y, Tensor x, long dim = -1) => y.cumulative_trapezoid(x, dim);

    public static Tensor cumulative_trapezoid(Tensor y, double dx = 1, long dim = -1)
        => y.cumulative_trapezoid(dx, dim);

    public static Tensor diff(Tensor input, long n = 1, long dim = -1, Tensor? prepend = null, Tensor? append = null)
        => input.diff(n, dim, prepend, append);

    public static Tensor histc(Tensor input, long bins = 100, long min = 0, long max = 0)
        => input.histc(bins, min, max);

    public static Tensor msort(Tensor tensor) => tensor.msort();

    public static Tensor nanquantile(Tensor input, Tensor q, long dim = -1, bool keepdim = false)
        => input.nanquantile(q, dim, keepdim);

    public static Tensor quantile(Tensor input, Tensor q, long dim = -1, bool keepdim = false)
        => input.quantile(q, dim, keepdim);

    public static Tensor std(Tensor input, (long, long) dimensions, bool unbiased = true, bool keepdim = false,
        ScalarType? type = null)
        => input.std(dimensions, unbiased, keepdim, type);

    public static Tensor std(Tensor input, (long, long, long) dimensions, bool unbiased = true, bool keepdim = false,
        ScalarType? type = null)
        => input.std(dimensions, unbiased, keepdim, type);

    public static Tensor std(Tensor input, bool unbiased = true) => input.std(unbiased);

    public static Tensor std(Tensor input, long dimensions, bool unbiased = true, bool keepdim = false,
        ScalarType? type = null)
        => input.std(dimensions, unbiased, keepdim, type);

    public static Tensor std(Tensor input, long[] dimensions, bool unbiased = true, bool keepdim = false,
        ScalarType? type = null)
        => input.std(dimensions, unbiased, keepdim, type);

    public static Tensor trapezoid(Tensor y, Tensor x, long dim = -1) => y.trapezoid(x, dim);

    public static Tensor trapezoid(Tensor y, double dx = 1, long dim = -1) => y.trapezoid(dx, dim);

    public static Tensor var(Tensor input, (long, long) dimensions, bool unbiased = true, bool keepdim = false,
        ScalarType? type = null)
        => input.var(dimensions, unbiased, keepdim, type);

    public static Tensor var(Tensor input, (long, long, long) dimensions, bool unbiased = true, bool keepdim = false,
        ScalarType? type = null)
        => input.var(dimensions, unbiased, keepdim, type);

    public static Tensor var(Tensor input, bool unbiased = true) => input.var(unbiased);

    public static Tensor var(Tensor input, long dimensions, bool unbiased = true, bool keepdim = false,
        ScalarType? type = null)
        => input.var(dimensions, unbiased, keepdim, type);

    public static Tensor var(Tensor input, long[] dimensions, bool unbiased = true, bool keepdim = false,
        ScalarType? type = null)
        => input.var(dimensions, unbiased, keepdim, type);
}
