// Spread, order and counts.
#include "abi.h"

using namespace embeddedtorch;

ET_API TensorHandle et_std(TensorHandle self, bool unbiased) {
    return made([&] { return at::std(*self, unbiased); });
}

ET_API TensorHandle et_var(TensorHandle self, bool unbiased) {
    return made([&] { return at::var(*self, unbiased); });
}

ET_API ResultList* et_std_mean(TensorHandle self, bool unbiased) {
    return results([&] { return listed(at::std_mean(*self, unbiased)); });
}

ET_API ResultList* et_var_mean(TensorHandle self, bool unbiased) {
    return results([&] { return listed(at::var_mean(*self, unbiased)); });
}

ET_API TensorHandle et_std_dims(TensorHandle self, const int64_t* dims, int32_t dims_count, bool unbiased,
                                bool keepdim) {
    return made([&] { return at::std(*self, span(dims, dims_count), unbiased, keepdim); });
}

ET_API TensorHandle et_var_dims(TensorHandle self, const int64_t* dims, int32_t dims_count, bool unbiased,
                                bool keepdim) {
    return made([&] { return at::var(*self, span(dims, dims_count), unbiased, keepdim); });
}

ET_API ResultList* et_std_mean_dims(TensorHandle self, const int64_t* dims, int32_t dims_count, bool unbiased,
                                    bool keepdim) {
    return results([&] { return listed(at::std_mean(*self, span(dims, dims_count), unbiased, keepdim)); });
}

ET_API ResultList* et_var_mean_dims(TensorHandle self, const int64_t* dims, int32_t dims_count, bool unbiased,
                                    bool keepdim) {
    return results([&] { return listed(at::var_mean(*self, span(dims, dims_count), unbiased, keepdim)); });
}

ET_API TensorHandle et_quantile(TensorHandle self, TensorHandle q, int64_t dim, bool keepdim) {
    return made([&] { return at::quantile(*self, *q, dim, keepdim); });
}

ET_API TensorHandle et_nanquantile(TensorHandle self, TensorHandle q, int64_t dim, bool keepdim) {
    return made([&] { return at::nanquantile(*self, *q, dim, keepdim); });
}

ET_API TensorHandle et_bincount(TensorHandle self, TensorHandle weights, int64_t minlength) {
    return made([&] { return at::bincount(*self, optional(weights), minlength); });
}

ET_API TensorHandle et_histc(TensorHandle self, int64_t bins, int64_t min, int64_t max) {
    return made([&] { return at::histc(*self, bins, min, max); });
}

ET_API TensorHandle et_bucketize(TensorHandle self, TensorHandle boundaries, bool outInt32, bool right) {
    return made([&] { return at::bucketize(*self, *boundaries, outInt32, right); });
}

ET_API TensorHandle et_corrcoef(TensorHandle self) { return made([&] { return at::corrcoef(*self); }); }

ET_API TensorHandle et_cov(TensorHandle self, int64_t correction, TensorHandle fweights, TensorHandle aweights) {
    return made([&] { return at::cov(*self, correction, optional(fweights), optional(aweights)); });
}

ET_API ResultList* et_sort(TensorHandle self, int64_t dim, bool descending, bool stable) {
    return results([&] { return listed(at::sort(*self, OptionalOf<bool>(stable), dim, descending)); });
}

ET_API TensorHandle et_argsort(TensorHandle self, int64_t dim, bool descending) {
    return made([&] { return at::argsort(*self, dim, descending); });
}

ET_API TensorHandle et_msort(TensorHandle self) { return made([&] { return at::msort(*self); }); }

ET_API ResultList* et_topk(TensorHandle self, int64_t k, int64_t dim, bool largest, bool sorted) {
    return results([&] { return listed(at::topk(*self, k, dim, largest, sorted)); });
}

ET_API ResultList* et_kthvalue(TensorHandle self, int64_t k, OptionalInteger dim, bool keepdim) {
    return results([&] { return listed(at::kthvalue(*self, k, dim.given ? dim.value : -1, keepdim)); });
}

ET_API ResultList* et_unique(TensorHandle self, bool sorted, bool return_inverse, bool return_counts,
                             OptionalInteger dim) {
    return results([&] {
        return listed(dim.given ? at::unique_dim(*self, dim.value, sorted, return_inverse, return_counts) : at::_unique2(*self, sorted, return_inverse, return_counts));
    });
}

ET_API ResultList* et_unique_consecutive(TensorHandle self, bool return_inverse, bool return_counts,
                                         OptionalInteger dim) {
    return results([&] {
        return listed(at::unique_consecutive(*self, return_inverse, return_counts, dim.optional()));
    });
}

ET_API TensorHandle et_diff(TensorHandle self, int64_t n, int64_t dim, TensorHandle prepend, TensorHandle append) {
    return made([&] { return at::diff(*self, n, dim, optional(prepend), optional(append)); });
}

ET_API TensorHandle et_trapezoid_x(TensorHandle self, TensorHandle x, int64_t dim) {
    return made([&] { return at::trapezoid(*self, *x, dim); });
}

ET_API TensorHandle et_trapezoid(TensorHandle self, double dx, int64_t dim) {
    return made([&] { return at::trapezoid(*self, at::Scalar(dx), dim); });
}

ET_API TensorHandle et_cumulative_trapezoid_x(TensorHandle self, TensorHandle x, int64_t dim) {
    return made([&] { return at::cumulative_trapezoid(*self, *x, dim); });
}

ET_API TensorHandle et_cumulative_trapezoid(TensorHandle self, double dx, int64_t dim) {
    return made([&] { return at::cumulative_trapezoid(*self, at::Scalar(dx), dim); });
}
