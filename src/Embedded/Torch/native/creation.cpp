// Tensors from shapes, values and memory.
#include "abi.h"

#include <cstring>

using namespace embeddedtorch;
using Random = OptionalOf<at::Generator>;

namespace {
Random random(at::Generator* generator) { return generator ? Random(*generator) : Random(); }
}  // namespace

// Copies `data` (contiguous, of type `data_type`), then converts to the options' type and device.
ET_API TensorHandle et_tensor_from_data(const void* data, int32_t data_type, const int64_t* sizes, int32_t count,
                                        Options options) {
    return made([&] {
        auto tensor = at::empty(span(sizes, count), at::TensorOptions().dtype(static_cast<at::ScalarType>(data_type)));
        if (tensor.numel() > 0)
            std::memcpy(tensor.data_ptr(), data, static_cast<size_t>(tensor.numel()) * tensor.element_size());
        return options.finish(tensor.to(options.options()));
    });
}

ET_API TensorHandle et_scalar_tensor(const ScalarValue* value, Options options) {
    return made([&] { return options.finish(at::scalar_tensor(value->scalar(), options.options())); });
}

ET_API TensorHandle et_empty(const int64_t* sizes, int32_t count, Options options) {
    return made([&] { return options.finish(at::empty(span(sizes, count), options.options())); });
}

ET_API TensorHandle et_zeros(const int64_t* sizes, int32_t count, Options options) {
    return made([&] { return options.finish(at::zeros(span(sizes, count), options.options())); });
}

ET_API TensorHandle et_ones(const int64_t* sizes, int32_t count, Options options) {
    return made([&] { return options.finish(at::ones(span(sizes, count), options.options())); });
}

ET_API TensorHandle et_full(const int64_t* sizes, int32_t count, const ScalarValue* value, Options options) {
    return made([&] { return options.finish(at::full(span(sizes, count), value->scalar(), options.options())); });
}

ET_API TensorHandle et_empty_strided(const int64_t* sizes, int32_t count, const int64_t* strides, Options options) {
    return made([&] {
        return options.finish(at::empty_strided(span(sizes, count), span(strides, count), options.options()));
    });
}

ET_API TensorHandle et_arange(const ScalarValue* start, const ScalarValue* stop, const ScalarValue* step,
                              Options options) {
    return made([&] {
        return options.finish(at::arange(start->scalar(), stop->scalar(), step->scalar(), options.options()));
    });
}

ET_API TensorHandle et_linspace(double start, double end, int64_t steps, Options options) {
    return made([&] { return options.finish(at::linspace(start, end, steps, options.options())); });
}

ET_API TensorHandle et_logspace(double start, double end, int64_t steps, double base, Options options) {
    return made([&] { return options.finish(at::logspace(start, end, steps, base, options.options())); });
}

ET_API TensorHandle et_eye(int64_t rows, int64_t columns, Options options) {
    return made([&] { return options.finish(at::eye(rows, columns, options.options())); });
}

ET_API TensorHandle et_rand(const int64_t* sizes, int32_t count, at::Generator* generator, Options options) {
    return made([&] { return options.finish(at::rand(span(sizes, count), random(generator), options.options())); });
}

ET_API TensorHandle et_randn(const int64_t* sizes, int32_t count, at::Generator* generator, Options options) {
    return made([&] { return options.finish(at::randn(span(sizes, count), random(generator), options.options())); });
}

ET_API TensorHandle et_randint(int64_t low, int64_t high, const int64_t* sizes, int32_t count,
                               at::Generator* generator, Options options) {
    return made([&] {
        return options.finish(at::randint(low, high, span(sizes, count), random(generator), options.options()));
    });
}

ET_API TensorHandle et_randperm(int64_t n, at::Generator* generator, Options options) {
    return made([&] { return options.finish(at::randperm(n, random(generator), options.options())); });
}

ET_API TensorHandle et_empty_like(TensorHandle self, Options options) {
    return made([&] { return options.finish(at::empty_like(*self, options.options())); });
}

ET_API TensorHandle et_zeros_like(TensorHandle self, Options options) {
    return made([&] { return options.finish(at::zeros_like(*self, options.options())); });
}

ET_API TensorHandle et_ones_like(TensorHandle self, Options options) {
    return made([&] { return options.finish(at::ones_like(*self, options.options())); });
}

ET_API TensorHandle et_full_like(TensorHandle self, const ScalarValue* value, Options options) {
    return made([&] { return options.finish(at::full_like(*self, value->scalar(), options.options())); });
}

ET_API TensorHandle et_rand_like(TensorHandle self, Options options) {
    return made([&] { return options.finish(at::rand_like(*self, options.options())); });
}

ET_API TensorHandle et_randn_like(TensorHandle self, Options options) {
    return made([&] { return options.finish(at::randn_like(*self, options.options())); });
}

ET_API TensorHandle et_randint_like(TensorHandle self, int64_t low, int64_t high, Options options) {
    return made([&] { return options.finish(at::randint_like(*self, low, high, options.options())); });
}

ET_API TensorHandle et_tril_indices(int64_t rows, int64_t columns, int64_t offset, Options options) {
    return made([&] { return at::tril_indices(rows, columns, offset, options.options()); });
}

ET_API TensorHandle et_triu_indices(int64_t rows, int64_t columns, int64_t offset, Options options) {
    return made([&] { return at::triu_indices(rows, columns, offset, options.options()); });
}

ET_API TensorHandle et_hann_window(int64_t length, bool periodic, Options options) {
    return made([&] { return options.finish(at::hann_window(length, periodic, options.options())); });
}

ET_API TensorHandle et_hamming_window(int64_t length, bool periodic, double alpha, double beta, Options options) {
    return made([&] { return options.finish(at::hamming_window(length, periodic, alpha, beta, options.options())); });
}
