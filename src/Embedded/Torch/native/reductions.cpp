// Many elements to one, along dimensions or altogether.
#include "abi.h"

using namespace embeddedtorch;

ET_API TensorHandle et_sum(TensorHandle self, int32_t type) {
    return made([&] { return at::sum(*self, optional_type(type)); });
}

ET_API TensorHandle et_sum_dims(TensorHandle self, const int64_t* dim, int32_t dim_count, bool keepdim,
                                int32_t type) {
    return made([&] { return at::sum(*self, span(dim, dim_count), keepdim, optional_type(type)); });
}

ET_API TensorHandle et_nansum(TensorHandle self) { return made([&] { return at::nansum(*self); }); }

ET_API TensorHandle et_mean(TensorHandle self) { return made([&] { return at::mean(*self); }); }

ET_API TensorHandle et_mean_dims(TensorHandle self, const int64_t* dimensions, int32_t dimensions_count,
                                 bool keepdim, int32_t type) {
    return made([&] { return at::mean(*self, span(dimensions, dimensions_count), keepdim, optional_type(type)); });
}

ET_API TensorHandle et_nanmean(TensorHandle self, OptionalInteger dim, bool keepdim, int32_t dtype) {
    return made([&] {
        return at::nanmean(*self, dim.given ? at::OptionalIntArrayRef(dim.value) : at::OptionalIntArrayRef(), keepdim, optional_type(dtype));
    });
}

ET_API TensorHandle et_prod(TensorHandle self, int32_t type) {
    return made([&] { return at::prod(*self, optional_type(type)); });
}

ET_API TensorHandle et_prod_dim(TensorHandle self, int64_t dim, bool keepdim, int32_t type) {
    return made([&] { return at::prod(*self, dim, keepdim, optional_type(type)); });
}

ET_API TensorHandle et_all(TensorHandle self) { return made([&] { return at::all(*self); }); }

ET_API TensorHandle et_all_dim(TensorHandle self, int64_t dim, bool keepdim) {
    return made([&] { return at::all(*self, dim, keepdim); });
}

ET_API TensorHandle et_any(TensorHandle self) { return made([&] { return at::any(*self); }); }

ET_API TensorHandle et_any_dim(TensorHandle self, int64_t dim, bool keepdim) {
    return made([&] { return at::any(*self, dim, keepdim); });
}

ET_API TensorHandle et_max(TensorHandle self) { return made([&] { return at::max(*self); }); }

ET_API ResultList* et_max_dim(TensorHandle self, int64_t dim, bool keepdim) {
    return results([&] { return listed(at::max(*self, dim, keepdim)); });
}

ET_API TensorHandle et_min(TensorHandle self) { return made([&] { return at::min(*self); }); }

ET_API ResultList* et_min_dim(TensorHandle self, int64_t dim, bool keepdim) {
    return results([&] { return listed(at::min(*self, dim, keepdim)); });
}

ET_API TensorHandle et_amax(TensorHandle self, const int64_t* dims, int32_t dims_count, bool keepdim,
                            TensorHandle out) {
    return made([&] {
        return out ? at::amax_out(*out, *self, span(dims, dims_count), keepdim) : at::amax(*self, span(dims, dims_count), keepdim);
    });
}

ET_API TensorHandle et_amin(TensorHandle self, const int64_t* dims, int32_t dims_count, bool keepdim,
                            TensorHandle out) {
    return made([&] {
        return out ? at::amin_out(*out, *self, span(dims, dims_count), keepdim) : at::amin(*self, span(dims, dims_count), keepdim);
    });
}

ET_API ResultList* et_aminmax(TensorHandle self, OptionalInteger dim, bool keepdim) {
    return results([&] { return listed(at::aminmax(*self, dim.optional(), keepdim)); });
}

ET_API TensorHandle et_argmax(TensorHandle self) { return made([&] { return at::argmax(*self); }); }

ET_API TensorHandle et_argmax_dim(TensorHandle self, int64_t dim, bool keepdim) {
    return made([&] { return at::argmax(*self, dim, keepdim); });
}

ET_API TensorHandle et_argmin(TensorHandle self) { return made([&] { return at::argmin(*self); }); }

ET_API TensorHandle et_argmin_dim(TensorHandle self, int64_t dim, bool keepdim) {
    return made([&] { return at::argmin(*self, dim, keepdim); });
}

ET_API TensorHandle et_median(TensorHandle self) { return made([&] { return at::median(*self); }); }

ET_API TensorHandle et_nanmedian(TensorHandle self) { return made([&] { return at::nanmedian(*self); }); }

ET_API ResultList* et_mode(TensorHandle self, int64_t dim, bool keepdim) {
    return results([&] { return listed(at::mode(*self, dim, keepdim)); });
}

ET_API TensorHandle et_logsumexp(TensorHandle self, int64_t dim, bool keepdim) {
    return made([&] { return at::logsumexp(*self, dim, keepdim); });
}

ET_API TensorHandle et_logcumsumexp(TensorHandle self, int64_t dim) {
    return made([&] { return at::logcumsumexp(*self, dim); });
}

ET_API TensorHandle et_cumsum(TensorHandle self, int64_t dim, int32_t type) {
    return made([&] { return at::cumsum(*self, dim, optional_type(type)); });
}

ET_API TensorHandle et_cumprod(TensorHandle self, int64_t dim, int32_t type) {
    return made([&] { return at::cumprod(*self, dim, optional_type(type)); });
}

ET_API ResultList* et_cummax(TensorHandle self, int64_t dim) {
    return results([&] { return listed(at::cummax(*self, dim)); });
}

ET_API ResultList* et_cummin(TensorHandle self, int64_t dim) {
    return results([&] { return listed(at::cummin(*self, dim)); });
}

ET_API TensorHandle et_count_nonzero(TensorHandle self, const int64_t* dims, int32_t dims_count) {
    return made([&] { return dims ? at::count_nonzero(*self, span(dims, dims_count)) : at::count_nonzero(*self); });
}

ET_API TensorHandle et_norm(TensorHandle self, double p) { return made([&] { return at::norm(*self, p); }); }

ET_API TensorHandle et_norm_dim(TensorHandle self, int64_t dim, bool keepdim, double p) {
    return made([&] { return at::norm(*self, at::Scalar(p), at::IntArrayRef(dim), keepdim); });
}

ET_API TensorHandle et_dist(TensorHandle self, TensorHandle other, double p) {
    return made([&] { return at::dist(*self, *other, p); });
}

ET_API TensorHandle et_renorm(TensorHandle self, double p, int64_t dim, double maxnorm) {
    return made([&] { return at::renorm(*self, p, dim, maxnorm); });
}

ET_API TensorHandle et_trace(TensorHandle self) { return made([&] { return at::trace(*self); }); }
