// Activations. inplace overwrites the input and gives a second handle to it.
#include "abi.h"

using namespace embeddedtorch;

#define ET_ACTIVATION(name)                                                                        \
    ET_API TensorHandle et_nn_##name(TensorHandle input, bool inplace) {                        \
        return made([&] { return inplace ? at::name##_(*input) : at::name(*input); });             \
    }

ET_ACTIVATION(relu)
ET_ACTIVATION(relu6)
ET_ACTIVATION(selu)
ET_ACTIVATION(silu)
ET_ACTIVATION(mish)
ET_ACTIVATION(sigmoid)
ET_ACTIVATION(tanh)
ET_ACTIVATION(hardswish)
ET_ACTIVATION(hardsigmoid)

ET_API TensorHandle et_nn_elu(TensorHandle input, double alpha, bool inplace) {
    return made([&] { return inplace ? at::elu_(*input, alpha) : at::elu(*input, alpha); });
}

ET_API TensorHandle et_nn_celu(TensorHandle input, double alpha, bool inplace) {
    return made([&] { return inplace ? at::celu_(*input, alpha) : at::celu(*input, alpha); });
}

ET_API TensorHandle et_nn_leaky_relu(TensorHandle input, double slope, bool inplace) {
    return made([&] { return inplace ? at::leaky_relu_(*input, slope) : at::leaky_relu(*input, slope); });
}

ET_API TensorHandle et_nn_rrelu(TensorHandle input, double lower, double upper, bool training, bool inplace) {
    return made([&] {
        return inplace ? at::rrelu_(*input, lower, upper, training) : at::rrelu(*input, lower, upper, training);
    });
}

ET_API TensorHandle et_nn_hardtanh(TensorHandle input, double low, double high, bool inplace) {
    return made([&] { return inplace ? at::hardtanh_(*input, low, high) : at::hardtanh(*input, low, high); });
}

ET_API TensorHandle et_nn_threshold(TensorHandle input, double threshold, double value, bool inplace) {
    return made([&] { return inplace ? at::threshold_(*input, threshold, value) : at::threshold(*input, threshold, value); });
}

ET_API TensorHandle et_nn_gelu(TensorHandle input, bool tanh) {
    return made([&] { return at::gelu(*input, tanh ? "tanh" : "none"); });
}

ET_API TensorHandle et_nn_glu(TensorHandle input, int64_t dim) {
    return made([&] { return at::glu(*input, dim); });
}

ET_API TensorHandle et_nn_prelu(TensorHandle input, TensorHandle weight) {
    return made([&] { return at::prelu(*input, *weight); });
}

ET_API TensorHandle et_nn_softplus(TensorHandle input, double beta, double threshold) {
    return made([&] { return at::softplus(*input, beta, threshold); });
}

ET_API TensorHandle et_nn_softsign(TensorHandle input) {
    return made([&] { return input->div(input->abs().add(1)); });
}

ET_API TensorHandle et_nn_softshrink(TensorHandle input, double lambda) {
    return made([&] { return at::softshrink(*input, lambda); });
}

ET_API TensorHandle et_nn_hardshrink(TensorHandle input, double lambda) {
    return made([&] { return at::hardshrink(*input, lambda); });
}

ET_API TensorHandle et_nn_tanhshrink(TensorHandle input) {
    return made([&] { return input->sub(input->tanh()); });
}

ET_API TensorHandle et_nn_logsigmoid(TensorHandle input) {
    return made([&] { return at::log_sigmoid(*input); });
}

ET_API TensorHandle et_nn_softmax(TensorHandle input, int64_t dim, int32_t scalar_type) {
    return made([&] { return at::softmax(*input, dim, optional_type(scalar_type)); });
}

ET_API TensorHandle et_nn_log_softmax(TensorHandle input, int64_t dim, int32_t scalar_type) {
    return made([&] { return at::log_softmax(*input, dim, optional_type(scalar_type)); });
}

ET_API TensorHandle et_nn_softmin(TensorHandle input, int64_t dim) {
    return made([&] { return at::softmax(input->neg(), dim); });
}
