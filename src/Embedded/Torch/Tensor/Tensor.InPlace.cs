namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor abs_() => InPlace(NativeMethods.et_abs_(this));

        public Tensor acos_() => InPlace(NativeMethods.et_acos_(this));

        public Tensor acosh_() => InPlace(NativeMethods.et_acosh_(this));

        public Tensor asin_() => InPlace(NativeMethods.et_asin_(this));

        public Tensor asinh_() => InPlace(NativeMethods.et_asinh_(this));

        public Tensor atan_() => InPlace(NativeMethods.et_atan_(this));

        public Tensor atanh_() => InPlace(NativeMethods.et_atanh_(this));

        public Tensor ceil_() => InPlace(NativeMethods.et_ceil_(this));

        public Tensor cos_() => InPlace(NativeMethods.et_cos_(this));

        public Tensor cosh_() => InPlace(NativeMethods.et_cosh_(this));

        public Tensor digamma_() => InPlace(NativeMethods.et_digamma_(this));

        public Tensor erf_() => InPlace(NativeMethods.et_erf_(this));

        public Tensor erfc_() => InPlace(NativeMethods.et_erfc_(this));

        public Tensor erfinv_() => InPlace(NativeMethods.et_erfinv_(this));

        public Tensor exp_() => InPlace(NativeMethods.et_exp_(this));

        public Tensor expm1_() => InPlace(NativeMethods.et_expm1_(this));

        public Tensor floor_() => InPlace(NativeMethods.et_floor_(this));

        public Tensor frac_() => InPlace(NativeMethods.et_frac_(this));

        public Tensor lgamma_() => InPlace(NativeMethods.et_lgamma_(this));

        public Tensor log_() => InPlace(NativeMethods.et_log_(this));

        public Tensor log10_() => InPlace(NativeMethods.et_log10_(this));

        public Tensor log1p_() => InPlace(NativeMethods.et_log1p_(this));

        public Tensor log2_() => InPlace(NativeMethods.et_log2_(this));

        public Tensor neg_() => InPlace(NativeMethods.et_neg_(this));

        public Tensor reciprocal_() => InPlace(NativeMethods.et_reciprocal_(this));

        public Tensor rsqrt_() => InPlace(NativeMethods.et_rsqrt_(this));

        public Tensor sgn_() => InPlace(NativeMethods.et_sgn_(this));

        public Tensor sigmoid_() => InPlace(NativeMethods.et_sigmoid_(this));

        public Tensor sign_() => InPlace(NativeMethods.et_sign_(this));

        public Tensor sin_() => InPlace(NativeMethods.et_sin_(this));

        public Tensor sinc_() => InPlace(NativeMethods.et_sinc_(this));

        public Tensor sinh_() => InPlace(NativeMethods.et_sinh_(this));

        public Tensor sqrt_() => InPlace(NativeMethods.et_sqrt_(this));

        public Tensor tan_() => InPlace(NativeMethods.et_tan_(this));

        public Tensor tanh_() => InPlace(NativeMethods.et_tanh_(this));

        public Tensor trunc_() => InPlace(NativeMethods.et_trunc_(this));

        public Tensor zero_() => InPlace(NativeMethods.et_zero_(this));

        public Tensor absolute_() => abs_();

        public Tensor arccos_() => acos_();

        public Tensor arccosh_() => acosh_();

        public Tensor arcsin_() => asin_();

        public Tensor arcsinh_() => asinh_();

        public Tensor arctan_() => atan_();

        public Tensor arctanh_() => atanh_();

        public Tensor fix_() => trunc_();

        public Tensor round_(long decimals = 0) => InPlace(NativeMethods.et_round_(this, decimals));

        public Tensor polygamma_(long p) => InPlace(NativeMethods.et_polygamma_(this, p));

        public Tensor mvlgamma_(long p) => InPlace(NativeMethods.et_mvlgamma_(this, p));

        public Tensor clamp_(Scalar? min = null, Scalar? max = null)
            => InPlace(NativeMethods.et_clamp_(this, in NativeMethods.Optional(min), in NativeMethods.Optional(max)));

        public Tensor clamp_(Tensor? min = null, Tensor? max = null)
            => InPlace(NativeMethods.et_clamp_tensor_(this, min, max));

        public Tensor clamp_max_(Scalar max) => InPlace(NativeMethods.et_clamp_max_(this, in max.Value));

        public Tensor clamp_min_(Scalar min) => InPlace(NativeMethods.et_clamp_min_(this, in min.Value));

        public Tensor fill_(Scalar value) => InPlace(NativeMethods.et_fill_(this, in value.Value));
    }
}
