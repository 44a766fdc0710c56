using System.Runtime.InteropServices;

namespace TorchSharp;

internal static partial class NativeMethods
{
    [LibraryImport(Library)]
    internal static partial int et_optim_zero_grad(TensorList parameters);

    [LibraryImport(Library)]
    internal static partial int et_optim_adam(TensorList parameters, TensorList expAvg, TensorList expAvgSq,
        TensorList maxExpAvgSq, Span<long> steps, double lr, double beta1, double beta2, double eps, double weightDecay,
        NativeBool maximize, NativeBool decoupled);

    [LibraryImport(Library)]
    internal static partial int et_optim_sgd(TensorList parameters, TensorList buffers, Span<NativeBool> started,
        double lr, double momentum, double dampening, double weightDecay, NativeBool nesterov, NativeBool maximize);

    [LibraryImport(Library)]
    internal static partial int et_optim_rmsprop(TensorList parameters, TensorList squares, TensorList averages,
        TensorList buffers, double lr, double alpha, double eps, double weightDecay, double momentum,
        NativeBool maximize);

    [LibraryImport(Library)]
    internal static partial int et_optim_clip_grad_norm(TensorList parameters, double maxNorm, double normType,
        out double total);

    [LibraryImport(Library)]
    internal static partial int et_optim_clip_grad_value(TensorList parameters, double value);
}
