// ReLU of contiguous float32 memory on the CPU. libtorch's own divides 32,769 numbers among threads already, and waking one takes
// longer than that.
#include "abi.h"
#include "rectifier_kernels.h"
#include "replaced_kernels.h"

#include <ATen/CPUFunctions.h>
#include <ATen/Parallel.h>

using namespace embeddedtorch;

namespace {

constexpr int64_t worth_a_thread = 131'072;

at::Tensor relu(const at::Tensor& self) {
    if (!contiguous_floats(self)) return at::cpu::relu(self);
    auto result = at::empty(self.sizes(), self.options());
    const auto* x = self.data_ptr<float>();
    auto* y = result.data_ptr<float>();
    at::parallel_for(0, self.numel(), worth_a_thread, [&](int64_t begin, int64_t end) { rectify(x + begin, y + begin, end - begin); });
    return result;
}

// The gradient of ReLU, whose threshold is 0, by its output.
at::Tensor threshold_backward(const at::Tensor& grad_output, const at::Tensor& output, const at::Scalar& threshold) {
    if (!contiguous_floats(grad_output) || !contiguous_floats(output) || grad_output.sizes() != output.sizes() || threshold.toDouble() != 0)
        return at::cpu::threshold_backward(grad_output, output, threshold);
    auto result = at::empty(output.sizes(), output.options());
    const auto *grad = grad_output.data_ptr<float>(), *y = output.data_ptr<float>();
    auto* grad_in = result.data_ptr<float>();
    at::parallel_for(0, output.numel(), worth_a_thread, [&](int64_t begin, int64_t end) {
        rectifier_gradient(grad + begin, y + begin, grad_in + begin, end - begin);
    });
    return result;
}

}  // namespace

void embeddedtorch::replace_rectifier(torch::Library& library) {
    library.impl("relu", relu);
    library.impl("threshold_backward", threshold_backward);
}
