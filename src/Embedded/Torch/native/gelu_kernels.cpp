// One exponential gives both the density and, by the formula 7.1.26 of Abramowitz and Stegun's "Handbook of Mathematical Functions"
// (1964, error of erf below 1.5e-7), the distribution function of the normal distribution.
#include "gelu_kernels.h"

#include "instruction_sets.h"

#include <bit>

namespace embeddedtorch {
namespace {

// Of numbers up to 0: 2^k times the series of the rest, which lies between -ln(2)/2 and ln(2)/2.
inline __attribute__((always_inline)) float exponential(float y) {
    constexpr float log2_e = 1.44269504f, ln2_high = 0.693359375f, ln2_low = -2.12194440e-4f;
    // Adding and subtracting it rounds to a whole number.
    constexpr float rounder = 12582912.0f;
    const float least = y < -87.0f ? -87.0f : y;
    const float k = (least * log2_e + rounder) - rounder;
    const float r = (least - k * ln2_high) - k * ln2_low;
    const float series =
        1 + r * (1 + r * (1.0f / 2 + r * (1.0f / 6 + r * (1.0f / 24 + r * (1.0f / 120 + r * (1.0f / 720 + r * (1.0f / 5040)))))));
    return series * std::bit_cast<float>((static_cast<int32_t>(k) + 127) << 23);
}

struct Normal {
    float distribution, bell;  // the density is the bell over the root of 2 pi
};

inline __attribute__((always_inline)) Normal normal(float x) {
    constexpr float root_half = 0.707106781f;
    const float t = (x < 0 ? -x : x) * root_half;
    const float bell = exponential(-0.5f * x * x);
    const float q = 1 / (1 + 0.3275911f * t);
    const float tail =
        0.5f * bell * q * (0.254829592f + q * (-0.284496736f + q * (1.421413741f + q * (-1.453152027f + q * 1.061405429f))));
    return {x < 0 ? tail : 1 - tail, bell};
}

}  // namespace

ET_CLONES void gelu(const float* __restrict x, float* __restrict y, int64_t n) {
    for (int64_t i = 0; i < n; ++i) y[i] = x[i] * normal(x[i]).distribution;
}

ET_CLONES void gelu_gradient(const float* __restrict grad, const float* __restrict x, float* __restrict grad_in, int64_t n) {
    constexpr float of_bell = 0.398942280f;
    for (int64_t i = 0; i < n; ++i) {
        const auto at = normal(x[i]);
        grad_in[i] = grad[i] * (at.distribution + x[i] * (at.bell * of_bell));
    }
}

}  // namespace embeddedtorch
