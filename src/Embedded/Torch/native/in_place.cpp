// What is done to each element in its place.
#include "abi.h"

using namespace embeddedtorch;

#define IN_PLACE(name) \
    ET_API int et_##name(TensorHandle self) { return guarded([&] { self->name(); }); }

IN_PLACE(abs_)
IN_PLACE(acos_)
IN_PLACE(acosh_)
IN_PLACE(asin_)
IN_PLACE(asinh_)
IN_PLACE(atan_)
IN_PLACE(atanh_)
IN_PLACE(ceil_)
IN_PLACE(cos_)
IN_PLACE(cosh_)
IN_PLACE(digamma_)
IN_PLACE(erf_)
IN_PLACE(erfc_)
IN_PLACE(erfinv_)
IN_PLACE(exp_)
IN_PLACE(expm1_)
IN_PLACE(floor_)
IN_PLACE(frac_)
IN_PLACE(lgamma_)
IN_PLACE(log_)
IN_PLACE(log10_)
IN_PLACE(log1p_)
IN_PLACE(log2_)
IN_PLACE(neg_)
IN_PLACE(reciprocal_)
IN_PLACE(rsqrt_)
IN_PLACE(sgn_)
IN_PLACE(sigmoid_)
IN_PLACE(sign_)
IN_PLACE(sin_)
IN_PLACE(sinc_)
IN_PLACE(sinh_)
IN_PLACE(sqrt_)
IN_PLACE(tan_)
IN_PLACE(tanh_)
IN_PLACE(trunc_)
IN_PLACE(zero_)

ET_API int et_round_(TensorHandle self, int64_t decimals) {
    return guarded([&] { decimals == 0 ? self->round_() : self->round_(decimals); });
}

ET_API int et_polygamma_(TensorHandle self, int64_t p) { return guarded([&] { self->polygamma_(p); }); }

ET_API int et_mvlgamma_(TensorHandle self, int64_t p) { return guarded([&] { self->mvlgamma_(p); }); }

ET_API int et_clamp_(TensorHandle self, const ScalarValue* min, const ScalarValue* max) {
    return guarded([&] { self->clamp_(optional(min), optional(max)); });
}

ET_API int et_clamp_tensor_(TensorHandle self, TensorHandle min, TensorHandle max) {
    return guarded([&] { self->clamp_(optional(min), optional(max)); });
}

ET_API int et_clamp_max_(TensorHandle self, const ScalarValue* max) {
    return guarded([&] { self->clamp_max_(max->scalar()); });
}

ET_API int et_clamp_min_(TensorHandle self, const ScalarValue* min) {
    return guarded([&] { self->clamp_min_(min->scalar()); });
}

ET_API int et_fill_(TensorHandle self, const ScalarValue* value) {
    return guarded([&] { self->fill_(value->scalar()); });
}
