using System.Runtime.InteropServices;

namespace TorchSharp;

internal static partial class NativeMethods
{
    [LibraryImport(Library)]
    internal static partial torch.Tensor et_add(torch.Tensor self, torch.Tensor target, in ScalarValue alpha);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_add_scalar(torch.Tensor self, in ScalarValue scalar,
        in ScalarValue alpha);

    [LibraryImport(Library)]
    internal static partial int et_add_(torch.Tensor self, torch.Tensor target, in ScalarValue alpha);

    [LibraryImport(Library)]
    internal static partial int et_add_scalar_(torch.Tensor self, in ScalarValue scalar, in ScalarValue alpha);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_sub(torch.Tensor self, torch.Tensor target);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_sub_scalar(torch.Tensor self, in ScalarValue target);

    [LibraryImport(Library)]
    internal static partial int et_sub_(torch.Tensor self, torch.Tensor target);

    [LibraryImport(Library)]
    internal static partial int et_sub_scalar_(torch.Tensor self, in ScalarValue target);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_mul(torch.Tensor self, torch.Tensor target);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_mul_scalar(torch.Tensor self, in ScalarValue target);

    [LibraryImport(Library)]
    internal static partial int et_mul_(torch.Tensor self, torch.Tensor target);

    [LibraryImport(Library)]
    internal static partial int et_mul_scalar_(torch.Tensor self, in ScalarValue target);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_div(torch.Tensor self, torch.Tensor target, int roundingMode);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_div_scalar(torch.Tensor self, in ScalarValue target, int roundingMode);

    [LibraryImport(Library)]
    internal static partial int et_div_(torch.Tensor self, torch.Tensor target, int roundingMode);

    [LibraryImport(Library)]
    internal static partial int et_div_scalar_(torch.Tensor self, in ScalarValue target, int roundingMode);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_floor_divide(torch.Tensor self, torch.Tensor other);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_floor_divide_scalar(torch.Tensor self, in ScalarValue other);

    [LibraryImport(Library)]
    internal static partial int et_floor_divide_(torch.Tensor self, torch.Tensor other);

    [LibraryImport(Library)]
    internal static partial int et_floor_divide_scalar_(torch.Tensor self, in ScalarValue other);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_fmod(torch.Tensor self, torch.Tensor target);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_fmod_scalar(torch.Tensor self, in ScalarValue scalar);

    [LibraryImport(Library)]
    internal static partial int et_fmod_(torch.Tensor self, torch.Tensor target);

    [LibraryImport(Library)]
    internal static partial int et_fmod_scalar_(torch.Tensor self, in ScalarValue scalar);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_remainder(torch.Tensor self, torch.Tensor target);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_remainder_scalar(torch.Tensor self, in ScalarValue scalar);

    [LibraryImport(Library)]
    internal static partial int et_remainder_(torch.Tensor self, torch.Tensor target);

    [LibraryImport(Library)]
    internal static partial int et_remainder_scalar_(torch.Tensor self, in ScalarValue scalar);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_pow(torch.Tensor self, torch.Tensor exponent);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_pow_scalar(torch.Tensor self, in ScalarValue exponent);

    [LibraryImport(Library)]
    internal static partial int et_pow_(torch.Tensor self, torch.Tensor exponent);

    [LibraryImport(Library)]
    internal static partial int et_pow_scalar_(torch.Tensor self, in ScalarValue exponent);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_float_power(torch.Tensor self, torch.Tensor target);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_addcdiv(torch.Tensor self, torch.Tensor tensor1, torch.Tensor tensor2,
        in ScalarValue value);

    [LibraryImport(Library)]
    internal static partial int et_addcdiv_(torch.Tensor self, torch.Tensor tensor1, torch.Tensor tensor2,
        in ScalarValue value);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_addcmul(torch.Tensor self, torch.Tensor tensor1, torch.Tensor tensor2,
        in ScalarValue value);

    [LibraryImport(Library)]
    internal static partial int et_addcmul_(torch.Tensor self, torch.Tensor tensor1, torch.Tensor tensor2,
        in ScalarValue value);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_lerp(torch.Tensor self, torch.Tensor end, torch.Tensor weight);

    [LibraryImport(Library)]
    internal static partial int et_lerp_(torch.Tensor self, torch.Tensor end, torch.Tensor weight);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_atan2(torch.Tensor self, torch.Tensor other);

    [LibraryImport(Library)]
    internal static partial int et_atan2_(torch.Tensor self, torch.Tensor other);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_copysign(torch.Tensor self, torch.Tensor other);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_hypot(torch.Tensor self, torch.Tensor other);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_ldexp(torch.Tensor self, torch.Tensor other);

    [LibraryImport(Library)]
    internal static partial int et_ldexp_(torch.Tensor self, torch.Tensor other);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_logaddexp(torch.Tensor self, torch.Tensor other);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_logaddexp2(torch.Tensor self, torch.Tensor other);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_nextafter(torch.Tensor self, torch.Tensor other);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_heaviside(torch.Tensor self, torch.Tensor other);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_xlogy(torch.Tensor self, torch.Tensor y);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_xlogy_scalar(torch.Tensor self, in ScalarValue y);

    [LibraryImport(Library)]
    internal static partial int et_xlogy_(torch.Tensor self, torch.Tensor y);

    [LibraryImport(Library)]
    internal static partial int et_xlogy_scalar_(torch.Tensor self, in ScalarValue y);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_igamma(torch.Tensor self, torch.Tensor other);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_igammac(torch.Tensor self, torch.Tensor other);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_gcd(torch.Tensor self, torch.Tensor other);

    [LibraryImport(Library)]
    internal static partial int et_gcd_(torch.Tensor self, torch.Tensor other);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_lcm(torch.Tensor self, torch.Tensor other);

    [LibraryImport(Library)]
    internal static partial int et_lcm_(torch.Tensor self, torch.Tensor other);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_rsub(torch.Tensor self, in ScalarValue other);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_rdiv(torch.Tensor self, in ScalarValue other);
}
