using System.Runtime.InteropServices;

namespace TorchSharp;

internal static partial class NativeMethods
{
    [LibraryImport(Library)]
    internal static partial torch.Tensor et_celu(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_gelu(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_hardsigmoid(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_hardswish(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_relu(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_relu6(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_selu(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_silu(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_log_sigmoid(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial int et_celu_(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial int et_hardsigmoid_(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial int et_hardswish_(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial int et_relu_(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial int et_relu6_(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial int et_selu_(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial int et_silu_(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_elu(torch.Tensor self, in ScalarValue alpha, in ScalarValue scale,
        in ScalarValue inputScale);

    [LibraryImport(Library)]
    internal static partial int et_elu_(torch.Tensor self, in ScalarValue alpha, in ScalarValue scale,
        in ScalarValue inputScale);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_hardtanh(torch.Tensor self, in ScalarValue min, in ScalarValue max);

    [LibraryImport(Library)]
    internal static partial int et_hardtanh_(torch.Tensor self, in ScalarValue min, in ScalarValue max);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_leaky_relu(torch.Tensor self, in ScalarValue negativeSlope);

    [LibraryImport(Library)]
    internal static partial int et_leaky_relu_(torch.Tensor self, in ScalarValue negativeSlope);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_prelu(torch.Tensor self, torch.Tensor target);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_softmax(torch.Tensor self, long dim, int dtype);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_log_softmax(torch.Tensor self, long dim, int dtype);
}
