// Max pooling of float32 images on the CPU: libtorch's own goes through the windows one value at a time.
#include "abi.h"
#include "max_pool_kernels.h"
#include "replaced_kernels.h"

#include <ATen/CPUFunctions.h>
#include <ATen/Parallel.h>

#include <atomic>
#include <limits>
#include <vector>

using namespace embeddedtorch;

namespace {

constexpr int64_t worth_a_thread = 32768;

int64_t of(at::IntArrayRef values, size_t dim) { return values.size() == 1 ? values[0] : values[dim]; }

bool plain(const at::Tensor& t) {
    return contiguous_floats(t) && t.numel() > 0;
}

// The same in both directions, so that a plane's indices are read as they were written.
bool suits(const at::Tensor& input, at::IntArrayRef dilation) {
    return plain(input) && (input.dim() == 4 || input.dim() == 3) && of(dilation, 0) == 1 && of(dilation, 1) == 1 &&
           input.size(-1) * input.size(-2) < std::numeric_limits<int32_t>::max() / 2;
}

int64_t out_size(int64_t size, int64_t kernel, int64_t stride, int64_t padding, bool ceil_mode) {
    const auto room = size + 2 * padding - kernel;
    auto count = (room + (ceil_mode ? stride - 1 : 0)) / stride + 1;
    // With ceil_mode a last window that starts in the padding on the right does not count.
    if (ceil_mode && (count - 1) * stride >= size + padding) --count;
    return count;
}

std::tuple<at::Tensor, at::Tensor> max_pool(const at::Tensor& input, at::IntArrayRef kernel, at::IntArrayRef stride,
                                            at::IntArrayRef padding, at::IntArrayRef dilation, bool ceil_mode) {
    const auto own = [&] { return at::cpu::max_pool2d_with_indices(input, kernel, stride, padding, dilation, ceil_mode); };
    if (!suits(input, dilation)) return own();
    const auto steps = stride.empty() ? kernel : stride;
    PoolGeometry g{input.size(-2), input.size(-1), 0, 0,
                   of(kernel, 0), of(kernel, 1), of(steps, 0), of(steps, 1), of(padding, 0), of(padding, 1)};
    // What is not a pooling at all is libtorch's to refuse.
    if (g.kernel_height < 1 || g.kernel_width < 1 || g.stride_height < 1 || g.stride_width < 1 || g.pad_height < 0 ||
        g.pad_width < 0 || g.pad_height * 2 > g.kernel_height || g.pad_width * 2 > g.kernel_width ||
        g.height + 2 * g.pad_height < g.kernel_height || g.width + 2 * g.pad_width < g.kernel_width)
        return own();
    g.out_height = out_size(g.height, g.kernel_height, g.stride_height, g.pad_height, ceil_mode);
    g.out_width = out_size(g.width, g.kernel_width, g.stride_width, g.pad_width, ceil_mode);

    auto sizes = input.sizes().vec();
    sizes[sizes.size() - 2] = g.out_height;
    sizes[sizes.size() - 1] = g.out_width;
    auto result = at::empty(sizes, input.options());
    auto indices = at::empty(sizes, input.options().dtype(at::kLong));
    const auto in_plane = g.height * g.width, out_plane = g.out_height * g.out_width;
    const auto* in = input.data_ptr<float>();
    auto* out = result.data_ptr<float>();
    auto* index = indices.data_ptr<int64_t>();
    at::parallel_for(0, input.numel() / in_plane, std::max<int64_t>(1, worth_a_thread / in_plane), [&](int64_t begin, int64_t end) {
        std::vector<int32_t> where(static_cast<size_t>(g.out_width));
        for (auto i = begin; i < end; ++i)
            max_pool_plane(in + i * in_plane, out + i * out_plane, index + i * out_plane, where.data(), g);
    });
    return {result, indices};
}

at::Tensor max_pool_backward(const at::Tensor& grad, const at::Tensor& input, at::IntArrayRef kernel, at::IntArrayRef stride,
                             at::IntArrayRef padding, at::IntArrayRef dilation, bool ceil_mode, const at::Tensor& indices) {
    if (!suits(input, dilation) || grad.scalar_type() != at::kFloat || grad.dim() != input.dim() ||
        grad.sizes() != indices.sizes() || !indices.is_contiguous() || grad.numel() == 0)
        return at::cpu::max_pool2d_with_indices_backward(grad, input, kernel, stride, padding, dilation, ceil_mode, indices);
    const auto grads = grad.contiguous();
    auto result = at::empty(input.sizes(), input.options());
    const auto in_plane = input.size(-1) * input.size(-2), out_plane = grad.size(-1) * grad.size(-2);
    const auto planes = input.numel() / in_plane;
    TORCH_CHECK(grad.numel() / out_plane == planes, "max_pool2d backward: the gradient has ", grad.numel() / out_plane,
                " planes, the input ", planes);
    const auto* from = grads.data_ptr<float>();
    const auto* index = indices.data_ptr<int64_t>();
    auto* to = result.data_ptr<float>();
    std::atomic<bool> within{true};
    at::parallel_for(0, planes, std::max<int64_t>(1, worth_a_thread / in_plane), [&](int64_t begin, int64_t end) {
        for (auto i = begin; i < end; ++i)
            if (!max_pool_backward_plane(from + i * out_plane, index + i * out_plane, to + i * in_plane, out_plane, in_plane))
                within = false;
    });
    TORCH_CHECK(within, "max_pool2d backward: an index lies outside its plane of ", in_plane, " values");
    return result;
}

}  // namespace

void embeddedtorch::replace_max_pooling(torch::Library& library) {
    library.impl("max_pool2d_with_indices", max_pool);
    library.impl("max_pool2d_with_indices_backward", max_pool_backward);
}
