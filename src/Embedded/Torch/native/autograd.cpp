// Gradients and the modes of recording them.
#include "abi.h"

#include <ATen/core/grad_mode.h>
#include <c10/core/InferenceMode.h>
#include <torch/csrc/autograd/autograd.h>

using namespace embeddedtorch;

ET_API int et_set_requires_grad(TensorHandle self, bool requires_grad) {
    return guarded([&] { self->set_requires_grad(requires_grad); });
}

ET_API int et_retain_grad(TensorHandle self) {
    return guarded([&] { self->retain_grad(); });
}

// The gradient, or null where there is none (which is no failure: *failed says).
ET_API TensorHandle et_grad(TensorHandle self, int* failed) {
    TensorHandle result = nullptr;
    *failed = guarded([&] {
        const at::Tensor& grad = self->grad();
        if (grad.defined()) result = new at::Tensor(grad);
    });
    return result;
}

ET_API int et_set_grad(TensorHandle self, TensorHandle grad) {
    return guarded([&] { self->mutable_grad() = or_undefined(grad); });
}

ET_API TensorHandle et_detach(TensorHandle self) { return made([&] { return self->detach(); }); }

ET_API int et_detach_(TensorHandle self) {
    return guarded([&] { self->detach_(); });
}

ET_API int et_backward(TensorHandle self) {
    return guarded([&] { self->backward(); });
}

ET_API int et_autograd_backward(TensorList tensors, TensorList grad_tensors, bool retain_graph, bool create_graph,
                                TensorList inputs) {
    return guarded([&] {
        torch::autograd::backward(tensors.tensors(), grad_tensors.tensors(), retain_graph, create_graph,
                                  inputs.tensors());
    });
}

ET_API ResultList* et_autograd_grad(TensorList outputs, TensorList inputs, TensorList grad_outputs, bool retain_graph,
                                    bool create_graph, bool allow_unused) {
    return results([&] {
        return torch::autograd::grad(outputs.tensors(), inputs.tensors(), grad_outputs.tensors(), retain_graph,
                                     create_graph, allow_unused);
    });
}

ET_API bool et_is_grad_enabled() { return at::GradMode::is_enabled(); }
ET_API void et_set_grad_enabled(bool enabled) { at::GradMode::set_enabled(enabled); }

ET_API bool et_is_inference_mode_enabled() { return c10::InferenceMode::is_enabled(); }
ET_API c10::InferenceMode* et_inference_mode_enter(bool enabled) { return new c10::InferenceMode(enabled); }
ET_API void et_inference_mode_leave(c10::InferenceMode* mode) { delete mode; }
