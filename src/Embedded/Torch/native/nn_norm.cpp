// Normalisation layers.
#include "abi.h"

using namespace embeddedtorch;

ET_API TensorHandle et_nn_batch_norm(TensorHandle input, TensorHandle weight, TensorHandle bias,
                                     TensorHandle running_mean, TensorHandle running_var, bool training,
                                     double momentum, double eps) {
    return made([&] {
        return at::batch_norm(*input, optional(weight), optional(bias), optional(running_mean), optional(running_var),
                              training, momentum, eps, true);
    });
}

ET_API TensorHandle et_nn_instance_norm(TensorHandle input, TensorHandle weight, TensorHandle bias,
                                        TensorHandle running_mean, TensorHandle running_var, bool use_input_stats,
                                        double momentum, double eps, bool batched) {
    return made([&] {
        auto result = at::instance_norm(batched ? *input : input->unsqueeze(0), optional(weight), optional(bias),
                                        optional(running_mean), optional(running_var), use_input_stats, momentum, eps, true);
        return batched ? result : result.squeeze(0);
    });
}

ET_API TensorHandle et_nn_layer_norm(TensorHandle input, const int64_t* shape, int32_t count, TensorHandle weight,
                                     TensorHandle bias, double eps) {
    return made([&] { return at::layer_norm(*input, span(shape, count), optional(weight), optional(bias), eps); });
}

ET_API TensorHandle et_nn_group_norm(TensorHandle input, int64_t groups, TensorHandle weight, TensorHandle bias,
                                     double eps) {
    return made([&] { return at::group_norm(*input, groups, optional(weight), optional(bias), eps); });
}

// PyTorch's own composition: an average over a window of channels, which ATen has no kernel for.
ET_API TensorHandle et_nn_local_response_norm(TensorHandle input, int64_t size, double alpha, double beta, double k) {
    return made([&] {
        TORCH_CHECK(input->dim() >= 3, "local_response_norm needs at least three dimensions, got ", input->dim());
        auto squares = input->mul(*input).unsqueeze(1);
        at::Tensor mean;
        if (input->dim() == 3) {
            mean = at::avg_pool2d(at::constant_pad_nd(squares, {0, 0, size / 2, (size - 1) / 2}), {size, 1}, {1, 1}).squeeze(1);
        } else {
            auto sizes = input->sizes();
            squares = squares.reshape({sizes[0], 1, sizes[1], sizes[2], -1});
            squares = at::constant_pad_nd(squares, {0, 0, 0, 0, size / 2, (size - 1) / 2});
            mean = at::avg_pool3d(squares, {size, 1, 1}, {1, 1, 1}).squeeze(1).reshape(sizes);
        }
        return input->div(mean.mul(alpha).add(k).pow(beta));
    });
}

ET_API TensorHandle et_nn_normalize(TensorHandle input, double p, int64_t dim, double eps) {
    return made([&] { return input->div(input->norm(p, dim, true).clamp_min(eps).expand_as(*input)); });
}

// Adds one, outside of autograd.
ET_API int32_t et_nn_count(TensorHandle counter) {
    return guarded([&] {
        at::NoGradGuard no_grad;
        counter->add_(1);
    });
}
