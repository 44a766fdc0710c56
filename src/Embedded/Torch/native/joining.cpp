// Several tensors to one or, of several, to several.
#include "abi.h"

#include <string>

using namespace embeddedtorch;

ET_API TensorHandle et_cat(TensorList tensors, int64_t dim) {
    return made([&] { return at::cat(tensors.tensors(), dim); });
}

ET_API TensorHandle et_stack(TensorList tensors, int64_t dim) {
    return made([&] { return at::stack(tensors.tensors(), dim); });
}

ET_API TensorHandle et_hstack(TensorList tensors) {
    return made([&] { return at::hstack(tensors.tensors()); });
}

ET_API TensorHandle et_vstack(TensorList tensors) {
    return made([&] { return at::vstack(tensors.tensors()); });
}

ET_API TensorHandle et_dstack(TensorList tensors) {
    return made([&] { return at::dstack(tensors.tensors()); });
}

ET_API TensorHandle et_column_stack(TensorList tensors) {
    return made([&] { return at::column_stack(tensors.tensors()); });
}

ET_API TensorHandle et_block_diag(TensorList tensors) {
    return made([&] { return at::block_diag(tensors.tensors()); });
}

ET_API TensorHandle et_cartesian_prod(TensorList tensors) {
    return made([&] { return at::cartesian_prod(tensors.tensors()); });
}

ET_API TensorHandle et_einsum(const char* equation, TensorList tensors) {
    return made([&] { return at::einsum(std::string(equation), tensors.tensors()); });
}

ET_API TensorHandle et_combinations(TensorHandle self, int64_t count, bool with_replacement) {
    return made([&] { return at::combinations(*self, count, with_replacement); });
}

ET_API ResultList* et_meshgrid(TensorList tensors, const char* indexing) {
    return results([&] { return at::meshgrid(tensors.tensors(), std::string(indexing)); });
}

ET_API ResultList* et_broadcast_tensors(TensorList tensors) {
    return results([&] { return at::broadcast_tensors(tensors.tensors()); });
}

ET_API ResultList* et_where_positions(TensorHandle condition) {
    return results([&] { return at::where(*condition); });
}

ET_API TensorHandle et_searchsorted(TensorHandle sorted_sequence, TensorHandle values, bool out_int32, bool right,
                                    TensorHandle sorter) {
    return made([&] {
        return at::searchsorted(*sorted_sequence, *values, out_int32, right, OptionalOf<c10::string_view>(),
                                optional(sorter));
    });
}

ET_API TensorHandle et_cdist(TensorHandle x1, TensorHandle x2, double p, int64_t compute_mode) {
    return made([&] { return at::cdist(*x1, *x2, p, OptionalOf<int64_t>(compute_mode)); });
}

ET_API TensorHandle et_complex(TensorHandle real, TensorHandle imaginary) {
    return made([&] { return at::complex(*real, *imaginary); });
}

ET_API TensorHandle et_polar(TensorHandle magnitude, TensorHandle angle) {
    return made([&] { return at::polar(*magnitude, *angle); });
}

ET_API int et_result_type(TensorHandle first, TensorHandle second, int32_t* type) {
    return guarded([&] { *type = static_cast<int32_t>(at::result_type(*first, *second)); });
}

ET_API int32_t et_promote_types(int32_t first, int32_t second) {
    return static_cast<int32_t>(
        at::promote_types(static_cast<at::ScalarType>(first), static_cast<at::ScalarType>(second)));
}

ET_API bool et_can_cast(int32_t from, int32_t to) {
    return at::can_cast(static_cast<at::ScalarType>(from), static_cast<at::ScalarType>(to));
}

ET_API TensorHandle et_normal(TensorHandle mean, TensorHandle std, at::Generator* generator) {
    return made([&] {
        return at::normal(*mean, *std, generator ? OptionalOf<at::Generator>(*generator) : OptionalOf<at::Generator>());
    });
}
