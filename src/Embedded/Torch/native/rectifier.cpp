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
    if (self.scalar_type() != at::kFloat || self.layout() != at::kStrided || !self.is_contiguous()) return at::cpu::relu(self);
    auto result = at::empty(self.sizes(), self.options());
    const auto* x = self.data_ptr<float>();
    auto* y = result.data_ptr<float>();
    at::parallel_for(0, self.numel(), worth_a_thread, [&](int64_t begin, int64_t end) { rectify(x + begin, y + begin, end - begin); });
    return result;
}

}  // namespace

void embeddedtorch::replace_rectifier(torch::Library& library) { library.impl("relu", relu); }
