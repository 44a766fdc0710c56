// Batch normalization of float32 images and sequences while training on the CPU (Ioffe and Szegedy, 2015): channel by
// channel, so that the passes after the first find the channel in the cache, where libtorch's own go through all of memory
// each time.
#include "abi.h"
#include "batch_norm_kernels.h"
#include "replaced_kernels.h"

#include <ATen/CPUFunctions.h>
#include <ATen/Parallel.h>

#include <array>
#include <cmath>

using namespace embeddedtorch;

namespace {

constexpr int64_t worth_a_thread = 32768;
// Shorter stretches, a table's columns among them, leave the vectors half empty.
constexpr int64_t shortest_stretch = 16;

bool plain_or_absent(const OptionalTensor& t) { return !t || !t->defined() || contiguous_floats(*t); }

struct Channels {
    int64_t images, count, stretch;

    explicit Channels(const at::Tensor& t) : images(t.size(0)), count(t.size(1)), stretch(t.numel() / (images * count)) {}

    // Calls body(offset) for each of a channel's stretches.
    template <class Body>
    void each(int64_t channel, Body&& body) const {
        for (int64_t n = 0; n < images; ++n) body((n * count + channel) * stretch);
    }

    int64_t values() const { return images * stretch; }
    int64_t grain() const { return std::max<int64_t>(1, worth_a_thread / values()); }
};

bool suits(const at::Tensor& input) {
    return contiguous_floats(input) && input.dim() >= 3 && input.numel() > 0 &&
           input.numel() / (input.size(0) * input.size(1)) >= shortest_stretch;
}

const float* data(const OptionalTensor& t) { return t && t->defined() ? t->data_ptr<float>() : nullptr; }
float* mutable_data(const OptionalTensor& t) { return t && t->defined() ? t->data_ptr<float>() : nullptr; }

std::tuple<at::Tensor, at::Tensor, at::Tensor> batch_norm(
    const at::Tensor& input, const OptionalTensor& weight, const OptionalTensor& bias, const OptionalTensor& running_mean,
    const OptionalTensor& running_var, bool training, double momentum, double eps) {
    if (!training || !suits(input) || !plain_or_absent(weight) || !plain_or_absent(bias) || !plain_or_absent(running_mean) ||
        !plain_or_absent(running_var))
        return at::cpu::native_batch_norm(input, weight, bias, running_mean, running_var, training, momentum, eps);
    const Channels channels(input);
    auto result = at::empty(input.sizes(), input.options());
    auto save_mean = at::empty({channels.count}, input.options()), save_invstd = at::empty({channels.count}, input.options());
    const auto* x = input.data_ptr<float>();
    auto *y = result.data_ptr<float>(), *means = save_mean.data_ptr<float>(), *invstds = save_invstd.data_ptr<float>();
    const auto *w = data(weight), *b = data(bias);
    auto *running_means = mutable_data(running_mean), *running_vars = mutable_data(running_var);
    const auto n = static_cast<double>(channels.values());
    at::parallel_for(0, channels.count, channels.grain(), [&](int64_t begin, int64_t end) {
        for (auto c = begin; c < end; ++c) {
            double sum = 0, squares = 0;
            channels.each(c, [&](int64_t at) { sum += sum_of(x + at, channels.stretch); });
            const auto mean = static_cast<float>(sum / n);
            channels.each(c, [&](int64_t at) { squares += sum_of_squares(x + at, channels.stretch, mean); });
            const double invstd = 1 / std::sqrt(squares / n + eps);
            means[c] = mean;
            invstds[c] = static_cast<float>(invstd);
            const auto scale = static_cast<float>(invstd * (w ? w[c] : 1));
            channels.each(c, [&](int64_t at) { normalize(x + at, y + at, channels.stretch, mean, scale, b ? b[c] : 0); });
            if (running_means) running_means[c] = static_cast<float>(momentum * mean + (1 - momentum) * running_means[c]);
            if (running_vars)
                running_vars[c] = static_cast<float>(momentum * (squares / (n - 1)) + (1 - momentum) * running_vars[c]);
        }
    });
    return {result, save_mean, save_invstd};
}

std::tuple<at::Tensor, at::Tensor, at::Tensor> batch_norm_backward(
    const at::Tensor& grad, const at::Tensor& input, const OptionalTensor& weight, const OptionalTensor& running_mean,
    const OptionalTensor& running_var, const OptionalTensor& save_mean, const OptionalTensor& save_invstd, bool training,
    double eps, std::array<bool, 3> wanted) {
    if (!training || !suits(input) || grad.scalar_type() != at::kFloat || grad.sizes() != input.sizes() ||
        !plain_or_absent(weight) || !save_mean || !save_invstd || !contiguous_floats(*save_mean) || !contiguous_floats(*save_invstd))
        return at::cpu::native_batch_norm_backward(grad, input, weight, running_mean, running_var, save_mean, save_invstd,
                                                   training, eps, wanted);
    const Channels channels(input);
    const auto grads = grad.contiguous();
    const auto made = [&](bool is_wanted, at::IntArrayRef sizes) {
        return is_wanted ? at::empty(sizes, input.options()) : at::Tensor();
    };
    auto grad_input = made(wanted[0], input.sizes()), grad_weight = made(wanted[1], {channels.count}),
         grad_bias = made(wanted[2], {channels.count});
    const auto *x = input.data_ptr<float>(), *dy = grads.data_ptr<float>(), *w = data(weight);
    const auto *means = save_mean->data_ptr<float>(), *invstds = save_invstd->data_ptr<float>();
    auto *dx = wanted[0] ? grad_input.data_ptr<float>() : nullptr, *dw = wanted[1] ? grad_weight.data_ptr<float>() : nullptr,
         *db = wanted[2] ? grad_bias.data_ptr<float>() : nullptr;
    const auto n = static_cast<double>(channels.values());
    at::parallel_for(0, channels.count, channels.grain(), [&](int64_t begin, int64_t end) {
        for (auto c = begin; c < end; ++c) {
            GradientSums sums{};
            channels.each(c, [&](int64_t at) {
                const auto part = gradient_sums(dy + at, x + at, channels.stretch, means[c]);
                sums.grads += part.grads;
                sums.products += part.products;
            });
            const double invstd = invstds[c];
            if (dw) dw[c] = static_cast<float>(sums.products * invstd);
            if (db) db[c] = static_cast<float>(sums.grads);
            if (!dx) continue;
            const double of_grad = invstd * (w ? w[c] : 1);
            const GradientScalars scalars{static_cast<float>(of_grad),
                                          static_cast<float>(-of_grad * sums.products * invstd * invstd / n), means[c],
                                          static_cast<float>(-of_grad * sums.grads / n)};
            channels.each(c, [&](int64_t at) { input_gradient(dy + at, x + at, dx + at, channels.stretch, scalars); });
        }
    });
    return {grad_input, grad_weight, grad_bias};
}

}  // namespace

void embeddedtorch::replace_batch_normalization(torch::Library& library) {
    library.impl("native_batch_norm", batch_norm);
    library.impl("native_batch_norm_backward", batch_norm_backward);
}
