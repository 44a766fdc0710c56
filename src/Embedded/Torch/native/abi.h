// The C ABI of the embedded torch supplier: conventions that every file here follows.
//
// - A tensor crosses as TensorHandle, a heap-allocated at::Tensor that the caller owns and frees with et_tensor_free.
// - A function that makes a tensor returns null on failure; a function that makes nothing returns 0 or, on failure, 1.
//   et_last_error then holds libtorch's message for this thread.
// - A function that makes several tensors returns a ResultList (null on failure), which et_results_free frees; the
//   tensors in it are the caller's.
// - Several tensors go in as TensorList (by value), scalars as ScalarValue (by pointer).
// - Null stands for an absent optional tensor or scalar; a scalar type or device type below zero for "not given".
// - `bool` is one byte, on both sides.
#pragma once

#include <ATen/ATen.h>
#include <c10/util/Exception.h>
#include <torch/version.h>

#include <exception>
#include <string>
#include <tuple>
#include <vector>

#define ET_API extern "C" __attribute__((visibility("default")))
#define ET_TORCH_VERSION (TORCH_VERSION_MAJOR * 100 + TORCH_VERSION_MINOR)

using TensorHandle = at::Tensor*;
#if ET_TORCH_VERSION >= 202
template <class T>
using OptionalOf = std::optional<T>;
#else
template <class T>
using OptionalOf = c10::optional<T>;
#endif
using OptionalTensor = OptionalOf<at::Tensor>;

namespace embeddedtorch {

void set_last_error(std::string message);

template <class Body>
int guarded(Body&& body) {
    try {
        body();
        return 0;
    } catch (const c10::Error& error) {
        set_last_error(error.what_without_backtrace());
    } catch (const std::exception& error) {
        set_last_error(error.what());
    }
    return 1;
}

template <class Body>
TensorHandle made(Body&& body) {
    TensorHandle result = nullptr;
    guarded([&] { result = new at::Tensor(body()); });
    return result;
}

inline OptionalTensor optional(TensorHandle tensor) {
    return tensor ? OptionalTensor(*tensor) : OptionalTensor();
}

// A tensor that may be absent, as an undefined one (the older ATen convention).
inline at::Tensor or_undefined(TensorHandle tensor) { return tensor ? *tensor : at::Tensor(); }

inline at::IntArrayRef span(const int64_t* values, int32_t count) {
    return at::IntArrayRef(values, static_cast<size_t>(count));
}

inline at::OptionalIntArrayRef optional_span(const int64_t* values, int32_t count) {
    return values ? at::OptionalIntArrayRef(span(values, count)) : at::OptionalIntArrayRef();
}

struct TensorList {
    TensorHandle* handles;
    int64_t count;

    std::vector<at::Tensor> tensors() const {
        std::vector<at::Tensor> result;
        result.reserve(static_cast<size_t>(count));
        for (int64_t i = 0; i < count; ++i) result.push_back(or_undefined(handles[i]));
        return result;
    }
};

// A number on its way in: what TorchSharp's Scalar holds.
struct ScalarValue {
    double real;
    double imaginary;
    int64_t integer;
    int32_t type;

    at::Scalar scalar() const {
        const auto scalar_type = static_cast<at::ScalarType>(type);
        if (scalar_type == at::kBool) return at::Scalar(integer != 0);
        if (at::isIntegralType(scalar_type, false)) return at::Scalar(integer);
        if (at::isComplexType(scalar_type)) return at::Scalar(c10::complex<double>(real, imaginary));
        return at::Scalar(real);
    }
};

using OptionalScalar = OptionalOf<at::Scalar>;
using OptionalType = OptionalOf<at::ScalarType>;

inline OptionalScalar optional(const ScalarValue* value) {
    return value ? OptionalScalar(value->scalar()) : OptionalScalar();
}

inline OptionalType optional_type(int32_t type) {
    return type < 0 ? OptionalType() : OptionalType(static_cast<at::ScalarType>(type));
}

inline at::Device device(int32_t type, int32_t index) {
    return at::Device(static_cast<at::DeviceType>(type), static_cast<at::DeviceIndex>(index));
}

// A number that may be absent.
struct OptionalInteger {
    int64_t value;
    int64_t given;

    OptionalOf<int64_t> optional() const { return given ? OptionalOf<int64_t>(value) : OptionalOf<int64_t>(); }
};

struct OptionalNumber {
    double value;
    int64_t given;

    OptionalOf<double> optional() const { return given ? OptionalOf<double>(value) : OptionalOf<double>(); }
};

// dtype, device and requires_grad, as every creation function takes them.
struct Options {
    int32_t type;
    int32_t device_type;
    int32_t device_index;
    int32_t requires_grad;

    at::TensorOptions options() const {
        at::TensorOptions result;
        if (type >= 0) result = result.dtype(static_cast<at::ScalarType>(type));
        if (device_type >= 0) result = result.device(device(device_type, device_index));
        return result;
    }

    at::Tensor finish(at::Tensor tensor) const {
        return requires_grad ? tensor.set_requires_grad(true) : tensor;
    }
};

struct ResultList {
    int64_t count;
    TensorHandle handles[1];
};

ResultList* new_results(at::TensorList tensors);

template <class Body>
ResultList* results(Body&& body) {
    ResultList* list = nullptr;
    guarded([&] { list = new_results(body()); });
    return list;
}

// The tensors of a tuple, for functions of ATen that return one.
template <class... Tensors>
std::vector<at::Tensor> listed(std::tuple<Tensors...>&& tuple) {
    return std::apply([](auto&&... tensors) { return std::vector<at::Tensor>{tensors...}; }, tuple);
}

}  // namespace embeddedtorch
