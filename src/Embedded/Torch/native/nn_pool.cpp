// Pooling, and what reads windows of an image: padding, resampling, unfold and fold. Empty spans mean PyTorch's default.
#include "abi.h"

using namespace embeddedtorch;

ET_API TensorHandle et_nn_max_pool(TensorHandle input, const int64_t* kernel, const int64_t* stride, int32_t strides,
                                   const int64_t* padding, const int64_t* dilation, int32_t count, bool ceil_mode) {
    return made([&] {
        auto k = span(kernel, count), s = span(stride, strides), p = span(padding, count), d = span(dilation, count);
        switch (count) {
            case 1: return at::max_pool1d(*input, k, s, p, d, ceil_mode);
            case 2: return at::max_pool2d(*input, k, s, p, d, ceil_mode);
            default: return at::max_pool3d(*input, k, s, p, d, ceil_mode);
        }
    });
}

ET_API ResultList* et_nn_max_pool_with_indices(TensorHandle input, const int64_t* kernel, const int64_t* stride,
                                           int32_t strides, const int64_t* padding, const int64_t* dilation,
                                           int32_t count, bool ceil_mode) {
    return results([&] {
        auto k = span(kernel, count), s = span(stride, strides), p = span(padding, count), d = span(dilation, count);
        switch (count) {
            case 1: return listed(at::max_pool1d_with_indices(*input, k, s, p, d, ceil_mode));
            case 2: return listed(at::max_pool2d_with_indices(*input, k, s, p, d, ceil_mode));
            default: return listed(at::max_pool3d_with_indices(*input, k, s, p, d, ceil_mode));
        }
    });
}

// divisor_override zero: the size of the window.
ET_API TensorHandle et_nn_avg_pool(TensorHandle input, const int64_t* kernel, const int64_t* stride, int32_t strides,
                                   const int64_t* padding, int32_t count, bool ceil_mode, bool count_include_pad,
                                   int64_t divisor_override) {
    return made([&] {
        auto k = span(kernel, count), s = span(stride, strides), p = span(padding, count);
        auto divisor = divisor_override ? OptionalOf<int64_t>(divisor_override) : OptionalOf<int64_t>();
        switch (count) {
            case 1: return at::avg_pool1d(*input, k, s, p, ceil_mode, count_include_pad);
            case 2: return at::avg_pool2d(*input, k, s, p, ceil_mode, count_include_pad, divisor);
            default: return at::avg_pool3d(*input, k, s, p, ceil_mode, count_include_pad, divisor);
        }
    });
}

ET_API TensorHandle et_nn_adaptive_avg_pool(TensorHandle input, const int64_t* size, int32_t count) {
    return made([&] {
        switch (count) {
            case 1: return at::adaptive_avg_pool1d(*input, span(size, count));
            case 2: return at::adaptive_avg_pool2d(*input, span(size, count));
            default: return at::adaptive_avg_pool3d(*input, span(size, count));
        }
    });
}

ET_API ResultList* et_nn_adaptive_max_pool(TensorHandle input, const int64_t* size, int32_t count) {
    return results([&] {
        switch (count) {
            case 1: return listed(at::adaptive_max_pool1d(*input, span(size, count)));
            case 2: return listed(at::adaptive_max_pool2d(*input, span(size, count)));
            default: return listed(at::adaptive_max_pool3d(*input, span(size, count)));
        }
    });
}

// mode: TorchSharp's PaddingModes (0 zeros, 1 reflect, 2 replicate, 3 circular, 4 constant).
ET_API TensorHandle et_nn_pad(TensorHandle input, const int64_t* pad, int32_t count, int32_t mode, double value) {
    return made([&] {
        auto p = span(pad, count);
        switch (mode) {
            case 0: return at::constant_pad_nd(*input, p, 0);
            case 4: return at::constant_pad_nd(*input, p, value);
            case 1: return at::pad(*input, p, "reflect");
            case 2: return at::pad(*input, p, "replicate");
            default: return at::pad(*input, p, "circular");
        }
    });
}

// mode: TorchSharp's InterpolationMode (0 nearest, 1 linear, 2 bilinear, 3 bicubic, 4 trilinear, 5 area, 6 nearest
// exact). Sizes or scales are given, one for each spatial dimension; the other count is zero.
ET_API TensorHandle et_nn_interpolate(TensorHandle input, const int64_t* size, int32_t sizes, const double* scale,
                                      int32_t scales, int32_t mode, bool align_corners) {
    return made([&]() -> at::Tensor {
        const at::Tensor& x = *input;
        const auto spatial = x.dim() - 2;
        TORCH_CHECK(spatial >= 1 && spatial <= 3, "interpolate takes 3 to 5 dimensions, got ", x.dim());
        TORCH_CHECK((sizes == 0) != (scales == 0), "give either a size or a scale factor");
        TORCH_CHECK(sizes + scales == spatial, "give one size or scale factor for each spatial dimension");
        std::vector<int64_t> output(size, size + sizes);
        std::vector<double> factors(scale, scale + scales);
        if (mode == 5) {
            for (int32_t i = 0; i < scales; ++i) output.push_back(static_cast<int64_t>(x.size(i + 2) * factors[i]));
            if (spatial == 1) return at::adaptive_avg_pool1d(x, output);
            return spatial == 2 ? at::adaptive_avg_pool2d(x, output) : at::adaptive_avg_pool3d(x, output);
        }
        using Sizes = at::OptionalIntArrayRef;
        using Scales = OptionalOf<at::ArrayRef<double>>;
        Sizes o = sizes ? Sizes(at::IntArrayRef(output)) : Sizes();
        Scales f = scales ? Scales(at::ArrayRef<double>(factors)) : Scales();
        bool corners = align_corners;
        switch (mode * 10 + spatial) {
            case 1: return at::upsample_nearest1d(x, o, f);
            case 2: return at::upsample_nearest2d(x, o, f);
            case 3: return at::upsample_nearest3d(x, o, f);
            case 11: return at::upsample_linear1d(x, o, corners, f);
            case 22: return at::upsample_bilinear2d(x, o, corners, f);
            case 32: return at::upsample_bicubic2d(x, o, corners, f);
            case 43: return at::upsample_trilinear3d(x, o, corners, f);
            case 61: return at::_upsample_nearest_exact1d(x, o, f);
            case 62: return at::_upsample_nearest_exact2d(x, o, f);
            case 63: return at::_upsample_nearest_exact3d(x, o, f);
            default: TORCH_CHECK(false, "this interpolation mode does not take ", x.dim(), " dimensions");
        }
    });
}

ET_API TensorHandle et_nn_unfold(TensorHandle input, const int64_t* kernel, const int64_t* dilation,
                                 const int64_t* padding, const int64_t* stride) {
    return made([&] { return at::im2col(*input, span(kernel, 2), span(dilation, 2), span(padding, 2), span(stride, 2)); });
}

ET_API TensorHandle et_nn_fold(TensorHandle input, const int64_t* output, const int64_t* kernel, const int64_t* dilation,
                               const int64_t* padding, const int64_t* stride) {
    return made([&] {
        return at::col2im(*input, span(output, 2), span(kernel, 2), span(dilation, 2), span(padding, 2), span(stride, 2));
    });
}

ET_API TensorHandle et_nn_pixel_shuffle(TensorHandle input, int64_t factor) {
    return made([&] { return at::pixel_shuffle(*input, factor); });
}

ET_API TensorHandle et_nn_pixel_unshuffle(TensorHandle input, int64_t factor) {
    return made([&] { return at::pixel_unshuffle(*input, factor); });
}
