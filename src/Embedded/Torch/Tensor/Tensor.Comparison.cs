namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor eq(Tensor target) => NativeMethods.et_eq(this, target);

        public Tensor eq(Scalar target) => NativeMethods.et_eq_scalar(this, in target.Value);

        public Tensor eq_(Tensor target) => InPlace(NativeMethods.et_eq_(this, target));

        public Tensor eq_(Scalar target) => InPlace(NativeMethods.et_eq_scalar_(this, in target.Value));

        public Tensor ne(Tensor target) => NativeMethods.et_ne(this, target);

        public Tensor ne(Scalar target) => NativeMethods.et_ne_scalar(this, in target.Value);

        public Tensor ne_(Tensor target) => InPlace(NativeMethods.et_ne_(this, target));

        public Tensor ne_(Scalar target) => InPlace(NativeMethods.et_ne_scalar_(this, in target.Value));

        public Tensor lt(Tensor target) => NativeMethods.et_lt(this, target);

        public Tensor lt(Scalar target) => NativeMethods.et_lt_scalar(this, in target.Value);

        public Tensor lt_(Tensor target) => InPlace(NativeMethods.et_lt_(this, target));

        public Tensor lt_(Scalar target) => InPlace(NativeMethods.et_lt_scalar_(this, in target.Value));

        public Tensor le(Tensor target) => NativeMethods.et_le(this, target);

        public Tensor le(Scalar target) => NativeMethods.et_le_scalar(this, in target.Value);

        public Tensor le_(Tensor target) => InPlace(NativeMethods.et_le_(this, target));

        public Tensor le_(Scalar target) => InPlace(NativeMethods.et_le_scalar_(this, in target.Value));

        public Tensor gt(Tensor target) => NativeMethods.et_gt(this, target);

        public Tensor gt(Scalar target) => NativeMethods.et_gt_scalar(this, in target.Value);

        public Tensor gt_(Tensor target) => InPlace(NativeMethods.et_gt_(this, target));

        public Tensor gt_(Scalar target) => InPlace(NativeMethods.et_gt_scalar_(this, in target.Value));

        public Tensor ge(Tensor target) => NativeMethods.et_ge(this, target);

        public Tensor ge(Scalar target) => NativeMethods.et_ge_scalar(this, in target.Value);

        public Tensor ge_(Tensor target) => InPlace(NativeMethods.et_ge_(this, target));

        public Tensor ge_(Scalar target) => InPlace(NativeMethods.et_ge_scalar_(this, in target.Value));

        public Tensor equal(Tensor target) => eq(target);

        public Tensor not_equal(Tensor target) => ne(target);

        public Tensor not_equal_(Tensor target) => ne_(target);

        public Tensor less(Tensor target) => lt(target);

        public Tensor less_equal(Tensor target) => le(target);

        public Tensor less_equal_(Tensor target) => le_(target);

        public Tensor greater(Tensor target) => gt(target);

        public Tensor greater_equal(Tensor target) => ge(target);

        public Tensor isclose(Tensor other, double rtol = 1e-5, double atol = 1e-8, bool nanEqual = false)
            => NativeMethods.et_isclose(this, other, rtol, atol, nanEqual);

        public bool allclose(Tensor target, double rtol = 1e-5, double atol = 1e-8, bool equal_nan = false)
        {
            NativeMethods.Check(NativeMethods.et_allclose(this, target, rtol, atol, equal_nan, out var result));
            return result;
        }

        public Tensor isfinite() => NativeMethods.et_isfinite(this);

        public Tensor isinf() => NativeMethods.et_isinf(this);

        public Tensor isnan() => NativeMethods.et_isnan(this);

        public Tensor isneginf() => NativeMethods.et_isneginf(this);

        public Tensor isposinf() => NativeMethods.et_isposinf(this);

        public Tensor isreal() => NativeMethods.et_isreal(this);

        public Tensor logical_not() => NativeMethods.et_logical_not(this);

        public Tensor bitwise_not() => NativeMethods.et_bitwise_not(this);

        public Tensor logical_not_() => InPlace(NativeMethods.et_logical_not_(this));

        public Tensor bitwise_not_() => InPlace(NativeMethods.et_bitwise_not_(this));

        public Tensor isin(Tensor test_elements, bool assumeUnique = false, bool invert = false)
            => NativeMethods.et_isin(this, test_elements, assumeUnique, invert);

        public Tensor logical_and(Tensor other) => NativeMethods.et_logical_and(this, other);

        public Tensor logical_and_(Tensor other) => InPlace(NativeMethods.et_logical_and_(this, other));

        public Tensor logical_or(Tensor other) => NativeMethods.et_logical_or(this, other);

        public Tensor logical_or_(Tensor other) => InPlace(NativeMethods.et_logical_or_(this, other));

        public Tensor logical_xor(Tensor other) => NativeMethods.et_logical_xor(this, other);

        public Tensor logical_xor_(Tensor other) => InPlace(NativeMethods.et_logical_xor_(this, other));

        public Tensor bitwise_and(Tensor other) => NativeMethods.et_bitwise_and(this, other);

        public Tensor bitwise_and_(Tensor other) => InPlace(NativeMethods.et_bitwise_and_(this, other));

        public Tensor bitwise_or(Tensor other) => NativeMethods.et_bitwise_or(this, other);

        public Tensor bitwise_or_(Tensor other) => InPlace(NativeMethods.et_bitwise_or_(this, other));

        public Tensor bitwise_xor(Tensor other) => NativeMethods.et_bitwise_xor(this, other);

        public Tensor bitwise_xor_(Tensor other) => InPlace(NativeMethods.et_bitwise_xor_(this, other));

        public Tensor bitwise_left_shift(Tensor other) => NativeMethods.et_bitwise_left_shift(this, other);

        public Tensor bitwise_left_shift_(Tensor other) => InPlace(NativeMethods.et_bitwise_left_shift_(this, other));

        public Tensor bitwise_right_shift(Tensor other) => NativeMethods.et_bitwise_right_shift(this, other);

        public Tensor bitwise_right_shift_(Tensor other)
            => InPlace(NativeMethods.et_bitwise_right_shift_(this, other));

        public Tensor maximum(Tensor other) => NativeMethods.et_maximum(this, other);

        public Tensor minimum(Tensor other) => NativeMethods.et_minimum(this, other);

        public Tensor max(Tensor other) => maximum(other);

        public Tensor min(Tensor other) => minimum(other);

        public Tensor fmax(Tensor other) => NativeMethods.et_fmax(this, other);

        public Tensor fmin(Tensor other) => NativeMethods.et_fmin(this, other);
    }
}
