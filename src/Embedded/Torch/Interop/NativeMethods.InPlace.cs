using System.Runtime.InteropServices;

namespace TorchSharp;

internal static partial class NativeMethods
{
    [LibraryImport(Library)]
    internal static partial int et_abs_(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial int et_acos_(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial int et_acosh_(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial int et_asin_(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial int et_asinh_(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial int et_atan_(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial int et_atanh_(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial int et_ceil_(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial int et_cos_(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial int et_cosh_(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial int et_digamma_(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial int et_erf_(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial int et_erfc_(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial int et_erfinv_(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial int et_exp_(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial int et_expm1_(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial int et_floor_(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial int et_frac_(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial int et_lgamma_(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial int et_log_(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial int et_log10_(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial int et_log1p_(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial int et_log2_(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial int et_neg_(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial int et_reciprocal_(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial int et_rsqrt_(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial int et_sgn_(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial int et_sigmoid_(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial int et_sign_(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial int et_sin_(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial int et_sinc_(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial int et_sinh_(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial int et_sqrt_(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial int et_tan_(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial int et_tanh_(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial int et_trunc_(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial int et_zero_(torch.Tensor self);

    [LibraryImport(Library)]
    internal static partial int et_round_(torch.Tensor self, long decimals);

    [LibraryImport(Library)]
    internal static partial int et_polygamma_(torch.Tensor self, long p);

    [LibraryImport(Library)]
    internal static partial int et_mvlgamma_(torch.Tensor self, long p);

    [LibraryImport(Library)]
    internal static partial int et_clamp_(torch.Tensor self, in ScalarValue min, in ScalarValue max);

    [LibraryImport(Library)]
    internal static partial int et_clamp_tensor_(torch.Tensor self, torch.Tensor? min, torch.Tensor? max);

    [LibraryImport(Library)]
    internal static partial int et_clamp_max_(torch.Tensor self, in ScalarValue max);

    [LibraryImport(Library)]
    internal static partial int et_clamp_min_(torch.Tensor self, in ScalarValue min);

    [LibraryImport(Library)]
    internal static partial int et_fill_(torch.Tensor self, in ScalarValue value);
}
