// Some elements of a tensor: by position, by index and by mask.
#include "abi.h"

using namespace embeddedtorch;

ET_API TensorHandle et_select(TensorHandle self, int64_t dim, int64_t index) {
    return made([&] { return at::select(*self, dim, index); });
}

ET_API TensorHandle et_slice(TensorHandle self, int64_t dim, int64_t start, int64_t finish, int64_t step) {
    return made([&] { return at::slice(*self, dim, start, finish, step); });
}

ET_API TensorHandle et_gather(TensorHandle self, int64_t dim, TensorHandle index) {
    return made([&] { return at::gather(*self, dim, *index); });
}

ET_API TensorHandle et_scatter(TensorHandle self, int64_t dim, TensorHandle index, TensorHandle src) {
    return made([&] { return at::scatter(*self, dim, *index, *src); });
}

ET_API int et_scatter_(TensorHandle self, int64_t dim, TensorHandle index, TensorHandle src) {
    return guarded([&] { self->scatter_(dim, *index, *src); });
}

ET_API TensorHandle et_scatter_add(TensorHandle self, int64_t dim, TensorHandle index, TensorHandle src) {
    return made([&] { return at::scatter_add(*self, dim, *index, *src); });
}

ET_API int et_scatter_add_(TensorHandle self, int64_t dim, TensorHandle index, TensorHandle src) {
    return guarded([&] { self->scatter_add_(dim, *index, *src); });
}

ET_API TensorHandle et_index_select(TensorHandle self, int64_t dim, TensorHandle index) {
    return made([&] { return at::index_select(*self, dim, *index); });
}

ET_API TensorHandle et_index_add(TensorHandle self, int64_t dim, TensorHandle index, TensorHandle source,
                                 const ScalarValue* alpha) {
    return made([&] { return at::index_add(*self, dim, *index, *source, alpha->scalar()); });
}

ET_API int et_index_add_(TensorHandle self, int64_t dim, TensorHandle index, TensorHandle source,
                         const ScalarValue* alpha) {
    return guarded([&] { self->index_add_(dim, *index, *source, alpha->scalar()); });
}

ET_API TensorHandle et_index_copy(TensorHandle self, int64_t dim, TensorHandle index, TensorHandle source) {
    return made([&] { return at::index_copy(*self, dim, *index, *source); });
}

ET_API int et_index_copy_(TensorHandle self, int64_t dim, TensorHandle index, TensorHandle source) {
    return guarded([&] { self->index_copy_(dim, *index, *source); });
}

ET_API TensorHandle et_index_fill(TensorHandle self, int64_t dim, TensorHandle index, const ScalarValue* value) {
    return made([&] { return at::index_fill(*self, dim, *index, value->scalar()); });
}

ET_API int et_index_fill_(TensorHandle self, int64_t dim, TensorHandle index, const ScalarValue* value) {
    return guarded([&] { self->index_fill_(dim, *index, value->scalar()); });
}

ET_API TensorHandle et_masked_fill(TensorHandle self, TensorHandle mask, const ScalarValue* value) {
    return made([&] { return at::masked_fill(*self, *mask, value->scalar()); });
}

ET_API int et_masked_fill_(TensorHandle self, TensorHandle mask, const ScalarValue* value) {
    return guarded([&] { self->masked_fill_(*mask, value->scalar()); });
}

ET_API TensorHandle et_masked_scatter(TensorHandle self, TensorHandle mask, TensorHandle value) {
    return made([&] { return at::masked_scatter(*self, *mask, *value); });
}

ET_API int et_masked_scatter_(TensorHandle self, TensorHandle mask, TensorHandle value) {
    return guarded([&] { self->masked_scatter_(*mask, *value); });
}

ET_API TensorHandle et_masked_select(TensorHandle self, TensorHandle mask) {
    return made([&] { return at::masked_select(*self, *mask); });
}

ET_API TensorHandle et_where(TensorHandle self, TensorHandle condition, TensorHandle y) {
    return made([&] { return at::where(*condition, *self, *y); });
}

ET_API TensorHandle et_take(TensorHandle self, TensorHandle index) {
    return made([&] { return at::take(*self, *index); });
}

ET_API TensorHandle et_take_along_dim(TensorHandle self, TensorHandle indices) {
    return made([&] { return at::take_along_dim(*self, *indices); });
}

ET_API TensorHandle et_take_along_dim_dim(TensorHandle self, TensorHandle indices, int64_t dim) {
    return made([&] { return at::take_along_dim(*self, *indices, dim); });
}

ET_API TensorHandle et_nonzero(TensorHandle self) { return made([&] { return at::nonzero(*self); }); }

ET_API TensorHandle et_argwhere(TensorHandle self) { return made([&] { return at::argwhere(*self); }); }

ET_API TensorHandle et_select_scatter(TensorHandle self, TensorHandle src, int64_t dim, int64_t index) {
    return made([&] { return at::select_scatter(*self, *src, dim, index); });
}

ET_API TensorHandle et_slice_scatter(TensorHandle self, TensorHandle src, int64_t dim, OptionalInteger start,
                                     OptionalInteger end, int64_t step) {
    return made([&] { return at::slice_scatter(*self, *src, dim, start.optional(), end.optional(), step); });
}

ET_API TensorHandle et_diagonal_scatter(TensorHandle self, TensorHandle src, int64_t offset, int64_t dim1,
                                        int64_t dim2) {
    return made([&] { return at::diagonal_scatter(*self, *src, offset, dim1, dim2); });
}
