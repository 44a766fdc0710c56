// Comparisons and logic.
#include "abi.h"

using namespace embeddedtorch;

#define POINTWISE(name) \
    ET_API TensorHandle et_##name(TensorHandle self) { return made([&] { return at::name(*self); }); }

POINTWISE(isfinite)
POINTWISE(isinf)
POINTWISE(isnan)
POINTWISE(isneginf)
POINTWISE(isposinf)
POINTWISE(isreal)
POINTWISE(logical_not)
POINTWISE(bitwise_not)

#define IN_PLACE(name) \
    ET_API int et_##name(TensorHandle self) { return guarded([&] { self->name(); }); }

IN_PLACE(logical_not_)
IN_PLACE(bitwise_not_)

ET_API TensorHandle et_eq(TensorHandle self, TensorHandle target) {
    return made([&] { return at::eq(*self, *target); });
}

ET_API TensorHandle et_eq_scalar(TensorHandle self, const ScalarValue* target) {
    return made([&] { return at::eq(*self, target->scalar()); });
}

ET_API int et_eq_(TensorHandle self, TensorHandle target) { return guarded([&] { self->eq_(*target); }); }

ET_API int et_eq_scalar_(TensorHandle self, const ScalarValue* target) {
    return guarded([&] { self->eq_(target->scalar()); });
}

ET_API TensorHandle et_ne(TensorHandle self, TensorHandle target) {
    return made([&] { return at::ne(*self, *target); });
}

ET_API TensorHandle et_ne_scalar(TensorHandle self, const ScalarValue* target) {
    return made([&] { return at::ne(*self, target->scalar()); });
}

ET_API int et_ne_(TensorHandle self, TensorHandle target) { return guarded([&] { self->ne_(*target); }); }

ET_API int et_ne_scalar_(TensorHandle self, const ScalarValue* target) {
    return guarded([&] { self->ne_(target->scalar()); });
}

ET_API TensorHandle et_lt(TensorHandle self, TensorHandle target) {
    return made([&] { return at::lt(*self, *target); });
}

ET_API TensorHandle et_lt_scalar(TensorHandle self, const ScalarValue* target) {
    return made([&] { return at::lt(*self, target->scalar()); });
}

ET_API int et_lt_(TensorHandle self, TensorHandle target) { return guarded([&] { self->lt_(*target); }); }

ET_API int et_lt_scalar_(TensorHandle self, const ScalarValue* target) {
    return guarded([&] { self->lt_(target->scalar()); });
}

ET_API TensorHandle et_le(TensorHandle self, TensorHandle target) {
    return made([&] { return at::le(*self, *target); });
}

ET_API TensorHandle et_le_scalar(TensorHandle self, const ScalarValue* target) {
    return made([&] { return at::le(*self, target->scalar()); });
}

ET_API int et_le_(TensorHandle self, TensorHandle target) { return guarded([&] { self->le_(*target); }); }

ET_API int et_le_scalar_(TensorHandle self, const ScalarValue* target) {
    return guarded([&] { self->le_(target->scalar()); });
}

ET_API TensorHandle et_gt(TensorHandle self, TensorHandle target) {
    return made([&] { return at::gt(*self, *target); });
}

ET_API TensorHandle et_gt_scalar(TensorHandle self, const ScalarValue* target) {
    return made([&] { return at::gt(*self, target->scalar()); });
}

ET_API int et_gt_(TensorHandle self, TensorHandle target) { return guarded([&] { self->gt_(*target); }); }

ET_API int et_gt_scalar_(TensorHandle self, const ScalarValue* target) {
    return guarded([&] { self->gt_(target->scalar()); });
}

ET_API TensorHandle et_ge(TensorHandle self, TensorHandle target) {
    return made([&] { return at::ge(*self, *target); });
}

ET_API TensorHandle et_ge_scalar(TensorHandle self, const ScalarValue* target) {
    return made([&] { return at::ge(*self, target->scalar()); });
}

ET_API int et_ge_(TensorHandle self, TensorHandle target) { return guarded([&] { self->ge_(*target); }); }

ET_API int et_ge_scalar_(TensorHandle self, const ScalarValue* target) {
    return guarded([&] { self->ge_(target->scalar()); });
}

ET_API TensorHandle et_isclose(TensorHandle self, TensorHandle other, double rtol, double atol, bool nanEqual) {
    return made([&] { return at::isclose(*self, *other, rtol, atol, nanEqual); });
}

ET_API int et_allclose(TensorHandle self, TensorHandle target, double rtol, double atol, bool equal_nan,
                       bool* result) {
    return guarded([&] { *result = at::allclose(*self, *target, rtol, atol, equal_nan); });
}

ET_API TensorHandle et_isin(TensorHandle self, TensorHandle test_elements, bool assumeUnique, bool invert) {
    return made([&] { return at::isin(*self, *test_elements, assumeUnique, invert); });
}

ET_API TensorHandle et_logical_and(TensorHandle self, TensorHandle other) {
    return made([&] { return at::logical_and(*self, *other); });
}

ET_API int et_logical_and_(TensorHandle self, TensorHandle other) {
    return guarded([&] { self->logical_and_(*other); });
}

ET_API TensorHandle et_logical_or(TensorHandle self, TensorHandle other) {
    return made([&] { return at::logical_or(*self, *other); });
}

ET_API int et_logical_or_(TensorHandle self, TensorHandle other) {
    return guarded([&] { self->logical_or_(*other); });
}

ET_API TensorHandle et_logical_xor(TensorHandle self, TensorHandle other) {
    return made([&] { return at::logical_xor(*self, *other); });
}

ET_API int et_logical_xor_(TensorHandle self, TensorHandle other) {
    return guarded([&] { self->logical_xor_(*other); });
}

ET_API TensorHandle et_bitwise_and(TensorHandle self, TensorHandle other) {
    return made([&] { return at::bitwise_and(*self, *other); });
}

ET_API int et_bitwise_and_(TensorHandle self, TensorHandle other) {
    return guarded([&] { self->bitwise_and_(*other); });
}

ET_API TensorHandle et_bitwise_or(TensorHandle self, TensorHandle other) {
    return made([&] { return at::bitwise_or(*self, *other); });
}

ET_API int et_bitwise_or_(TensorHandle self, TensorHandle other) {
    return guarded([&] { self->bitwise_or_(*other); });
}

ET_API TensorHandle et_bitwise_xor(TensorHandle self, TensorHandle other) {
    return made([&] { return at::bitwise_xor(*self, *other); });
}

ET_API int et_bitwise_xor_(TensorHandle self, TensorHandle other) {
    return guarded([&] { self->bitwise_xor_(*other); });
}

ET_API TensorHandle et_bitwise_left_shift(TensorHandle self, TensorHandle other) {
    return made([&] { return at::bitwise_left_shift(*self, *other); });
}

ET_API int et_bitwise_left_shift_(TensorHandle self, TensorHandle other) {
    return guarded([&] { self->__ilshift__(*other); });
}

ET_API TensorHandle et_bitwise_right_shift(TensorHandle self, TensorHandle other) {
    return made([&] { return at::bitwise_right_shift(*self, *other); });
}

ET_API int et_bitwise_right_shift_(TensorHandle self, TensorHandle other) {
    return guarded([&] { self->__irshift__(*other); });
}

ET_API TensorHandle et_maximum(TensorHandle self, TensorHandle other) {
    return made([&] { return at::maximum(*self, *other); });
}

ET_API TensorHandle et_minimum(TensorHandle self, TensorHandle other) {
    return made([&] { return at::minimum(*self, *other); });
}

ET_API TensorHandle et_fmax(TensorHandle self, TensorHandle other) {
    return made([&] { return at::fmax(*self, *other); });
}

ET_API TensorHandle et_fmin(TensorHandle self, TensorHandle other) {
    return made([&] { return at::fmin(*self, *other); });
}
