#include "max_pool_kernels.h"

#include "instruction_sets.h"

#include <algorithm>
#include <cstring>
#include <limits>

namespace embeddedtorch {
namespace {

// One position of the window for all outputs of a row at once, which is what vectorises.
template <int64_t known_stride>
inline __attribute__((always_inline)) void take_larger(const float* row, int64_t first, int32_t index, float* best,
                                                       int32_t* where, int64_t count, int64_t given_stride) {
    const int64_t stride = known_stride ? known_stride : given_stride;
    for (int64_t x = 0; x < count; ++x) {
        const float value = row[first + x * stride];
        const bool takes = (value > best[x]) | (value != value);
        best[x] = takes ? value : best[x];
        where[x] = takes ? index + static_cast<int32_t>(x * stride) : where[x];
    }
}

// Windows of 2 x 2 that neither overlap nor reach out of the plane, the commonest pooling there is, go eight at a time.
constexpr int64_t block = 8;
typedef float Values __attribute__((vector_size(block * sizeof(float))));
typedef int32_t Places __attribute__((vector_size(block * sizeof(int32_t))));
typedef int64_t Indices __attribute__((vector_size(block * sizeof(int64_t))));

// By reference: by value a vector wider than the instruction set's registers has no agreed way to be passed.
inline __attribute__((always_inline)) void take_larger(const Values& value, const Places& place, Values& best, Places& where) {
    const Places takes = (value > best) | (value != value);
    best = takes ? value : best;
    where = takes ? place : where;
}

inline __attribute__((always_inline)) void pool_pairs(const float* upper, const float* lower, int32_t index, int32_t width,
                                                      float* out, int64_t* indices) {
    Values upper_left, upper_right, lower_left, lower_right;
    std::memcpy(&upper_left, upper, sizeof upper_left);
    std::memcpy(&upper_right, upper + block, sizeof upper_right);
    std::memcpy(&lower_left, lower, sizeof lower_left);
    std::memcpy(&lower_right, lower + block, sizeof lower_right);
    const Places place = Places{0, 2, 4, 6, 8, 10, 12, 14} + index;
    auto best = __builtin_shufflevector(upper_left, upper_right, 0, 2, 4, 6, 8, 10, 12, 14);
    auto where = place;
    take_larger(__builtin_shufflevector(upper_left, upper_right, 1, 3, 5, 7, 9, 11, 13, 15), place + 1, best, where);
    take_larger(__builtin_shufflevector(lower_left, lower_right, 0, 2, 4, 6, 8, 10, 12, 14), place + width, best, where);
    take_larger(__builtin_shufflevector(lower_left, lower_right, 1, 3, 5, 7, 9, 11, 13, 15), place + width + 1, best, where);
    const auto wide = __builtin_convertvector(where, Indices);
    std::memcpy(out, &best, sizeof best);
    std::memcpy(indices, &wide, sizeof wide);
}

bool in_pairs(const PoolGeometry& g) {
    return g.kernel_height == 2 && g.kernel_width == 2 && g.stride_height == 2 && g.stride_width == 2 && g.pad_height == 0 &&
           g.pad_width == 0 && g.out_height * 2 <= g.height && g.out_width * 2 <= g.width && g.out_width >= block;
}

inline __attribute__((always_inline)) void max_pool_by_pairs(const float* in, float* out, int64_t* index, const PoolGeometry& g) {
    for (int64_t y = 0; y < g.out_height; ++y) {
        for (int64_t next = 0; next < g.out_width; next += block) {
            // The last block may take some outputs again, which a pass that only reads its input may.
            const auto x = std::min(next, g.out_width - block);
            const auto at = 2 * y * g.width + 2 * x;
            pool_pairs(in + at, in + at + g.width, static_cast<int32_t>(at), static_cast<int32_t>(g.width),
                       out + y * g.out_width + x, index + y * g.out_width + x);
        }
    }
}

}  // namespace

ET_CLONES void max_pool_plane(const float* in, float* out, int64_t* index, int32_t* __restrict where,
                              const PoolGeometry& g) {
    if (in_pairs(g)) {
        max_pool_by_pairs(in, out, index, g);
        return;
    }
    for (int64_t out_y = 0; out_y < g.out_height; ++out_y) {
        const int64_t top = out_y * g.stride_height - g.pad_height;
        const int64_t y_begin = std::max<int64_t>(top, 0), y_end = std::min(top + g.kernel_height, g.height);
        float* __restrict best = out + out_y * g.out_width;
        for (int64_t x = 0; x < g.out_width; ++x) {
            best[x] = -std::numeric_limits<float>::infinity();
            where[x] = static_cast<int32_t>(y_begin * g.width + std::max<int64_t>(x * g.stride_width - g.pad_width, 0));
        }
        for (int64_t y = y_begin; y < y_end; ++y) {
            for (int64_t k = 0; k < g.kernel_width; ++k) {
                // The outputs whose window has column k within the plane.
                const int64_t before = g.pad_width - k, last = g.width - 1 + before;
                if (last < 0) continue;
                const int64_t begin = before > 0 ? (before + g.stride_width - 1) / g.stride_width : 0;
                const int64_t end = std::min(g.out_width, last / g.stride_width + 1);
                if (begin >= end) continue;
                const int64_t first = begin * g.stride_width - before;
                const float* row = in + y * g.width;
                const auto at = static_cast<int32_t>(y * g.width + first);
                if (g.stride_width == 1) take_larger<1>(row, first, at, best + begin, where + begin, end - begin, 1);
                else if (g.stride_width == 2) take_larger<2>(row, first, at, best + begin, where + begin, end - begin, 2);
                else take_larger<0>(row, first, at, best + begin, where + begin, end - begin, g.stride_width);
            }
        }
        int64_t* row_index = index + out_y * g.out_width;
        for (int64_t x = 0; x < g.out_width; ++x) row_index[x] = where[x];
    }
}

bool max_pool_backward_plane(const float* grad_out, const int64_t* index, float* grad_in, int64_t out_size, int64_t in_size) {
    std::memset(grad_in, 0, static_cast<size_t>(in_size) * sizeof(float));
    for (int64_t i = 0; i < out_size; ++i) {
        if (static_cast<uint64_t>(index[i]) >= static_cast<uint64_t>(in_size)) return false;
        grad_in[index[i]] += grad_out[i];
    }
    return true;
}

}  // namespace embeddedtorch
