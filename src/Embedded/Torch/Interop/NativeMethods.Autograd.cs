using System.Runtime.InteropServices;

namespace TorchSharp;

internal static partial class NativeMethods
{
    [LibraryImport(Library)]
    internal static partial int et_set_requires_grad(torch.Tensor self, NativeBool requiresGrad);

    [LibraryImport(Library)]
    internal static partial int et_retain_grad(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial nint et_grad(torch.Tensor self, out int failed);

    [LibraryImport(Library)]
    internal static partial int et_set_grad(torch.Tensor self, torch.Tensor? grad);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_detach(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial int et_detach_(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial int et_backward(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial int et_autograd_backward(TensorList tensors, TensorList gradTensors, NativeBool retainGraph,
        NativeBool createGraph, TensorList inputs);

    [LibraryImport(Library)]
    internal static partial TensorList et_autograd_grad(TensorList outputs, TensorList inputs, TensorList gradOutputs,
        NativeBool retainGraph, NativeBool createGraph, NativeBool allowUnused);

    [LibraryImport(Library), SuppressGCTransition]
    internal static partial NativeBool et_is_grad_enabled();

    [LibraryImport(Library), SuppressGCTransition]
    internal static partial void et_set_grad_enabled(NativeBool enabled);

    [LibraryImport(Library), SuppressGCTransition]
    internal static partial NativeBool et_is_inference_mode_enabled();

    [LibraryImport(Library)]
    internal static partial nint et_inference_mode_enter(NativeBool enabled);

    [LibraryImport(Library)]
    internal static partial void et_inference_mode_leave(nint mode);
}
