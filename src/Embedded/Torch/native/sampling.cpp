// Random elements.
#include "abi.h"

using namespace embeddedtorch;

namespace {
OptionalOf<at::Generator> random(at::Generator* generator) {
    return generator ? OptionalOf<at::Generator>(*generator) : OptionalOf<at::Generator>();
}
}  // namespace

ET_API TensorHandle et_bernoulli(TensorHandle self, at::Generator* generator) {
    return made([&] { return at::bernoulli(*self, random(generator)); });
}

ET_API int et_bernoulli_(TensorHandle self, double p, at::Generator* generator) {
    return guarded([&] { self->bernoulli_(p, random(generator)); });
}

ET_API int et_bernoulli_tensor_(TensorHandle self, TensorHandle p, at::Generator* generator) {
    return guarded([&] { self->bernoulli_(*p, random(generator)); });
}

ET_API TensorHandle et_binomial(TensorHandle self, TensorHandle prob, at::Generator* generator) {
    return made([&] { return at::binomial(*self, *prob, random(generator)); });
}

ET_API TensorHandle et_multinomial(TensorHandle self, int64_t num_samples, bool replacement,
                                   at::Generator* generator) {
    return made([&] { return at::multinomial(*self, num_samples, replacement, random(generator)); });
}

ET_API TensorHandle et_poisson(TensorHandle self, at::Generator* generator) {
    return made([&] { return at::poisson(*self, random(generator)); });
}

ET_API int et_uniform_(TensorHandle self, double from, double to, at::Generator* generator) {
    return guarded([&] { self->uniform_(from, to, random(generator)); });
}

ET_API int et_normal_(TensorHandle self, double mean, double std, at::Generator* generator) {
    return guarded([&] { self->normal_(mean, std, random(generator)); });
}

ET_API int et_log_normal_(TensorHandle self, double mean, double std, at::Generator* generator) {
    return guarded([&] { self->log_normal_(mean, std, random(generator)); });
}

ET_API int et_cauchy_(TensorHandle self, double median, double sigma, at::Generator* generator) {
    return guarded([&] { self->cauchy_(median, sigma, random(generator)); });
}

ET_API int et_exponential_(TensorHandle self, double lambda, at::Generator* generator) {
    return guarded([&] { self->exponential_(lambda, random(generator)); });
}

ET_API int et_geometric_(TensorHandle self, double p, at::Generator* generator) {
    return guarded([&] { self->geometric_(p, random(generator)); });
}

ET_API int et_random_(TensorHandle self, double from, double to, at::Generator* generator) {
    return guarded([&] { self->random_(static_cast<int64_t>(from), static_cast<int64_t>(to), random(generator)); });
}
