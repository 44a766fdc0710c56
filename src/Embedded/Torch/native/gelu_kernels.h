// GELU's passes over one contiguous stretch of float32 memory.
#pragma once
#include <cstdint>

namespace embeddedtorch {

// y = x P(X <= x), X standard normal
void gelu(const float* x, float* y, int64_t n);

// grad_in = grad (P(X <= x) + x p(x))
void gelu_gradient(const float* grad, const float* x, float* grad_in, int64_t n);

}  // namespace embeddedtorch
