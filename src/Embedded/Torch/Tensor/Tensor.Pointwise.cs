namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor abs() => NativeMethods.et_abs(this);

        public Tensor acos() => NativeMethods.et_acos(this);

        public Tensor acosh() => NativeMethods.et_acosh(this);

        public Tensor asin() => NativeMethods.et_asin(this);

        public Tensor asinh() => NativeMethods.et_asinh(this);

        public Tensor atan() => NativeMethods.et_atan(this);

        public Tensor atanh() => NativeMethods.et_atanh(this);

        public Tensor ceil() => NativeMethods.et_ceil(this);

        public Tensor cos() => NativeMethods.et_cos(this);

        public Tensor cosh() => NativeMethods.et_cosh(this);

        public Tensor digamma() => NativeMethods.et_digamma(this);

        public Tensor erf() => NativeMethods.et_erf(this);

        public Tensor erfc() => NativeMethods.et_erfc(this);

        public Tensor erfinv() => NativeMethods.et_erfinv(this);

        public Tensor exp() => NativeMethods.et_exp(this);

        public Tensor exp2() => NativeMethods.et_exp2(this);

        public Tensor expm1() => NativeMethods.et_expm1(this);

        public Tensor floor() => NativeMethods.et_floor(this);

        public Tensor frac() => NativeMethods.et_frac(this);

        public Tensor lgamma() => NativeMethods.et_lgamma(this);

        public Tensor log() => NativeMethods.et_log(this);

        public Tensor log10() => NativeMethods.et_log10(this);

        public Tensor log1p() => NativeMethods.et_log1p(this);

        public Tensor log2() => NativeMethods.et_log2(this);

        public Tensor neg() => NativeMethods.et_neg(this);

        public Tensor reciprocal() => NativeMethods.et_reciprocal(this);

        public Tensor rsqrt() => NativeMethods.et_rsqrt(this);

        public Tensor sgn() => NativeMethods.et_sgn(this);

        public Tensor sigmoid() => NativeMethods.et_sigmoid(this);

        public Tensor sign() => NativeMethods.et_sign(this);

        public Tensor sin() => NativeMethods.et_sin(this);

        public Tensor sinc() => NativeMethods.et_sinc(this);

        public Tensor sinh() => NativeMethods.et_sinh(this);

        public Tensor sqrt() => NativeMethods.et_sqrt(this);

        public Tensor square() => NativeMethods.et_square(this);

        public Tensor tan() => NativeMethods.et_tan(this);

        public Tensor tanh() => NativeMethods.et_tanh(this);

        public Tensor trunc() => NativeMethods.et_trunc(this);

        public Tensor deg2rad() => NativeMethods.et_deg2rad(this);

        public Tensor rad2deg() => NativeMethods.et_rad2deg(this);

        public Tensor i0() => NativeMethods.et_i0(this);

        public Tensor positive() => NativeMethods.et_positive(this);

        public Tensor signbit() => NativeMethods.et_signbit(this);

        public Tensor absolute() => abs();

        public Tensor negative() => neg();

        public Tensor arccos() => acos();

        public Tensor arccosh() => acosh();

        public Tensor arcsin() => asin();

        public Tensor arcsinh() => asinh();

        public Tensor arctan() => atan();

        public Tensor arctanh() => atanh();

        public Tensor fix() => trunc();

        public Tensor round(long decimals = 0) => NativeMethods.et_round(this, decimals);

        public Tensor logit(double? eps = null) => NativeMethods.et_logit(this, eps);

        public Tensor nan_to_num(double nan = 0, double? posinf = null, double? neginf = null)
            => NativeMethods.et_nan_to_num(this, nan, posinf, neginf);

        public Tensor polygamma(long p) => NativeMethods.et_polygamma(this, p);

        public Tensor mvlgamma(long p) => NativeMethods.et_mvlgamma(this, p);

        public Tensor clamp(Scalar? min = null, Scalar? max = null)
            => NativeMethods.et_clamp(this, in NativeMethods.Optional(min), in NativeMethods.Optional(max));

        public Tensor clamp(Tensor? min = null, Tensor? max = null) => NativeMethods.et_clamp_tensor(this, min, max);

        public Tensor clamp_max(Scalar max) => NativeMethods.et_clamp_max(this, in max.Value);

        public Tensor clamp_min(Scalar min) => NativeMethods.et_clamp_min(this, in min.Value);

        public Tensor clip(Scalar? min = null, Scalar? max = null) => clamp(min, max);
    }
}
