namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor std(bool unbiased = true) => NativeMethods.et_std(this, unbiased);

        public Tensor std(ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false,
            ScalarType? type = null)
            => Typed(NativeMethods.et_std_dims(this, dimensions, dimensions.Length, unbiased, keepdim), type);

        public Tensor std(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null)
            => std((ReadOnlySpan<long>)[dim], unbiased, keepdim, type);

        public Tensor std((long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null)
            => std((ReadOnlySpan<long>)[dim.Item1, dim.Item2], unbiased, keepdim, type);

        public Tensor std((long, long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null)
            => std((ReadOnlySpan<long>)[dim.Item1, dim.Item2, dim.Item3], unbiased, keepdim, type);

        public Tensor std(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null)
            => std((ReadOnlySpan<long>)dimensions, unbiased, keepdim, type);

        public Tensor var(bool unbiased = true) => NativeMethods.et_var(this, unbiased);

        public Tensor var(ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false,
            ScalarType? type = null)
            => Typed(NativeMethods.et_var_dims(this, dimensions, dimensions.Length, unbiased, keepdim), type);

        public Tensor var(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null)
            => var((ReadOnlySpan<long>)[dim], unbiased, keepdim, type);

        public Tensor var((long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null)
            => var((ReadOnlySpan<long>)[dim.Item1, dim.Item2], unbiased, keepdim, type);

        public Tensor var((long, long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null)
            => var((ReadOnlySpan<long>)[dim.Item1, dim.Item2, dim.Item3], unbiased, keepdim, type);

        public Tensor var(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null)
            => var((ReadOnlySpan<long>)dimensions, unbiased, keepdim, type);

        public (Tensor, Tensor) std_mean(bool unbiased = true) => NativeMethods.et_std_mean(this, unbiased).ToPair();

        public (Tensor, Tensor) std_mean(ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false,
            ScalarType? type = null)
            => Typed(NativeMethods.et_std_mean_dims(this, dimensions, dimensions.Length, unbiased, keepdim).ToPair(),
                type);

        public (Tensor, Tensor) std_mean(long dim, bool unbiased = true, bool keepdim = false,
            ScalarType? type = null)
            => std_mean((ReadOnlySpan<long>)[dim], unbiased, keepdim, type);

        public (Tensor, Tensor) std_mean(long[] dimensions, bool unbiased = true, bool keepdim = false,
            ScalarType? type = null)
            => std_mean((ReadOnlySpan<long>)dimensions, unbiased, keepdim, type);

        public (Tensor, Tensor) var_mean(bool unbiased = true) => NativeMethods.et_var_mean(this, unbiased).ToPair();

        public (Tensor, Tensor) var_mean(ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false,
            ScalarType? type = null)
            => Typed(NativeMethods.et_var_mean_dims(this, dimensions, dimensions.Length, unbiased, keepdim).ToPair(),
                type);

        public (Tensor, Tensor) var_mean(long dim, bool unbiased = true, bool keepdim = false,
            ScalarType? type = null)
            => var_mean((ReadOnlySpan<long>)[dim], unbiased, keepdim, type);

        public (Tensor, Tensor) var_mean(long[] dimensions, bool unbiased = true, bool keepdim = false,
            ScalarType? type = null)
            => var_mean((ReadOnlySpan<long>)dimensions, unbiased, keepdim, type);

        public Tensor quantile(Tensor q, long dim = -1, bool keepdim = false)
            => NativeMethods.et_quantile(this, q, dim, keepdim);

        public Tensor nanquantile(Tensor q, long dim = -1, bool keepdim = false)
            => NativeMethods.et_nanquantile(this, q, dim, keepdim);

        public Tensor bincount(Tensor? weights, long minlength = 0)
            => NativeMethods.et_bincount(this, weights, minlength);

        public Tensor histc(long bins = 100, long min = 0, long max = 0)
            => NativeMethods.et_histc(this, bins, min, max);

        public Tensor bucketize(Tensor boundaries, bool outInt32 = false, bool right = false)
            => NativeMethods.et_bucketize(this, boundaries, outInt32, right);

        public Tensor corrcoef() => NativeMethods.et_corrcoef(this);

        public Tensor cov(long correction = 1, Tensor? fweights = null, Tensor? aweights = null)
            => NativeMethods.et_cov(this, correction, fweights, aweights);

        public (Tensor, Tensor) sort(long dim = -1, bool descending = false, bool stable = false)
            => NativeMethods.et_sort(this, dim, descending, stable).ToPair();

        public Tensor argsort(long dim = -1, bool descending = false)
            => NativeMethods.et_argsort(this, dim, descending);

        public Tensor msort() => NativeMethods.et_msort(this);

        public (Tensor, Tensor) topk(int k, int dim = -1, bool largest = true, bool sorted = true)
            => NativeMethods.et_topk(this, k, dim, largest, sorted).ToPair();

        public (Tensor, Tensor) kthvalue(long k, long? dim, bool keepdim = false)
            => NativeMethods.et_kthvalue(this, k, dim, keepdim).ToPair();

        public (Tensor, Tensor, Tensor) unique(bool sorted = true, bool return_inverse = false,
            bool return_counts = false, int? dim = null)
            => NativeMethods.et_unique(this, sorted, return_inverse, return_counts, dim).ToTriple();

        public (Tensor, Tensor, Tensor) unique_consecutive(bool return_inverse = false, bool return_counts = false,
            int? dim = null)
            => NativeMethods.et_unique_consecutive(this, return_inverse, return_counts, dim).ToTriple();

        public Tensor diff(long n = 1, long dim = -1, Tensor? prepend = null, Tensor? append = null)
            => NativeMethods.et_diff(this, n, dim, prepend, append);

        public Tensor trapezoid(Tensor x, long dim = -1) => NativeMethods.et_trapezoid_x(this, x, dim);

        public Tensor trapezoid(double dx = 1, long dim = -1) => NativeMethods.et_trapezoid(this, dx, dim);

        public Tensor cumulative_trapezoid(Tensor x, long dim = -1)
            => NativeMethods.et_cumulative_trapezoid_x(this, x, dim);

        public Tensor cumulative_trapezoid(double dx = 1, long dim = -1)
            => NativeMethods.et_cumulative_trapezoid(this, dx, dim);

        private static Tensor Typed(Tensor result, ScalarType? type)
        {
            if (type is null || type == result.dtype)
                return result;
            using (result)
                return result.to_type(type.Value);
        }

        private static (Tensor, Tensor) Typed((Tensor, Tensor) results, ScalarType? type)
            => (Typed(results.Item1, type), Typed(results.Item2, type));
    }
}
