// The plain loops of the optimizers over a range of contiguous float32 memory (no torch headers there: they are compiled
// for several instruction sets).
#pragma once
#include <cstddef>

namespace embeddedtorch {

struct AdamScalars {
    float keep;              // what the weight decay leaves of the parameter (decoupled), else 1
    float weight_decay;      // added to the gradient (coupled), else 0
    float sign;              // -1 to maximise
    float beta1, rest1;      // rest: 1 - beta, taken in double precision
    float beta2, rest2;
    float eps;
    float step_size;         // lr / (1 - beta1^t)
    float bias2;             // 1 / sqrt(1 - beta2^t)
};
void adam_range(float* p, const float* g, float* m, float* v, size_t n, AdamScalars s);
void amsgrad_range(float* p, const float* g, float* m, float* v, float* vmax, size_t n, AdamScalars s);

struct SgdScalars {
    float lr, weight_decay, sign, momentum, damp;  // damp: 1 - dampening, or 1 on the first step
};
void sgd_range(float* p, const float* g, size_t n, SgdScalars s);
void sgd_momentum_range(float* p, const float* g, float* buffer, size_t n, SgdScalars s);
void sgd_nesterov_range(float* p, const float* g, float* buffer, size_t n, SgdScalars s);

struct RmsPropScalars {
    float lr, alpha, rest, eps, weight_decay, sign, momentum;  // rest: 1 - alpha
};
// average null: not centred; buffer null: no momentum.
void rmsprop_range(float* p, const float* g, float* square, float* average, float* buffer, size_t n, RmsPropScalars s);

}  // namespace embeddedtorch
