// What is done to each element by itself.
#include "abi.h"

using namespace embeddedtorch;

#define POINTWISE(name) \
    ET_API TensorHandle et_##name(TensorHandle self) { return made([&] { return at::name(*self); }); }

POINTWISE(abs)
POINTWISE(acos)
POINTWISE(acosh)
POINTWISE(asin)
POINTWISE(asinh)
POINTWISE(atan)
POINTWISE(atanh)
POINTWISE(ceil)
POINTWISE(cos)
POINTWISE(cosh)
POINTWISE(digamma)
POINTWISE(erf)
POINTWISE(erfc)
POINTWISE(erfinv)
POINTWISE(exp)
POINTWISE(exp2)
POINTWISE(expm1)
POINTWISE(floor)
POINTWISE(frac)
POINTWISE(lgamma)
POINTWISE(log)
POINTWISE(log10)
POINTWISE(log1p)
POINTWISE(log2)
POINTWISE(neg)
POINTWISE(reciprocal)
POINTWISE(rsqrt)
POINTWISE(sgn)
POINTWISE(sigmoid)
POINTWISE(sign)
POINTWISE(sin)
POINTWISE(sinc)
POINTWISE(sinh)
POINTWISE(sqrt)
POINTWISE(square)
POINTWISE(tan)
POINTWISE(tanh)
POINTWISE(trunc)
POINTWISE(deg2rad)
POINTWISE(rad2deg)
POINTWISE(i0)
POINTWISE(positive)
POINTWISE(signbit)

ET_API TensorHandle et_round(TensorHandle self, int64_t decimals) {
    return made([&] { return decimals == 0 ? at::round(*self) : at::round(*self, decimals); });
}

ET_API TensorHandle et_logit(TensorHandle self, OptionalNumber eps) {
    return made([&] { return at::logit(*self, eps.optional()); });
}

ET_API TensorHandle et_nan_to_num(TensorHandle self, double nan, OptionalNumber posinf, OptionalNumber neginf) {
    return made([&] { return at::nan_to_num(*self, nan, posinf.optional(), neginf.optional()); });
}

ET_API TensorHandle et_polygamma(TensorHandle self, int64_t p) {
    return made([&] { return at::polygamma(p, *self); });
}

ET_API TensorHandle et_mvlgamma(TensorHandle self, int64_t p) { return made([&] { return at::mvlgamma(*self, p); }); }

ET_API TensorHandle et_clamp(TensorHandle self, const ScalarValue* min, const ScalarValue* max) {
    return made([&] { return at::clamp(*self, optional(min), optional(max)); });
}

ET_API TensorHandle et_clamp_tensor(TensorHandle self, TensorHandle min, TensorHandle max) {
    return made([&] { return at::clamp(*self, optional(min), optional(max)); });
}

ET_API TensorHandle et_clamp_max(TensorHandle self, const ScalarValue* max) {
    return made([&] { return at::clamp_max(*self, max->scalar()); });
}

ET_API TensorHandle et_clamp_min(TensorHandle self, const ScalarValue* min) {
    return made([&] { return at::clamp_min(*self, min->scalar()); });
}
