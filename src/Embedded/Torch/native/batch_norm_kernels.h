// The passes of batch normalization over one contiguous stretch of float32 memory. Sums are taken in 16 lanes and handed
// back in double precision.
#pragma once
#include <cstdint>

namespace embeddedtorch {

double sum_of(const float* x, int64_t n);
double sum_of_squares(const float* x, int64_t n, float mean);

struct GradientSums {
    double grads, products;  // of the gradient, and of the gradient times what its input deviates from the mean
};
GradientSums gradient_sums(const float* grad, const float* x, int64_t n, float mean);

// y = (x - mean) * scale + shift
void normalize(const float* x, float* y, int64_t n, float mean, float scale, float shift);

// grad_in = grad * of_grad + (x - mean) * of_input + constant
struct GradientScalars {
    float of_grad, of_input, mean, constant;
};
void input_gradient(const float* grad, const float* x, float* grad_in, int64_t n, GradientScalars s);

}  // namespace embeddedtorch
