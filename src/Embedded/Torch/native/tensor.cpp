// A tensor's life, what it says about itself, and its bytes.
#include "abi.h"

#include <cstring>

using namespace embeddedtorch;

ET_API void et_tensor_free(TensorHandle self) { delete self; }

ET_API int64_t et_ndimension(TensorHandle self) { return self->dim(); }
ET_API int64_t et_numel(TensorHandle self) { return self->numel(); }
ET_API int64_t et_element_size(TensorHandle self) { return static_cast<int64_t>(self->element_size()); }
ET_API int32_t et_scalar_type(TensorHandle self) { return static_cast<int32_t>(self->scalar_type()); }
ET_API int32_t et_device_type(TensorHandle self) { return static_cast<int32_t>(self->device().type()); }
ET_API int32_t et_device_index(TensorHandle self) { return self->device().index(); }
ET_API bool et_is_sparse(TensorHandle self) { return self->is_sparse(); }
ET_API bool et_is_meta(TensorHandle self) { return self->is_meta(); }
ET_API bool et_is_conj(TensorHandle self) { return self->is_conj(); }
ET_API bool et_is_neg(TensorHandle self) { return self->is_neg(); }
ET_API bool et_is_leaf(TensorHandle self) { return self->is_leaf(); }
ET_API bool et_requires_grad(TensorHandle self) { return self->requires_grad(); }

ET_API int et_sizes(TensorHandle self, int64_t* sizes) {
    return guarded([&] {
        const auto values = self->sizes();
        std::copy(values.begin(), values.end(), sizes);
    });
}

ET_API int et_strides(TensorHandle self, int64_t* strides) {
    return guarded([&] {
        const auto values = self->strides();
        std::copy(values.begin(), values.end(), strides);
    });
}

ET_API int et_size(TensorHandle self, int64_t dim, int64_t* size) {
    return guarded([&] { *size = self->size(dim); });
}

ET_API int et_stride(TensorHandle self, int64_t dim, int64_t* stride) {
    return guarded([&] { *stride = self->stride(dim); });
}

ET_API int et_storage_offset(TensorHandle self, int64_t* offset) {
    return guarded([&] { *offset = self->storage_offset(); });
}

ET_API int et_is_contiguous(TensorHandle self, bool* result) {
    return guarded([&] { *result = self->is_contiguous(); });
}

ET_API int et_is_pinned(TensorHandle self, bool* result) {
    return guarded([&] { *result = self->is_pinned(); });
}

ET_API int et_is_nonzero(TensorHandle self, bool* result) {
    return guarded([&] { *result = self->is_nonzero(); });
}

ET_API int et_data_ptr(TensorHandle self, void** data) {
    return guarded([&] { *data = self->data_ptr(); });
}

// The one value of a one-element tensor, in the tensor's own type.
ET_API int et_item(TensorHandle self, ScalarValue* value) {
    return guarded([&] {
        const at::Scalar scalar = self->item();
        value->type = static_cast<int32_t>(self->scalar_type());
        if (scalar.isComplex()) {
            const auto complex = scalar.toComplexDouble();
            value->real = complex.real();
            value->imaginary = complex.imag();
        } else if (scalar.isFloatingPoint()) {
            value->real = scalar.toDouble();
        } else {
            value->integer = scalar.toLong();
            value->real = static_cast<double>(value->integer);
        }
    });
}

ET_API TensorHandle et_clone(TensorHandle self) { return made([&] { return self->clone(); }); }
ET_API TensorHandle et_alias(TensorHandle self) { return made([&] { return *self; }); }
ET_API TensorHandle et_contiguous(TensorHandle self) { return made([&] { return self->contiguous(); }); }
ET_API TensorHandle et_pin_memory(TensorHandle self) { return made([&] { return self->pin_memory(); }); }

ET_API int et_copy_(TensorHandle self, TensorHandle source, bool non_blocking) {
    return guarded([&] { self->copy_(*source, non_blocking); });
}

ET_API TensorHandle et_to(TensorHandle self, int32_t type, int32_t device_type, int32_t device_index,
                          bool non_blocking, bool copy) {
    return made([&] {
        at::TensorOptions options;
        if (type >= 0) options = options.dtype(static_cast<at::ScalarType>(type));
        if (device_type >= 0) options = options.device(device(device_type, device_index));
        return self->to(options, non_blocking, copy);
    });
}

ET_API int et_set_(TensorHandle self, TensorHandle source) {
    return guarded([&] { self->set_(*source); });
}

ET_API int et_set_data(TensorHandle self, TensorHandle source) {
    return guarded([&] { self->set_data(*source); });
}

ET_API int et_rename_(TensorHandle self, const char** names, int32_t count) {
    return guarded([&] {
        if (!names) {
            self->rename_(OptionalOf<at::DimnameList>());
            return;
        }
        std::vector<at::Dimname> parsed;
        for (int32_t i = 0; i < count; ++i)
            parsed.push_back(names[i] ? at::Dimname::fromSymbol(at::Symbol::dimname(names[i])) : at::Dimname::wildcard());
        self->rename_(OptionalOf<at::DimnameList>(parsed));
    });
}

ET_API TensorHandle et_narrow(TensorHandle self, int64_t dim, int64_t start, int64_t length) {
    return made([&] { return self->narrow(dim, start, length); });
}
