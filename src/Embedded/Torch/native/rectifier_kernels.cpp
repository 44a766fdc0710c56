#include "rectifier_kernels.h"

#include "instruction_sets.h"

namespace embeddedtorch {

ET_CLONES void rectify(const float* __restrict x, float* __restrict y, int64_t n) {
    for (int64_t i = 0; i < n; ++i) y[i] = x[i] <= 0 ? 0 : x[i];
}

ET_CLONES void rectifier_gradient(const float* __restrict grad, const float* __restrict y, float* __restrict grad_in, int64_t n) {
    for (int64_t i = 0; i < n; ++i) grad_in[i] = y[i] <= 0 ? 0 : grad[i];
}

}  // namespace embeddedtorch
