using System.Runtime.InteropServices;

namespace TorchSharp;

internal static partial class NativeMethods
{
    [LibraryImport(Library)]
    internal static partial torch.Tensor et_abs(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_acos(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_acosh(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_asin(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_asinh(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_atan(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_atanh(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_ceil(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_cos(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_cosh(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_digamma(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_erf(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_erfc(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_erfinv(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_exp(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_exp2(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_expm1(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_floor(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_frac(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_lgamma(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_log(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_log10(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_log1p(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_log2(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_neg(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_reciprocal(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_rsqrt(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_sgn(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_sigmoid(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_sign(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_sin(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_sinc(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_sinh(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_sqrt(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_square(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_tan(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_tanh(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_trunc(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_deg2rad(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_rad2deg(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_i0(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_positive(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_signbit(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_round(torch.Tensor self, long decimals);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_logit(torch.Tensor self, OptionalNumber eps);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_nan_to_num(torch.Tensor self, double nan, OptionalNumber posinf,
        OptionalNumber neginf);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_polygamma(torch.Tensor self, long p);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_mvlgamma(torch.Tensor self, long p);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_clamp(torch.Tensor self, in ScalarValue min, in ScalarValue max);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_clamp_tensor(torch.Tensor self, torch.Tensor? min, torch.Tensor? max);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_clamp_max(torch.Tensor self, in ScalarValue max);

    [LibraryImport(Library)]
    internal static partial torch.Tensor et_clamp_min(torch.Tensor self, in ScalarValue min);
}
