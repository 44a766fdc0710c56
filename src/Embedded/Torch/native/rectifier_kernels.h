// The rectifier's passes over one contiguous stretch of float32 memory.
#pragma once
#include <cstdint>

namespace embeddedtorch {

// y = x where x is positive or no number, else 0
void rectify(const float* x, float* y, int64_t n);

// grad_in = grad where y is positive, else 0
void rectifier_gradient(const float* grad, const float* y, float* grad_in, int64_t n);

}  // namespace embeddedtorch
