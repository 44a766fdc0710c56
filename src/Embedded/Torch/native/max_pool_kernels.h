// Max pooling of one plane of contiguous float32 memory, as at::max_pool2d_with_indices does it: the first of equal values
// wins, and NaN wins over all.
#pragma once
#include <cstdint>

namespace embeddedtorch {

struct PoolGeometry {
    int64_t height, width, out_height, out_width;
    int64_t kernel_height, kernel_width, stride_height, stride_width, pad_height, pad_width;
};

// where: room for one row of the output.
void max_pool_plane(const float* in, float* out, int64_t* index, int32_t* where, const PoolGeometry& g);

// Adds each gradient to where its value came from. Returns whether every index lies within the plane.
bool max_pool_backward_plane(const float* grad_out, const int64_t* index, float* grad_in, int64_t out_size, int64_t in_size);

}  // namespace embeddedtorch
