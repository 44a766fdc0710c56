using System.Runtime.InteropServices;

namespace TorchSharp;

internal static partial class NativeMethods
{
    [LibraryImport(Library)]
    internal static partial torch.Tensor et_eq(torch.Tensor self, torch.Tensor target);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_eq_scalar(torch.Tensor self, in ScalarValue target);

    [LibraryImport(Library)]
    internal static partial int et_eq_(torch.Tensor self, torch.Tensor target);

    [LibraryImport(Library)]
    internal static partial int et_eq_scalar_(torch.Tensor self, in ScalarValue target);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_ne(torch.Tensor self, torch.Tensor target);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_ne_scalar(torch.Tensor self, in ScalarValue target);

    [LibraryImport(Library)]
    internal static partial int et_ne_(torch.Tensor self, torch.Tensor target);

    [LibraryImport(Library)]
    internal static partial int et_ne_scalar_(torch.Tensor self, in ScalarValue target);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_lt(torch.Tensor self, torch.Tensor target);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_lt_scalar(torch.Tensor self, in ScalarValue target);

    [LibraryImport(Library)]
    internal static partial int et_lt_(torch.Tensor self, torch.Tensor target);

    [LibraryImport(Library)]
    internal static partial int et_lt_scalar_(torch.Tensor self, in ScalarValue target);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_le(torch.Tensor self, torch.Tensor target);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_le_scalar(torch.Tensor self, in ScalarValue target);

    [LibraryImport(Library)]
    internal static partial int et_le_(torch.Tensor self, torch.Tensor target);

    [LibraryImport(Library)]
    internal static partial int et_le_scalar_(torch.Tensor self, in ScalarValue target);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_gt(torch.Tensor self, torch.Tensor target);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_gt_scalar(torch.Tensor self, in ScalarValue target);

    [LibraryImport(Library)]
    internal static partial int et_gt_(torch.Tensor self, torch.Tensor target);

    [LibraryImport(Library)]
    internal static partial int et_gt_scalar_(torch.Tensor self, in ScalarValue target);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_ge(torch.Tensor self, torch.Tensor target);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_ge_scalar(torch.Tensor self, in ScalarValue target);

    [LibraryImport(Library)]
    internal static partial int et_ge_(torch.Tensor self, torch.Tensor target);

    [LibraryImport(Library)]
    internal static partial int et_ge_scalar_(torch.Tensor self, in ScalarValue target);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_isclose(torch.Tensor self, torch.Tensor other, double rtol, double atol,
        NativeBool nanEqual);

    [LibraryImport(Library)]
    internal static partial int et_allclose(torch.Tensor self, torch.Tensor target, double rtol, double atol,
        NativeBool equalNan, out NativeBool result);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_isfinite(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_isinf(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_isnan(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_isneginf(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_isposinf(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_isreal(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_logical_not(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_bitwise_not(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial int et_logical_not_(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial int et_bitwise_not_(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_isin(torch.Tensor self, torch.Tensor testElements,
        NativeBool assumeUnique, NativeBool invert);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_logical_and(torch.Tensor self, torch.Tensor other);

    [LibraryImport(Library)]
    internal static partial int et_logical_and_(torch.Tensor self, torch.Tensor other);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_logical_or(torch.Tensor self, torch.Tensor other);

    [LibraryImport(Library)]
    internal static partial int et_logical_or_(torch.Tensor self, torch.Tensor other);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_logical_xor(torch.Tensor self, torch.Tensor other);

    [LibraryImport(Library)]
    internal static partial int et_logical_xor_(torch.Tensor self, torch.Tensor other);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_bitwise_and(torch.Tensor self, torch.Tensor other);

    [LibraryImport(Library)]
    internal static partial int et_bitwise_and_(torch.Tensor self, torch.Tensor other);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_bitwise_or(torch.Tensor self, torch.Tensor other);

    [LibraryImport(Library)]
    internal static partial int et_bitwise_or_(torch.Tensor self, torch.Tensor other);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_bitwise_xor(torch.Tensor self, torch.Tensor other);

    [LibraryImport(Library)]
    internal static partial int et_bitwise_xor_(torch.Tensor self, torch.Tensor other);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_bitwise_left_shift(torch.Tensor self, torch.Tensor other);

    [LibraryImport(Library)]
    internal static partial int et_bitwise_left_shift_(torch.Tensor self, torch.Tensor other);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_bitwise_right_shift(torch.Tensor self, torch.Tensor other);

    [LibraryImport(Library)]
    internal static partial int et_bitwise_right_shift_(torch.Tensor self, torch.Tensor other);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_maximum(torch.Tensor self, torch.Tensor other);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_minimum(torch.Tensor self, torch.Tensor other);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_fmax(torch.Tensor self, torch.Tensor other);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_fmin(torch.Tensor self, torch.Tensor other);
}
