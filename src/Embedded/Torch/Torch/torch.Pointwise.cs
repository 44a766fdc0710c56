namespace TorchSharp;

// The functions of torch that are also methods of a tensor.
public static partial class torch
{
    public static Tensor abs(Tensor input) => input.abs();

    public static Tensor absolute(Tensor input) => input.absolute();

    public static Tensor acos(Tensor input) => input.acos();

    public static Tensor acosh(Tensor input) => input.acosh();

    public static Tensor arccos(Tensor input) => input.arccos();

    public static Tensor arccosh(Tensor input) => input.arccosh();

    public static Tensor arcsin(Tensor input) => input.arcsin();

    public static Tensor arcsinh(Tensor input) => input.arcsinh();

    public static Tensor arctan(Tensor input) => input.arctan();

    public static Tensor arctanh(Tensor input) => input.arctanh();

    public static Tensor asin(Tensor input) => input.asin();

    public static Tensor asinh(Tensor input) => input.asinh();

    public static Tensor atan(Tensor input) => input.atan();

    public static Tensor atanh(Tensor input) => input.atanh();

    public static Tensor ceil(Tensor input) => input.ceil();

    public static Tensor clamp(Tensor input, Scalar? min = null, Scalar? max = null) => input.clamp(min, max);

    public static Tensor clamp(Tensor input, Tensor? min = null, Tensor? max = null) => input.clamp(min, max);

    public static Tensor clamp_max(Tensor input, Scalar max) => input.clamp_max(max);

    public static Tensor clamp_min(Tensor input, Scalar min) => input.clamp_min(min);

    public static Tensor clip(Tensor input, Scalar? min = null, Scalar? max = null) => input.clip(min, max);

    public static Tensor cos(Tensor input) => input.cos();

    public static Tensor cosh(Tensor input) => input.cosh();

    public static Tensor deg2rad(Tensor input) => input.deg2rad();

    public static Tensor digamma(Tensor input) => input.digamma();

    public static Tensor erf(Tensor input) => input.erf();

    public static Tensor erfc(Tensor input) => input.erfc();

    public static Tensor erfinv(Tensor input) => input.erfinv();

    public static Tensor exp(Tensor input) => input.exp();

    public static Tensor exp2(Tensor input) => input.exp2();

    public static Tensor expm1(Tensor input) => input.expm1();

    public static Tensor fix(Tensor input) => input.fix();

    public static Tensor floor(Tensor input) => input.floor();

    public static Tensor frac(Tensor input) => input.frac();

    public static Tensor i0(Tensor input) => input.i0();

    public static Tensor lgamma(Tensor input) => input.lgamma();

    public static Tensor log(Tensor input) => input.log();

    public static Tensor log10(Tensor input) => input.log10();

    public static Tensor log1p(Tensor input) => input.log1p();

    public static Tensor log2(Tensor input) => input.log2();

    public static Tensor logit(Tensor input, double? eps = null) => input.logit(eps);

    public static Tensor mvlgamma(Tensor input, long p) => input.mvlgamma(p);

    public static Tensor nan_to_num(Tensor input, double nan = 0, double? posinf = null, double? neginf = null)
        => input.nan_to_num(nan, posinf, neginf);

    public static Tensor neg(Tensor input) => input.neg();

    public static Tensor negative(Tensor input) => input.negative();

    public static Tensor polygamma(Tensor input, long p) => input.polygamma(p);

    public static Tensor positive(Tensor input) => input.positive();

    public static Tensor rad2deg(Tensor input) => input.rad2deg();

    public static Tensor reciprocal(Tensor input) => input.reciprocal();

    public static Tensor round(Tensor input, long decimals = 0) => input.round(decimals);

    public static Tensor rsqrt(Tensor input) => input.rsqrt();

    public static Tensor sgn(Tensor input) => input.sgn();

    public static Tensor sigmoid(Tensor input) => input.sigmoid();

    public static Tensor sign(Tensor input) => input.sign();

    public static Tensor signbit(Tensor input) => input.signbit();

    public static Tensor sin(Tensor input) => input.sin();

    public static Tensor sinc(Tensor input) => input.sinc();

    public static Tensor sinh(Tensor input) => input.sinh();

    public static Tensor sqrt(Tensor input) => input.sqrt();

    public static Tensor square(Tensor input) => input.square();

    public static Tensor tan(Tensor input) => input.tan();

    public static Tensor tanh(Tensor input) => input.tanh();

    public static Tensor trunc(Tensor input) => input.trunc();
}
