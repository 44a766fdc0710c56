// GELU (Hendrycks and Gimpel, "Gaussian Error Linear Units", 2016) of contiguous float32 memory on the CPU, in as wide vectors as the
// processor has.
#include "abi.h"
#include "gelu_kernels.h"
#include "replaced_kernels.h"

#include <ATen/CPUFunctions.h>
#include <ATen/Parallel.h>

using namespace embeddedtorch;

namespace {

constexpr int64_t worth_a_thread = 32'768;

at::Tensor gelu_forward(const at::Tensor& self, c10::string_view approximate) {
    if (!contiguous_floats(self) || approximate != "none") return at::cpu::gelu(self, approximate);
    auto result = at::empty(self.sizes(), self.options());
    const auto* x = self.data_ptr<float>();
    auto* y = result.data_ptr<float>();
    at::parallel_for(0, self.numel(), worth_a_thread, [&](int64_t begin, int64_t end) { gelu(x + begin, y + begin, end - begin); });
    return result;
}

at::Tensor gelu_backward(const at::Tensor& grad_output, const at::Tensor& self, c10::string_view approximate) {
    if (!contiguous_floats(self) || !contiguous_floats(grad_output) || grad_output.sizes() != self.sizes() || approximate != "none")
        return at::cpu::gelu_backward(grad_output, self, approximate);
    auto result = at::empty(self.sizes(), self.options());
    const auto *grad = grad_output.data_ptr<float>(), *x = self.data_ptr<float>();
    auto* grad_in = result.data_ptr<float>();
    at::parallel_for(0, self.numel(), worth_a_thread,
                     [&](int64_t begin, int64_t end) { gelu_gradient(grad + begin, x + begin, grad_in + begin, end - begin); });
    return result;
}

}  // namespace

void embeddedtorch::replace_gelu(torch::Library& library) {
    library.impl("gelu", gelu_forward);
    library.impl("gelu_backward", gelu_backward);
}
