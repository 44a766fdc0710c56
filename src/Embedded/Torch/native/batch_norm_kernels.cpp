#include "batch_norm_kernels.h"

#include "instruction_sets.h"

namespace embeddedtorch {
namespace {

// Wide enough for two registers of the widest instruction set, so that additions need not wait for one another.
constexpr int64_t lanes = 32;

inline __attribute__((always_inline)) double total(const float* sums) {
    double result = 0;
    for (int64_t i = 0; i < lanes; ++i) result += sums[i];
    return result;
}

}  // namespace

ET_CLONES double sum_of(const float* x, int64_t n) {
    float sums[lanes] = {};
    int64_t i = 0;
    for (; i + lanes <= n; i += lanes)
        for (int64_t l = 0; l < lanes; ++l) sums[l] += x[i + l];
    for (; i < n; ++i) sums[i % lanes] += x[i];
    return total(sums);
}

ET_CLONES double sum_of_squares(const float* x, int64_t n, float mean) {
    float sums[lanes] = {};
    int64_t i = 0;
    for (; i + lanes <= n; i += lanes)
        for (int64_t l = 0; l < lanes; ++l) {
            const float deviation = x[i + l] - mean;
            sums[l] += deviation * deviation;
        }
    for (; i < n; ++i) sums[i % lanes] += (x[i] - mean) * (x[i] - mean);
    return total(sums);
}

ET_CLONES GradientSums gradient_sums(const float* grad, const float* x, int64_t n, float mean) {
    float grads[lanes] = {}, products[lanes] = {};
    int64_t i = 0;
    for (; i + lanes <= n; i += lanes)
        for (int64_t l = 0; l < lanes; ++l) {
            grads[l] += grad[i + l];
            products[l] += grad[i + l] * (x[i + l] - mean);
        }
    for (; i < n; ++i) {
        grads[i % lanes] += grad[i];
        products[i % lanes] += grad[i] * (x[i] - mean);
    }
    return {total(grads), total(products)};
}

ET_CLONES void normalize(const float* __restrict x, float* __restrict y, int64_t n, float mean, float scale, float shift) {
    for (int64_t i = 0; i < n; ++i) y[i] = (x[i] - mean) * scale + shift;
}

ET_CLONES void input_gradient(const float* __restrict grad, const float* __restrict x, float* __restrict grad_in, int64_t n,
                              GradientScalars s) {
    for (int64_t i = 0; i < n; ++i) grad_in[i] = grad[i] * s.of_grad + ((x[i] - s.mean) * s.of_input + s.constant);
}

}  // namespace embeddedtorch
