// The same elements in another shape.
#include "abi.h"

using namespace embeddedtorch;

ET_API TensorHandle et_view(TensorHandle self, const int64_t* shape, int32_t shape_count) {
    return made([&] { return self->view(span(shape, shape_count)); });
}

ET_API TensorHandle et_view_as(TensorHandle self, TensorHandle other) {
    return made([&] { return self->view_as(*other); });
}

ET_API TensorHandle et_reshape(TensorHandle self, const int64_t* shape, int32_t shape_count) {
    return made([&] { return at::reshape(*self, span(shape, shape_count)); });
}

ET_API TensorHandle et_flatten(TensorHandle self, int64_t start_dim, int64_t end_dim) {
    return made([&] { return at::flatten(*self, start_dim, end_dim); });
}

ET_API TensorHandle et_unflatten(TensorHandle self, int64_t dim, const int64_t* sizes, int32_t sizes_count) {
    return made([&] { return self->unflatten(dim, span(sizes, sizes_count)); });
}

ET_API TensorHandle et_ravel(TensorHandle self) { return made([&] { return at::ravel(*self); }); }

ET_API TensorHandle et_permute(TensorHandle self, const int64_t* permutation, int32_t permutation_count) {
    return made([&] { return at::permute(*self, span(permutation, permutation_count)); });
}

ET_API TensorHandle et_transpose(TensorHandle self, int64_t dim0, int64_t dim1) {
    return made([&] { return at::transpose(*self, dim0, dim1); });
}

ET_API int et_transpose_(TensorHandle self, int64_t dim0, int64_t dim1) {
    return guarded([&] { self->transpose_(dim0, dim1); });
}

ET_API TensorHandle et_t(TensorHandle self) { return made([&] { return at::t(*self); }); }

ET_API TensorHandle et_movedim(TensorHandle self, const int64_t* source, int32_t source_count,
                               const int64_t* destination, int32_t destination_count) {
    return made([&] { return at::movedim(*self, span(source, source_count), span(destination, destination_count)); });
}

ET_API TensorHandle et_squeeze(TensorHandle self, OptionalInteger dim) {
    return made([&] { return dim.given ? at::squeeze(*self, dim.value) : at::squeeze(*self); });
}

ET_API int et_squeeze_(TensorHandle self, OptionalInteger dim) {
    return guarded([&] { dim.given ? self->squeeze_(dim.value) : self->squeeze_(); });
}

ET_API TensorHandle et_unsqueeze(TensorHandle self, int64_t dim) {
    return made([&] { return at::unsqueeze(*self, dim); });
}

ET_API int et_unsqueeze_(TensorHandle self, int64_t dim) { return guarded([&] { self->unsqueeze_(dim); }); }

ET_API TensorHandle et_expand(TensorHandle self, const int64_t* sizes, int32_t sizes_count, bool isImplicit) {
    return made([&] { return self->expand(span(sizes, sizes_count), isImplicit); });
}

ET_API TensorHandle et_expand_as(TensorHandle self, TensorHandle other) {
    return made([&] { return self->expand_as(*other); });
}

ET_API TensorHandle et_broadcast_to(TensorHandle self, const int64_t* shape, int32_t shape_count) {
    return made([&] { return at::broadcast_to(*self, span(shape, shape_count)); });
}

ET_API TensorHandle et_repeat(TensorHandle self, const int64_t* sizes, int32_t sizes_count) {
    return made([&] { return self->repeat(span(sizes, sizes_count)); });
}

ET_API TensorHandle et_repeat_interleave_tensor(TensorHandle self, TensorHandle repeats, OptionalInteger dim,
                                                OptionalInteger output_size) {
    return made([&] { return at::repeat_interleave(*self, *repeats, dim.optional(), output_size.optional()); });
}

ET_API TensorHandle et_repeat_interleave(TensorHandle self, int64_t repeats, OptionalInteger dim,
                                         OptionalInteger output_size) {
    return made([&] { return at::repeat_interleave(*self, repeats, dim.optional(), output_size.optional()); });
}

ET_API TensorHandle et_tile(TensorHandle self, const int64_t* reps, int32_t reps_count) {
    return made([&] { return at::tile(*self, span(reps, reps_count)); });
}

ET_API TensorHandle et_flip(TensorHandle self, const int64_t* dims, int32_t dims_count) {
    return made([&] { return at::flip(*self, span(dims, dims_count)); });
}

ET_API TensorHandle et_fliplr(TensorHandle self) { return made([&] { return at::fliplr(*self); }); }

ET_API TensorHandle et_flipud(TensorHandle self) { return made([&] { return at::flipud(*self); }); }

ET_API TensorHandle et_roll(TensorHandle self, const int64_t* shifts, int32_t shifts_count, const int64_t* dims,
                            int32_t dims_count) {
    return made([&] { return at::roll(*self, span(shifts, shifts_count), span(dims, dims_count)); });
}

ET_API TensorHandle et_rot90(TensorHandle self, int64_t k, int64_t dim0, int64_t dim1) {
    return made([&] { return at::rot90(*self, k, {dim0, dim1}); });
}

ET_API TensorHandle et_unfold(TensorHandle self, int64_t dimension, int64_t size, int64_t step) {
    return made([&] { return self->unfold(dimension, size, step); });
}

ET_API TensorHandle et_as_strided(TensorHandle self, const int64_t* size, int32_t size_count, const int64_t* strides,
                                  int32_t strides_count, int64_t storageOffset) {
    return made([&] {
        return at::as_strided(*self, span(size, size_count), span(strides, strides_count), storageOffset);
    });
}

ET_API TensorHandle et_atleast_1d(TensorHandle self) { return made([&] { return at::atleast_1d(*self); }); }

ET_API TensorHandle et_atleast_2d(TensorHandle self) { return made([&] { return at::atleast_2d(*self); }); }

ET_API TensorHandle et_atleast_3d(TensorHandle self) { return made([&] { return at::atleast_3d(*self); }); }

ET_API TensorHandle et_diag(TensorHandle self, int64_t diagonal) {
    return made([&] { return at::diag(*self, diagonal); });
}

ET_API TensorHandle et_diag_embed(TensorHandle self, int64_t offset, int64_t dim1, int64_t dim2) {
    return made([&] { return at::diag_embed(*self, offset, dim1, dim2); });
}

ET_API TensorHandle et_diagflat(TensorHandle self, int64_t offset) {
    return made([&] { return at::diagflat(*self, offset); });
}

ET_API TensorHandle et_triu(TensorHandle self, int64_t diagonal) {
    return made([&] { return at::triu(*self, diagonal); });
}

ET_API int et_triu_(TensorHandle self, int64_t diagonal) { return guarded([&] { self->triu_(diagonal); }); }

ET_API TensorHandle et_tril(TensorHandle self, int64_t diagonal) {
    return made([&] { return at::tril(*self, diagonal); });
}

ET_API int et_tril_(TensorHandle self, int64_t diagonal) { return guarded([&] { self->tril_(diagonal); }); }

ET_API TensorHandle et_channel_shuffle(TensorHandle self, int64_t groups) {
    return made([&] { return at::channel_shuffle(*self, groups); });
}

ET_API TensorHandle et_mT(TensorHandle self) { return made([&] { return self->mT(); }); }

ET_API TensorHandle et_mH(TensorHandle self) { return made([&] { return self->mH(); }); }

ET_API TensorHandle et_T(TensorHandle self) { return made([&] { return self->numpy_T(); }); }

ET_API TensorHandle et_H(TensorHandle self) { return made([&] { return self->matrix_H(); }); }

ET_API TensorHandle et_adjoint(TensorHandle self) { return made([&] { return at::adjoint(*self); }); }

ET_API TensorHandle et_vander(TensorHandle self, int64_t N, bool increasing) {
    return made([&] {
        return at::vander(*self, N < 0 ? OptionalOf<int64_t>() : OptionalOf<int64_t>(N), increasing);
    });
}
