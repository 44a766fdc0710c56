// Operators of libtorch that have a faster kernel here on the CPU. Each falls back to libtorch's own where its case is not
// the one that it is made for.
#pragma once

#include <ATen/core/Tensor.h>
#include <torch/library.h>

namespace embeddedtorch {

// float32 in one contiguous piece, which is what most of them are made for.
inline bool contiguous_floats(const at::Tensor& t) { return t.scalar_type() == at::kFloat && t.layout() == at::kStrided && t.is_contiguous(); }

void replace_matrix_products(torch::Library& library);
void replace_max_pooling(torch::Library& library);
void replace_batch_normalization(torch::Library& library);
void replace_gelu(torch::Library& library);
void replace_rectifier(torch::Library& library);

}  // namespace embeddedtorch
