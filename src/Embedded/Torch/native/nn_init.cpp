// In-place initialisation of parameters, outside of autograd. A null generator is the default one.
#include "abi.h"

#include <cmath>

using namespace embeddedtorch;

namespace {

using Random = OptionalOf<at::Generator>;

Random random(at::Generator* generator) { return generator ? Random(*generator) : Random(); }

template <class Body>
int initialized(Body&& body) {
    return guarded([&] {
        at::NoGradGuard no_grad;
        body();
    });
}

double normal_cdf(double x) { return (1 + std::erf(x / std::sqrt(2.0))) / 2; }

}  // namespace

ET_API int32_t et_nn_init_fill(TensorHandle tensor, double value) {
    return initialized([&] { tensor->fill_(value); });
}

ET_API int32_t et_nn_init_uniform(TensorHandle tensor, double low, double high, at::Generator* generator) {
    return initialized([&] { tensor->uniform_(low, high, random(generator)); });
}

ET_API int32_t et_nn_init_normal(TensorHandle tensor, double mean, double std, at::Generator* generator) {
    return initialized([&] { tensor->normal_(mean, std, random(generator)); });
}

// The inverse of the normal distribution's function, over the part of it between a and b.
ET_API int32_t et_nn_init_truncated_normal(TensorHandle tensor, double mean, double std, double a, double b,
                                           at::Generator* generator) {
    return initialized([&] {
        const double low = normal_cdf((a - mean) / std), high = normal_cdf((b - mean) / std);
        tensor->uniform_(2 * low - 1, 2 * high - 1, random(generator));
        tensor->erfinv_().mul_(std * std::sqrt(2.0)).add_(mean).clamp_(a, b);
    });
}

ET_API int32_t et_nn_init_eye(TensorHandle tensor) {
    return initialized([&] {
        TORCH_CHECK(tensor->dim() == 2, "eye_ takes a matrix, got ", tensor->dim(), " dimensions");
        tensor->copy_(at::eye(tensor->size(0), tensor->size(1), tensor->options()));
    });
}

ET_API int32_t et_nn_init_dirac(TensorHandle tensor) {
    return initialized([&] {
        TORCH_CHECK(tensor->dim() >= 3 && tensor->dim() <= 5, "dirac_ takes 3 to 5 dimensions, got ", tensor->dim());
        tensor->zero_();
        for (int64_t i = 0; i < std::min(tensor->size(0), tensor->size(1)); ++i) {
            at::Tensor kernel = tensor->select(0, i).select(0, i);
            while (kernel.dim() > 0) kernel = kernel.select(0, kernel.size(0) / 2);
            kernel.fill_(1);
        }
    });
}

ET_API int32_t et_nn_init_orthogonal(TensorHandle tensor, double gain) {
    return initialized([&] {
        TORCH_CHECK(tensor->dim() >= 2, "orthogonal_ takes 2 or more dimensions, got ", tensor->dim());
        if (tensor->numel() == 0) return;
        const auto rows = tensor->size(0), columns = tensor->numel() / rows;
        at::Tensor flat = at::randn({rows, columns}, tensor->options());
        if (rows < columns) flat = flat.t().contiguous();
        auto [q, r] = at::linalg_qr(flat);
        // The signs of R's diagonal make Q unique, and uniformly distributed.
        q = q * r.diagonal().sign();
        if (rows < columns) q = q.t();
        tensor->copy_(q.reshape(tensor->sizes()).mul(gain));
    });
}

ET_API int32_t et_nn_init_sparse(TensorHandle tensor, double sparsity, double std) {
    return initialized([&] {
        TORCH_CHECK(tensor->dim() == 2, "sparse_ takes a matrix, got ", tensor->dim(), " dimensions");
        const auto rows = tensor->size(0), zeros = static_cast<int64_t>(std::ceil(sparsity * rows));
        tensor->normal_(0, std);
        for (int64_t column = 0; column < tensor->size(1); ++column) {
            auto chosen = at::randperm(rows, at::kLong).slice(0, 0, zeros).to(tensor->device());
            tensor->select(1, column).index_fill_(0, chosen, 0);
        }
    });
}

ET_API int32_t et_nn_init_zero_row(TensorHandle tensor, int64_t row) {
    return initialized([&] { tensor->select(0, row).zero_(); });
}
