// Operators of libtorch that have a faster kernel here on the CPU. Each falls back to libtorch's own where its case is not
// the one that it is made for.
#pragma once

#include <torch/library.h>

namespace embeddedtorch {

void replace_matrix_products(torch::Library& library);
void replace_max_pooling(torch::Library& library);
void replace_batch_normalization(torch::Library& library);
void replace_gelu(torch::Library& library);
void replace_rectifier(torch::Library& library);

}  // namespace embeddedtorch
