// Activation functions.
#include "abi.h"

using namespace embeddedtorch;

#define POINTWISE(name) \
    ET_API TensorHandle et_##name(TensorHandle self) { return made([&] { return at::name(*self); }); }

POINTWISE(celu)
POINTWISE(gelu)
POINTWISE(hardsigmoid)
POINTWISE(hardswish)
POINTWISE(relu)
POINTWISE(relu6)
POINTWISE(selu)
POINTWISE(silu)
POINTWISE(log_sigmoid)

#define IN_PLACE(name) \
    ET_API int et_##name(TensorHandle self) { return guarded([&] { at::name(*self); }); }

IN_PLACE(celu_)
IN_PLACE(hardsigmoid_)
IN_PLACE(hardswish_)
IN_PLACE(relu_)
IN_PLACE(relu6_)
IN_PLACE(selu_)
IN_PLACE(silu_)

ET_API TensorHandle et_elu(TensorHandle self, const ScalarValue* alpha, const ScalarValue* scale,
                           const ScalarValue* input_scale) {
    return made([&] { return at::elu(*self, alpha->scalar(), scale->scalar(), input_scale->scalar()); });
}

ET_API int et_elu_(TensorHandle self, const ScalarValue* alpha, const ScalarValue* scale,
                   const ScalarValue* input_scale) {
    return guarded([&] { at::elu_(*self, alpha->scalar(), scale->scalar(), input_scale->scalar()); });
}

ET_API TensorHandle et_hardtanh(TensorHandle self, const ScalarValue* min, const ScalarValue* max) {
    return made([&] { return at::hardtanh(*self, min->scalar(), max->scalar()); });
}

ET_API int et_hardtanh_(TensorHandle self, const ScalarValue* min, const ScalarValue* max) {
    return guarded([&] { at::hardtanh_(*self, min->scalar(), max->scalar()); });
}

ET_API TensorHandle et_leaky_relu(TensorHandle self, const ScalarValue* negative_slope) {
    return made([&] { return at::leaky_relu(*self, negative_slope->scalar()); });
}

ET_API int et_leaky_relu_(TensorHandle self, const ScalarValue* negative_slope) {
    return guarded([&] { at::leaky_relu_(*self, negative_slope->scalar()); });
}

ET_API TensorHandle et_prelu(TensorHandle self, TensorHandle target) {
    return made([&] { return at::prelu(*self, *target); });
}

ET_API TensorHandle et_softmax(TensorHandle self, int64_t dim, int32_t dtype) {
    return made([&] { return at::softmax(*self, dim, optional_type(dtype)); });
}

ET_API TensorHandle et_log_softmax(TensorHandle self, int64_t dim, int32_t dtype) {
    return made([&] { return at::log_softmax(*self, dim, optional_type(dtype)); });
}
