namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor add(Tensor target) => NativeMethods.et_add(this, target, in s_one);

        public Tensor add(Tensor target, Scalar alpha) => NativeMethods.et_add(this, target, in alpha.Value);

        public Tensor add(Scalar scalar) => NativeMethods.et_add_scalar(this, in scalar.Value, in s_one);

        public Tensor add(Scalar scalar, Scalar alpha)
            => NativeMethods.et_add_scalar(this, in scalar.Value, in alpha.Value);

        public Tensor add_(Tensor target) => InPlace(NativeMethods.et_add_(this, target, in s_one));

        public Tensor add_(Tensor target, Scalar alpha)
            => InPlace(NativeMethods.et_add_(this, target, in alpha.Value));

        public Tensor add_(Scalar scalar) => InPlace(NativeMethods.et_add_scalar_(this, in scalar.Value, in s_one));

        public Tensor add_(Scalar scalar, Scalar alpha)
            => InPlace(NativeMethods.et_add_scalar_(this, in scalar.Value, in alpha.Value));

        public Tensor sub(Tensor target) => NativeMethods.et_sub(this, target);

        public Tensor sub(Scalar target) => NativeMethods.et_sub_scalar(this, in target.Value);

        public Tensor sub_(Tensor target) => InPlace(NativeMethods.et_sub_(this, target));

        public Tensor sub_(Scalar target) => InPlace(NativeMethods.et_sub_scalar_(this, in target.Value));

        public Tensor subtract(Tensor target) => sub(target);

        public Tensor subtract(Scalar target) => sub(target);

        public Tensor subtract_(Tensor target) => sub_(target);

        public Tensor subtract_(Scalar target) => sub_(target);

        public Tensor mul(Tensor target) => NativeMethods.et_mul(this, target);

        public Tensor mul(Scalar target) => NativeMethods.et_mul_scalar(this, in target.Value);

        public Tensor mul_(Tensor target) => InPlace(NativeMethods.et_mul_(this, target));

        public Tensor mul_(Scalar target) => InPlace(NativeMethods.et_mul_scalar_(this, in target.Value));

        public Tensor multiply(Tensor target) => mul(target);

        public Tensor multiply(Scalar target) => mul(target);

        public Tensor div(Tensor target, RoundingMode rounding_mode = RoundingMode.None)
            => NativeMethods.et_div(this, target, (int)rounding_mode);

        public Tensor div(Scalar target, RoundingMode rounding_mode = RoundingMode.None)
            => NativeMethods.et_div_scalar(this, in target.Value, (int)rounding_mode);

        public Tensor div_(Tensor target, RoundingMode rounding_mode = RoundingMode.None)
            => InPlace(NativeMethods.et_div_(this, target, (int)rounding_mode));

        public Tensor div_(Scalar target, RoundingMode rounding_mode = RoundingMode.None)
            => InPlace(NativeMethods.et_div_scalar_(this, in target.Value, (int)rounding_mode));

        public Tensor divide(Tensor target, RoundingMode rounding_mode = RoundingMode.None)
            => div(target, rounding_mode);

        public Tensor divide(Scalar target, RoundingMode rounding_mode = RoundingMode.None)
            => div(target, rounding_mode);

        public Tensor divide_(Tensor target, RoundingMode rounding_mode = RoundingMode.None)
            => div_(target, rounding_mode);

        public Tensor divide_(Scalar target, RoundingMode rounding_mode = RoundingMode.None)
            => div_(target, rounding_mode);

        public Tensor true_divide(Tensor other) => div(other);

        public Tensor true_divide(Scalar other) => div(other);

        public Tensor true_divide_(Tensor other) => div_(other);

        public Tensor true_divide_(Scalar other) => div_(other);

        public Tensor floor_divide(Tensor other) => NativeMethods.et_floor_divide(this, other);

        public Tensor floor_divide(Scalar other) => NativeMethods.et_floor_divide_scalar(this, in other.Value);

        public Tensor floor_divide_(Tensor other) => InPlace(NativeMethods.et_floor_divide_(this, other));

        public Tensor floor_divide_(Scalar other)
            => InPlace(NativeMethods.et_floor_divide_scalar_(this, in other.Value));

        public Tensor fmod(Tensor target) => NativeMethods.et_fmod(this, target);

        public Tensor fmod(Scalar scalar) => NativeMethods.et_fmod_scalar(this, in scalar.Value);

        public Tensor fmod_(Tensor target) => InPlace(NativeMethods.et_fmod_(this, target));

        public Tensor fmod_(Scalar scalar) => InPlace(NativeMethods.et_fmod_scalar_(this, in scalar.Value));

        public Tensor remainder(Tensor target) => NativeMethods.et_remainder(this, target);

        public Tensor remainder(Scalar scalar) => NativeMethods.et_remainder_scalar(this, in scalar.Value);

        public Tensor remainder_(Tensor target) => InPlace(NativeMethods.et_remainder_(this, target));

        public Tensor remainder_(Scalar scalar) => InPlace(NativeMethods.et_remainder_scalar_(this, in scalar.Value));

        public Tensor pow(Tensor exponent) => NativeMethods.et_pow(this, exponent);

        public Tensor pow(Scalar exponent) => NativeMethods.et_pow_scalar(this, in exponent.Value);

        public Tensor pow_(Tensor exponent) => InPlace(NativeMethods.et_pow_(this, exponent));

        public Tensor pow_(Scalar exponent) => InPlace(NativeMethods.et_pow_scalar_(this, in exponent.Value));

        public Tensor float_power(Tensor target) => NativeMethods.et_float_power(this, target);

        public Tensor addcdiv(Tensor tensor1, Tensor tensor2)
            => NativeMethods.et_addcdiv(this, tensor1, tensor2, in s_one);

        public Tensor addcdiv(Tensor tensor1, Tensor tensor2, Scalar value)
            => NativeMethods.et_addcdiv(this, tensor1, tensor2, in value.Value);

        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2)
            => InPlace(NativeMethods.et_addcdiv_(this, tensor1, tensor2, in s_one));

        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2, Scalar value)
            => InPlace(NativeMethods.et_addcdiv_(this, tensor1, tensor2, in value.Value));

        public Tensor addcmul(Tensor tensor1, Tensor tensor2, Scalar value)
            => NativeMethods.et_addcmul(this, tensor1, tensor2, in value.Value);

        public Tensor addcmul_(Tensor tensor1, Tensor tensor2, Scalar value)
            => InPlace(NativeMethods.et_addcmul_(this, tensor1, tensor2, in value.Value));

        public Tensor lerp(Tensor end, Tensor weight) => NativeMethods.et_lerp(this, end, weight);

        public Tensor lerp_(Tensor end, Tensor weight) => InPlace(NativeMethods.et_lerp_(this, end, weight));

        public Tensor atan2(Tensor other) => NativeMethods.et_atan2(this, other);

        public Tensor atan2_(Tensor other) => InPlace(NativeMethods.et_atan2_(this, other));

        public Tensor arctan2(Tensor other) => atan2(other);

        public Tensor arctan2_(Tensor other) => atan2_(other);

        public Tensor arctan(Tensor other) => atan2(other);

        public Tensor arctan_(Tensor other) => atan2_(other);

        public Tensor copysign(Tensor other) => NativeMethods.et_copysign(this, other);

        public Tensor hypot(Tensor other) => NativeMethods.et_hypot(this, other);

        public Tensor ldexp(Tensor other) => NativeMethods.et_ldexp(this, other);

        public Tensor ldexp_(Tensor other) => InPlace(NativeMethods.et_ldexp_(this, other));

        public Tensor logaddexp(Tensor other) => NativeMethods.et_logaddexp(this, other);

        public Tensor logaddexp2(Tensor other) => NativeMethods.et_logaddexp2(this, other);

        public Tensor nextafter(Tensor other) => NativeMethods.et_nextafter(this, other);

        public Tensor heaviside(Tensor other) => NativeMethods.et_heaviside(this, other);

        public Tensor xlogy(Tensor y) => NativeMethods.et_xlogy(this, y);

        public Tensor xlogy(Scalar y) => NativeMethods.et_xlogy_scalar(this, in y.Value);

        public Tensor xlogy_(Tensor y) => InPlace(NativeMethods.et_xlogy_(this, y));

        public Tensor xlogy_(Scalar y) => InPlace(NativeMethods.et_xlogy_scalar_(this, in y.Value));

        public Tensor igamma(Tensor other) => NativeMethods.et_igamma(this, other);

        public Tensor igammac(Tensor other) => NativeMethods.et_igammac(this, other);

        public Tensor gcd(Tensor other) => NativeMethods.et_gcd(this, other);

        public Tensor gcd_(Tensor other) => InPlace(NativeMethods.et_gcd_(this, other));

        public Tensor lcm(Tensor other) => NativeMethods.et_lcm(this, other);

        public Tensor lcm_(Tensor other) => InPlace(NativeMethods.et_lcm_(this, other));

        private static readonly ScalarValue s_one = ScalarValue.Of(1L);
    }
}
