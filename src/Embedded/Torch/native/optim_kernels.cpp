#include "optim_kernels.h"

#include "instruction_sets.h"

#include <cmath>

namespace embeddedtorch {

ET_CLONES void adam_range(float* __restrict p, const float* __restrict g, float* __restrict m, float* __restrict v,
                          size_t n, AdamScalars s) {
    for (size_t i = 0; i < n; ++i) {
        const float gi = s.sign * g[i] + s.weight_decay * p[i];
        const float mi = s.beta1 * m[i] + s.rest1 * gi;
        const float vi = s.beta2 * v[i] + s.rest2 * gi * gi;
        m[i] = mi;
        v[i] = vi;
        p[i] = s.keep * p[i] - s.step_size * mi / (std::sqrt(vi) * s.bias2 + s.eps);
    }
}

ET_CLONES void amsgrad_range(float* __restrict p, const float* __restrict g, float* __restrict m, float* __restrict v,
                             float* __restrict vmax, size_t n, AdamScalars s) {
    for (size_t i = 0; i < n; ++i) {
        const float gi = s.sign * g[i] + s.weight_decay * p[i];
        const float mi = s.beta1 * m[i] + s.rest1 * gi;
        const float vi = s.beta2 * v[i] + s.rest2 * gi * gi;
        const float top = vmax[i] > vi ? vmax[i] : vi;
        m[i] = mi;
        v[i] = vi;
        vmax[i] = top;
        p[i] = s.keep * p[i] - s.step_size * mi / (std::sqrt(top) * s.bias2 + s.eps);
    }
}

ET_CLONES void sgd_range(float* __restrict p, const float* __restrict g, size_t n, SgdScalars s) {
    for (size_t i = 0; i < n; ++i) p[i] -= s.lr * (s.sign * g[i] + s.weight_decay * p[i]);
}

ET_CLONES void sgd_momentum_range(float* __restrict p, const float* __restrict g, float* __restrict buffer, size_t n,
                                  SgdScalars s) {
    for (size_t i = 0; i < n; ++i) {
        const float bi = s.momentum * buffer[i] + s.damp * (s.sign * g[i] + s.weight_decay * p[i]);
        buffer[i] = bi;
        p[i] -= s.lr * bi;
    }
}

ET_CLONES void sgd_nesterov_range(float* __restrict p, const float* __restrict g, float* __restrict buffer, size_t n,
                                  SgdScalars s) {
    for (size_t i = 0; i < n; ++i) {
        const float gi = s.sign * g[i] + s.weight_decay * p[i];
        const float bi = s.momentum * buffer[i] + s.damp * gi;
        buffer[i] = bi;
        p[i] -= s.lr * (gi + s.momentum * bi);
    }
}

ET_CLONES void rmsprop_range(float* __restrict p, const float* __restrict g, float* __restrict square,
                             float* __restrict average, float* __restrict buffer, size_t n, RmsPropScalars s) {
    for (size_t i = 0; i < n; ++i) {
        const float gi = s.sign * g[i] + s.weight_decay * p[i];
        const float si = s.alpha * square[i] + s.rest * gi * gi;
        square[i] = si;
        float spread = si;
        if (average) {
            const float ai = s.alpha * average[i] + s.rest * gi;
            average[i] = ai;
            spread -= ai * ai;
        }
        float step = gi / (std::sqrt(spread) + s.eps);
        if (buffer) buffer[i] = step = s.momentum * buffer[i] + step;
        p[i] -= s.lr * step;
    }
}

}  // namespace embeddedtorch
