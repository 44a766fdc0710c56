// Arithmetic of two tensors, or of a tensor and a number.
#include "abi.h"

using namespace embeddedtorch;

namespace {
OptionalOf<c10::string_view> rounding(int32_t mode) {
    if (mode == 1) return OptionalOf<c10::string_view>("trunc");
    if (mode == 2) return OptionalOf<c10::string_view>("floor");
    return OptionalOf<c10::string_view>();
}
}  // namespace

ET_API TensorHandle et_add(TensorHandle self, TensorHandle target, const ScalarValue* alpha) {
    return made([&] { return at::add(*self, *target, alpha->scalar()); });
}

ET_API TensorHandle et_add_scalar(TensorHandle self, const ScalarValue* scalar, const ScalarValue* alpha) {
    return made([&] { return at::add(*self, scalar->scalar(), alpha->scalar()); });
}

ET_API int et_add_(TensorHandle self, TensorHandle target, const ScalarValue* alpha) {
    return guarded([&] { self->add_(*target, alpha->scalar()); });
}

ET_API int et_add_scalar_(TensorHandle self, const ScalarValue* scalar, const ScalarValue* alpha) {
    return guarded([&] { self->add_(scalar->scalar(), alpha->scalar()); });
}

ET_API TensorHandle et_sub(TensorHandle self, TensorHandle target) {
    return made([&] { return at::sub(*self, *target); });
}

ET_API TensorHandle et_sub_scalar(TensorHandle self, const ScalarValue* target) {
    return made([&] { return at::sub(*self, target->scalar()); });
}

ET_API int et_sub_(TensorHandle self, TensorHandle target) { return guarded([&] { self->sub_(*target); }); }

ET_API int et_sub_scalar_(TensorHandle self, const ScalarValue* target) {
    return guarded([&] { self->sub_(target->scalar()); });
}

ET_API TensorHandle et_mul(TensorHandle self, TensorHandle target) {
    return made([&] { return at::mul(*self, *target); });
}

ET_API TensorHandle et_mul_scalar(TensorHandle self, const ScalarValue* target) {
    return made([&] { return at::mul(*self, target->scalar()); });
}

ET_API int et_mul_(TensorHandle self, TensorHandle target) { return guarded([&] { self->mul_(*target); }); }

ET_API int et_mul_scalar_(TensorHandle self, const ScalarValue* target) {
    return guarded([&] { self->mul_(target->scalar()); });
}

ET_API TensorHandle et_div(TensorHandle self, TensorHandle target, int32_t rounding_mode) {
    return made([&] { return at::div(*self, *target, rounding(rounding_mode)); });
}

ET_API TensorHandle et_div_scalar(TensorHandle self, const ScalarValue* target, int32_t rounding_mode) {
    return made([&] { return at::div(*self, target->scalar(), rounding(rounding_mode)); });
}

ET_API int et_div_(TensorHandle self, TensorHandle target, int32_t rounding_mode) {
    return guarded([&] { self->div_(*target, rounding(rounding_mode)); });
}

ET_API int et_div_scalar_(TensorHandle self, const ScalarValue* target, int32_t rounding_mode) {
    return guarded([&] { self->div_(target->scalar(), rounding(rounding_mode)); });
}

ET_API TensorHandle et_floor_divide(TensorHandle self, TensorHandle other) {
    return made([&] { return at::floor_divide(*self, *other); });
}

ET_API TensorHandle et_floor_divide_scalar(TensorHandle self, const ScalarValue* other) {
    return made([&] { return at::floor_divide(*self, other->scalar()); });
}

ET_API int et_floor_divide_(TensorHandle self, TensorHandle other) {
    return guarded([&] { self->floor_divide_(*other); });
}

ET_API int et_floor_divide_scalar_(TensorHandle self, const ScalarValue* other) {
    return guarded([&] { self->floor_divide_(other->scalar()); });
}

ET_API TensorHandle et_fmod(TensorHandle self, TensorHandle target) {
    return made([&] { return at::fmod(*self, *target); });
}

ET_API TensorHandle et_fmod_scalar(TensorHandle self, const ScalarValue* scalar) {
    return made([&] { return at::fmod(*self, scalar->scalar()); });
}

ET_API int et_fmod_(TensorHandle self, TensorHandle target) { return guarded([&] { self->fmod_(*target); }); }

ET_API int et_fmod_scalar_(TensorHandle self, const ScalarValue* scalar) {
    return guarded([&] { self->fmod_(scalar->scalar()); });
}

ET_API TensorHandle et_remainder(TensorHandle self, TensorHandle target) {
    return made([&] { return at::remainder(*self, *target); });
}

ET_API TensorHandle et_remainder_scalar(TensorHandle self, const ScalarValue* scalar) {
    return made([&] { return at::remainder(*self, scalar->scalar()); });
}

ET_API int et_remainder_(TensorHandle self, TensorHandle target) {
    return guarded([&] { self->remainder_(*target); });
}

ET_API int et_remainder_scalar_(TensorHandle self, const ScalarValue* scalar) {
    return guarded([&] { self->remainder_(scalar->scalar()); });
}

ET_API TensorHandle et_pow(TensorHandle self, TensorHandle exponent) {
    return made([&] { return at::pow(*self, *exponent); });
}

ET_API TensorHandle et_pow_scalar(TensorHandle self, const ScalarValue* exponent) {
    return made([&] { return at::pow(*self, exponent->scalar()); });
}

ET_API int et_pow_(TensorHandle self, TensorHandle exponent) { return guarded([&] { self->pow_(*exponent); }); }

ET_API int et_pow_scalar_(TensorHandle self, const ScalarValue* exponent) {
    return guarded([&] { self->pow_(exponent->scalar()); });
}

ET_API TensorHandle et_float_power(TensorHandle self, TensorHandle target) {
    return made([&] { return at::float_power(*self, *target); });
}

ET_API TensorHandle et_addcdiv(TensorHandle self, TensorHandle tensor1, TensorHandle tensor2,
                               const ScalarValue* value) {
    return made([&] { return at::addcdiv(*self, *tensor1, *tensor2, value->scalar()); });
}

ET_API int et_addcdiv_(TensorHandle self, TensorHandle tensor1, TensorHandle tensor2, const ScalarValue* value) {
    return guarded([&] { self->addcdiv_(*tensor1, *tensor2, value->scalar()); });
}

ET_API TensorHandle et_addcmul(TensorHandle self, TensorHandle tensor1, TensorHandle tensor2,
                               const ScalarValue* value) {
    return made([&] { return at::addcmul(*self, *tensor1, *tensor2, value->scalar()); });
}

ET_API int et_addcmul_(TensorHandle self, TensorHandle tensor1, TensorHandle tensor2, const ScalarValue* value) {
    return guarded([&] { self->addcmul_(*tensor1, *tensor2, value->scalar()); });
}

ET_API TensorHandle et_lerp(TensorHandle self, TensorHandle end, TensorHandle weight) {
    return made([&] { return at::lerp(*self, *end, *weight); });
}

ET_API int et_lerp_(TensorHandle self, TensorHandle end, TensorHandle weight) {
    return guarded([&] { self->lerp_(*end, *weight); });
}

ET_API TensorHandle et_atan2(TensorHandle self, TensorHandle other) {
    return made([&] { return at::atan2(*self, *other); });
}

ET_API int et_atan2_(TensorHandle self, TensorHandle other) { return guarded([&] { self->atan2_(*other); }); }

ET_API TensorHandle et_copysign(TensorHandle self, TensorHandle other) {
    return made([&] { return at::copysign(*self, *other); });
}

ET_API TensorHandle et_hypot(TensorHandle self, TensorHandle other) {
    return made([&] { return at::hypot(*self, *other); });
}

ET_API TensorHandle et_ldexp(TensorHandle self, TensorHandle other) {
    return made([&] { return at::ldexp(*self, *other); });
}

ET_API int et_ldexp_(TensorHandle self, TensorHandle other) { return guarded([&] { self->ldexp_(*other); }); }

ET_API TensorHandle et_logaddexp(TensorHandle self, TensorHandle other) {
    return made([&] { return at::logaddexp(*self, *other); });
}

ET_API TensorHandle et_logaddexp2(TensorHandle self, TensorHandle other) {
    return made([&] { return at::logaddexp2(*self, *other); });
}

ET_API TensorHandle et_nextafter(TensorHandle self, TensorHandle other) {
    return made([&] { return at::nextafter(*self, *other); });
}

ET_API TensorHandle et_heaviside(TensorHandle self, TensorHandle other) {
    return made([&] { return at::heaviside(*self, *other); });
}

ET_API TensorHandle et_xlogy(TensorHandle self, TensorHandle y) { return made([&] { return at::xlogy(*self, *y); }); }

ET_API TensorHandle et_xlogy_scalar(TensorHandle self, const ScalarValue* y) {
    return made([&] { return at::xlogy(*self, y->scalar()); });
}

ET_API int et_xlogy_(TensorHandle self, TensorHandle y) { return guarded([&] { self->xlogy_(*y); }); }

ET_API int et_xlogy_scalar_(TensorHandle self, const ScalarValue* y) {
    return guarded([&] { self->xlogy_(y->scalar()); });
}

ET_API TensorHandle et_igamma(TensorHandle self, TensorHandle other) {
    return made([&] { return at::igamma(*self, *other); });
}

ET_API TensorHandle et_igammac(TensorHandle self, TensorHandle other) {
    return made([&] { return at::igammac(*self, *other); });
}

ET_API TensorHandle et_gcd(TensorHandle self, TensorHandle other) {
    return made([&] { return at::gcd(*self, *other); });
}

ET_API int et_gcd_(TensorHandle self, TensorHandle other) { return guarded([&] { self->gcd_(*other); }); }

ET_API TensorHandle et_lcm(TensorHandle self, TensorHandle other) {
    return made([&] { return at::lcm(*self, *other); });
}

ET_API int et_lcm_(TensorHandle self, TensorHandle other) { return guarded([&] { self->lcm_(*other); }); }

ET_API TensorHandle et_rsub(TensorHandle self, const ScalarValue* other) {
    return made([&] { return at::rsub(*self, other->scalar()); });
}

ET_API TensorHandle et_rdiv(TensorHandle self, const ScalarValue* other) {
    return made([&] { return at::mul(at::reciprocal(*self), other->scalar()); });
}
