// The optimizers' steps: one call for all the parameters of a group. Contiguous float32 tensors on the CPU go through
// plain loops shared out over the threads; all else goes tensor by tensor through ATen. A parameter without a gradient is
// passed over.
#include "abi.h"
#include "flush_denormals.h"
#include "optim_kernels.h"

#include <ATen/Parallel.h>

#include <cmath>

using namespace embeddedtorch;

namespace {

constexpr int64_t chunk = 16384;
constexpr int64_t worth_threads = 16 * chunk;

bool plain(const at::Tensor& t) {
    return t.scalar_type() == at::kFloat && t.device().is_cpu() && t.layout() == at::kStrided &&
           t.is_non_overlapping_and_dense();
}

bool alike(const at::Tensor& a, const at::Tensor& b) {
    return plain(b) && a.sizes() == b.sizes() && a.strides() == b.strides();
}

// The stretches of all tensors, cut into pieces of about equal work.
struct Piece {
    int32_t index;
    int64_t begin, length;
};

class Pieces {
public:
    void add(int32_t index, int64_t length) {
        for (int64_t begin = 0; begin < length; begin += chunk) list_.push_back({index, begin, std::min(chunk, length - begin)});
        total_ += length;
    }
    // flushes: whether numbers too small to be normal may be taken for zero, which a division by them forbids.
    template <class Body>
    void run(bool flushes, Body&& body) const {
        auto all = [&](int64_t from, int64_t to) {
            const FlushDenormals flush(flushes);
            for (int64_t i = from; i < to; ++i) body(list_[i]);
        };
        // Waking threads costs more than a small model's whole step.
        if (total_ < worth_threads) all(0, static_cast<int64_t>(list_.size()));
        else at::parallel_for(0, static_cast<int64_t>(list_.size()), 1, all);
    }

private:
    std::vector<Piece> list_;
    int64_t total_ = 0;
};

// A gradient in the parameter's own memory order; undefined where the parameter has none.
at::Tensor gradient_of(const at::Tensor& parameter) {
    at::Tensor grad = parameter.grad();
    if (!grad.defined() || !plain(parameter)) return grad;
    if (grad.layout() == at::kStrided && grad.scalar_type() == at::kFloat && grad.device().is_cpu() &&
        grad.strides() != parameter.strides())
        return at::empty_like(parameter).copy_(grad);
    return grad;
}

at::Tensor adjusted(const at::Tensor& parameter, const at::Tensor& grad, double weight_decay, bool maximize) {
    at::Tensor g = maximize ? grad.neg() : grad;
    return weight_decay != 0 ? g.add(parameter, weight_decay) : g;
}

}  // namespace

ET_API int32_t et_optim_zero_grad(TensorList parameters) {
    return guarded([&] {
        for (int64_t i = 0; i < parameters.count; ++i)
            if (parameters.handles[i]) parameters.handles[i]->mutable_grad() = at::Tensor();
    });
}

// steps: each parameter's count of steps, advanced here. max_exp_avg_sq is empty without amsgrad. decoupled: AdamW.
ET_API int32_t et_optim_adam(TensorList parameters, TensorList exp_avg, TensorList exp_avg_sq,
                             TensorList max_exp_avg_sq, int64_t* steps, double lr, double beta1,
                             double beta2, double eps, double weight_decay, bool maximize, bool decoupled) {
    return guarded([&] {
        at::NoGradGuard no_grad;
        const auto count = static_cast<int32_t>(parameters.count);
        Pieces pieces;
        std::vector<at::Tensor> grads(count);
        struct Item { float *p, *m, *v, *top; const float* g; AdamScalars s; };
        std::vector<Item> items(count);
        for (int32_t i = 0; i < count; ++i) {
            at::Tensor &p = *parameters.handles[i], &m = *exp_avg.handles[i], &v = *exp_avg_sq.handles[i];
            at::Tensor& g = grads[i] = gradient_of(p);
            if (!g.defined()) continue;
            const auto t = static_cast<double>(++steps[i]);
            const double step_size = lr / (1 - std::pow(beta1, t)), bias2 = 1 / std::sqrt(1 - std::pow(beta2, t));
            TensorHandle top = max_exp_avg_sq.count ? max_exp_avg_sq.handles[i] : nullptr;
            if (plain(p) && alike(p, g) && alike(p, m) && alike(p, v) && (!top || alike(p, *top))) {
                AdamScalars s{static_cast<float>(decoupled ? 1 - lr * weight_decay : 1),
                              static_cast<float>(decoupled ? 0 : weight_decay), maximize ? -1.f : 1.f,
                              static_cast<float>(beta1), static_cast<float>(1 - beta1), static_cast<float>(beta2),
                              static_cast<float>(1 - beta2), static_cast<float>(eps),
                              static_cast<float>(step_size), static_cast<float>(bias2)};
                items[i] = {p.data_ptr<float>(), m.data_ptr<float>(), v.data_ptr<float>(),
                            top ? top->data_ptr<float>() : nullptr, g.data_ptr<float>(), s};
                pieces.add(i, p.numel());
                continue;
            }
            if (decoupled && weight_decay != 0) p.mul_(1 - lr * weight_decay);
            at::Tensor d = adjusted(p, g, decoupled ? 0 : weight_decay, maximize);
            m.mul_(beta1).add_(d, 1 - beta1);
            v.mul_(beta2).addcmul_(d, d, 1 - beta2);
            if (top) at::maximum_out(*top, *top, v);
            p.addcdiv_(m, at::sqrt(top ? *top : v).mul_(bias2).add_(eps), -step_size);
        }
        pieces.run(eps > 0, [&](const Piece& x) {
            const Item& i = items[x.index];
            if (i.top) amsgrad_range(i.p + x.begin, i.g + x.begin, i.m + x.begin, i.v + x.begin, i.top + x.begin, x.length, i.s);
            else adam_range(i.p + x.begin, i.g + x.begin, i.m + x.begin, i.v + x.begin, x.length, i.s);
        });
    });
}

// buffers: each parameter's momentum, zero until started, which the first gradient does undamped. momentum zero: neither
// is read.
ET_API int32_t et_optim_sgd(TensorList parameters, TensorList buffers, bool* started, double lr, double momentum,
                            double dampening, double weight_decay, bool nesterov, bool maximize) {
    return guarded([&] {
        at::NoGradGuard no_grad;
        const auto count = static_cast<int32_t>(parameters.count);
        Pieces pieces;
        std::vector<at::Tensor> grads(count);
        struct Item { float *p, *b; const float* g; float damp; };
        std::vector<Item> items(count);
        for (int32_t i = 0; i < count; ++i) {
            at::Tensor& p = *parameters.handles[i];
            at::Tensor& g = grads[i] = gradient_of(p);
            if (!g.defined()) continue;
            double damp = 1 - dampening;
            if (momentum != 0 && !started[i]) started[i] = true, damp = 1;
            if (plain(p) && alike(p, g) && (momentum == 0 || alike(p, *buffers.handles[i]))) {
                items[i] = {p.data_ptr<float>(), momentum != 0 ? buffers.handles[i]->data_ptr<float>() : nullptr, g.data_ptr<float>(),
                            static_cast<float>(damp)};
                pieces.add(i, p.numel());
                continue;
            }
            at::Tensor d = adjusted(p, g, weight_decay, maximize);
            if (momentum != 0) {
                buffers.handles[i]->mul_(momentum).add_(d, damp);
                d = nesterov ? d.add(*buffers.handles[i], momentum) : *buffers.handles[i];
            }
            p.add_(d, -lr);
        }
        SgdScalars s{static_cast<float>(lr), static_cast<float>(weight_decay), maximize ? -1.f : 1.f,
                     static_cast<float>(momentum), 1.f};
        pieces.run(true, [&](const Piece& x) {
            const Item& i = items[x.index];
            SgdScalars mine = s;
            mine.damp = i.damp;
            if (!i.b) sgd_range(i.p + x.begin, i.g + x.begin, x.length, mine);
            else if (nesterov) sgd_nesterov_range(i.p + x.begin, i.g + x.begin, i.b + x.begin, x.length, mine);
            else sgd_momentum_range(i.p + x.begin, i.g + x.begin, i.b + x.begin, x.length, mine);
        });
    });
}

// averages empty: not centred; buffers empty: no momentum.
ET_API int32_t et_optim_rmsprop(TensorList parameters, TensorList squares, TensorList averages,
                                TensorList buffers, double lr, double alpha, double eps,
                                double weight_decay, double momentum, bool maximize) {
    return guarded([&] {
        at::NoGradGuard no_grad;
        const auto count = static_cast<int32_t>(parameters.count);
        Pieces pieces;
        std::vector<at::Tensor> grads(count);
        struct Item { float *p, *square, *average, *buffer; const float* g; };
        std::vector<Item> items(count);
        for (int32_t i = 0; i < count; ++i) {
            at::Tensor &p = *parameters.handles[i], &square = *squares.handles[i];
            TensorHandle average = averages.count ? averages.handles[i] : nullptr, buffer = buffers.count ? buffers.handles[i] : nullptr;
            at::Tensor& g = grads[i] = gradient_of(p);
            if (!g.defined()) continue;
            if (plain(p) && alike(p, g) && alike(p, square) && (!average || alike(p, *average)) && (!buffer || alike(p, *buffer))) {
                items[i] = {p.data_ptr<float>(), square.data_ptr<float>(), average ? average->data_ptr<float>() : nullptr,
                            buffer ? buffer->data_ptr<float>() : nullptr, g.data_ptr<float>()};
                pieces.add(i, p.numel());
                continue;
            }
            at::Tensor d = adjusted(p, g, weight_decay, maximize);
            square.mul_(alpha).addcmul_(d, d, 1 - alpha);
            at::Tensor spread = square;
            if (average) {
                average->mul_(alpha).add_(d, 1 - alpha);
                spread = square.addcmul(*average, *average, -1);
            }
            at::Tensor scale = spread.sqrt().add_(eps);
            if (buffer) {
                buffer->mul_(momentum).addcdiv_(d, scale);
                p.add_(*buffer, -lr);
            } else {
                p.addcdiv_(d, scale, -lr);
            }
        }
        RmsPropScalars s{static_cast<float>(lr), static_cast<float>(alpha), static_cast<float>(1 - alpha), static_cast<float>(eps),
                         static_cast<float>(weight_decay), maximize ? -1.f : 1.f, static_cast<float>(momentum)};
        pieces.run(eps > 0, [&](const Piece& x) {
            const Item& i = items[x.index];
            rmsprop_range(i.p + x.begin, i.g + x.begin, i.square + x.begin, i.average ? i.average + x.begin : nullptr,
                          i.buffer ? i.buffer + x.begin : nullptr, x.length, s);
        });
    });
}

// Clips to max_norm in place and gives the norm before the clip. norm_type infinity: the largest magnitude.
ET_API int32_t et_optim_clip_grad_norm(TensorList parameters, double max_norm, double norm_type,
                                       double* total) {
    return guarded([&] {
        at::NoGradGuard no_grad;
        std::vector<at::Tensor> grads, norms;
        for (int64_t i = 0; i < parameters.count; ++i) {
            at::Tensor g = parameters.handles[i]->grad();
            if (!g.defined()) continue;
            grads.push_back(g);
            norms.push_back(std::isinf(norm_type) ? g.abs().max() : at::norm(g, norm_type));
        }
        *total = 0;
        if (grads.empty()) return;
        for (auto& norm : norms) norm = norm.to(norms[0].device());
        at::Tensor all = at::stack(norms);
        *total = (std::isinf(norm_type) ? all.max() : at::norm(all, norm_type)).item<double>();
        const double factor = max_norm / (*total + 1e-6);
        if (factor < 1) for (auto& g : grads) g.mul_(factor);
    });
}

ET_API int32_t et_optim_clip_grad_value(TensorList parameters, double value) {
    return guarded([&] {
        at::NoGradGuard no_grad;
        for (int64_t i = 0; i < parameters.count; ++i) {
            at::Tensor g = parameters.handles[i]->grad();
            if (g.defined()) g.clamp_(-value, value);
        }
    });
}
