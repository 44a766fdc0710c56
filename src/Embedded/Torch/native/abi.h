// The C ABI of the embedded torch supplier: conventions that every file here follows.
//
// - A tensor crosses as TensorHandle, a heap-allocated at::Tensor that the caller owns and frees with et_tensor_free.
// - A function that makes a tensor returns null on failure; a function that makes nothing returns 0 or, on failure, 1.
//   et_last_error then holds libtorch's message for this thread.
// - Null stands for an absent optional tensor.
#pragma once

#include <ATen/ATen.h>
#include <c10/util/Exception.h>
#include <torch/version.h>

#include <exception>
#include <string>
#include <vector>

#define ET_API extern "C" __attribute__((visibility("default")))
#define ET_TORCH_VERSION (TORCH_VERSION_MAJOR * 100 + TORCH_VERSION_MINOR)

using TensorHandle = at::Tensor*;
#if ET_TORCH_VERSION >= 202
using OptionalTensor = std::optional<at::Tensor>;
#else
using OptionalTensor = c10::optional<at::Tensor>;
#endif

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

inline at::IntArrayRef span(const int64_t* values, int32_t count) {
    return at::IntArrayRef(values, static_cast<size_t>(count));
}

}  // namespace embeddedtorch
