// One tensor into several.
#include "abi.h"

using namespace embeddedtorch;

ET_API ResultList* et_split(TensorHandle self, int64_t size, int64_t dim) {
    return results([&] { return at::split(*self, size, dim); });
}

ET_API ResultList* et_split_sizes(TensorHandle self, const int64_t* sizes, int32_t sizes_count, int64_t dim) {
    return results([&] { return at::split_with_sizes(*self, span(sizes, sizes_count), dim); });
}

ET_API ResultList* et_chunk(TensorHandle self, int64_t chunks, int64_t dim) {
    return results([&] { return at::chunk(*self, chunks, dim); });
}

ET_API ResultList* et_unbind(TensorHandle self, int64_t dimension) {
    return results([&] { return at::unbind(*self, dimension); });
}

ET_API ResultList* et_tensor_split(TensorHandle self, int64_t size, int64_t dim) {
    return results([&] { return at::tensor_split(*self, size, dim); });
}

ET_API ResultList* et_tensor_split_sizes(TensorHandle self, const int64_t* sizes, int32_t sizes_count, int64_t dim) {
    return results([&] { return at::tensor_split(*self, span(sizes, sizes_count), dim); });
}

ET_API ResultList* et_tensor_split_tensor(TensorHandle self, TensorHandle indices, int64_t dim) {
    return results([&] { return at::tensor_split(*self, *indices, dim); });
}

ET_API ResultList* et_hsplit(TensorHandle self, int64_t size) {
    return results([&] { return at::hsplit(*self, size); });
}

ET_API ResultList* et_hsplit_sizes(TensorHandle self, const int64_t* sizes, int32_t sizes_count) {
    return results([&] { return at::hsplit(*self, span(sizes, sizes_count)); });
}

ET_API ResultList* et_vsplit(TensorHandle self, int64_t size) {
    return results([&] { return at::vsplit(*self, size); });
}

ET_API ResultList* et_vsplit_sizes(TensorHandle self, const int64_t* sizes, int32_t sizes_count) {
    return results([&] { return at::vsplit(*self, span(sizes, sizes_count)); });
}

ET_API ResultList* et_dsplit(TensorHandle self, int64_t size) {
    return results([&] { return at::dsplit(*self, size); });
}

ET_API ResultList* et_dsplit_sizes(TensorHandle self, const int64_t* sizes, int32_t sizes_count) {
    return results([&] { return at::dsplit(*self, span(sizes, sizes_count)); });
}
