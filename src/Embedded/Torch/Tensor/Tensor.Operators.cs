namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public static Tensor operator -(Tensor tensor) => tensor.neg();

        public static Tensor operator ~(Tensor left) => left.bitwise_not();

        public static Tensor operator &(Tensor left, Tensor right) => left.bitwise_and(right);

        public static Tensor operator |(Tensor left, Tensor right) => left.bitwise_or(right);

        public static Tensor operator ^(Tensor left, Tensor right) => left.bitwise_xor(right);

        public static Tensor operator +(Tensor left, Tensor right) => left.add(right);

        public static Tensor operator +(Tensor left, Scalar right) => left.add(right);

        public static Tensor operator +(Tensor left, int right)
            => NativeMethods.et_add_scalar(left, ScalarValue.Of((long)right), in s_one);

        public static Tensor operator +(Tensor left, long right)
            => NativeMethods.et_add_scalar(left, ScalarValue.Of(right), in s_one);

        public static Tensor operator +(Tensor left, float right)
            => NativeMethods.et_add_scalar(left, ScalarValue.Of((double)right), in s_one);

        public static Tensor operator +(Tensor left, double right)
            => NativeMethods.et_add_scalar(left, ScalarValue.Of(right), in s_one);

        public static Tensor operator +(Scalar left, Tensor right) => right.add(left);

        public static Tensor operator +(int left, Tensor right) => right + left;

        public static Tensor operator +(long left, Tensor right) => right + left;

        public static Tensor operator +(float left, Tensor right) => right + left;

        public static Tensor operator +(double left, Tensor right) => right + left;

        public static Tensor operator -(Tensor left, Tensor right) => left.sub(right);

        public static Tensor operator -(Tensor left, Scalar right) => left.sub(right);

        public static Tensor operator -(Tensor left, int right)
            => NativeMethods.et_sub_scalar(left, ScalarValue.Of((long)right));

        public static Tensor operator -(Tensor left, long right)
            => NativeMethods.et_sub_scalar(left, ScalarValue.Of(right));

        public static Tensor operator -(Tensor left, float right)
            => NativeMethods.et_sub_scalar(left, ScalarValue.Of((double)right));

        public static Tensor operator -(Tensor left, double right)
            => NativeMethods.et_sub_scalar(left, ScalarValue.Of(right));

        public static Tensor operator -(Scalar left, Tensor right) => NativeMethods.et_rsub(right, in left.Value);

        public static Tensor operator -(int left, Tensor right) => NativeMethods.et_rsub(right, ScalarValue.Of((long)left));

        public static Tensor operator -(long left, Tensor right) => NativeMethods.et_rsub(right, ScalarValue.Of(left));

        public static Tensor operator -(float left, Tensor right) => NativeMethods.et_rsub(right, ScalarValue.Of((double)left));

        public static Tensor operator -(double left, Tensor right) => NativeMethods.et_rsub(right, ScalarValue.Of(left));

        public static Tensor operator *(Tensor left, Tensor right) => left.mul(right);

        public static Tensor operator *(Tensor left, Scalar right) => left.mul(right);

        public static Tensor operator *(Tensor left, int right)
            => NativeMethods.et_mul_scalar(left, ScalarValue.Of((long)right));

        public static Tensor operator *(Tensor left, long right)
            => NativeMethods.et_mul_scalar(left, ScalarValue.Of(right));

        public static Tensor operator *(Tensor left, float right)
            => NativeMethods.et_mul_scalar(left, ScalarValue.Of((double)right));

        public static Tensor operator *(Tensor left, double right)
            => NativeMethods.et_mul_scalar(left, ScalarValue.Of(right));

        public static Tensor operator *(Scalar left, Tensor right) => right.mul(left);

        public static Tensor operator *(int left, Tensor right) => right * left;

        public static Tensor operator *(long left, Tensor right) => right * left;

        public static Tensor operator *(float left, Tensor right) => right * left;

        public static Tensor operator *(double left, Tensor right) => right * left;

        public static Tensor operator /(Tensor left, Tensor right) => left.div(right);

        public static Tensor operator /(Tensor left, Scalar right) => left.div(right);

        public static Tensor operator /(Tensor left, int right)
            => NativeMethods.et_div_scalar(left, ScalarValue.Of((long)right), 0);

        public static Tensor operator /(Tensor left, long right)
            => NativeMethods.et_div_scalar(left, ScalarValue.Of(right), 0);

        public static Tensor operator /(Tensor left, float right)
            => NativeMethods.et_div_scalar(left, ScalarValue.Of((double)right), 0);

        public static Tensor operator /(Tensor left, double right)
            => NativeMethods.et_div_scalar(left, ScalarValue.Of(right), 0);

        public static Tensor operator /(Scalar left, Tensor right) => NativeMethods.et_rdiv(right, in left.Value);

        public static Tensor operator /(int left, Tensor right) => NativeMethods.et_rdiv(right, ScalarValue.Of((long)left));

        public static Tensor operator /(long left, Tensor right) => NativeMethods.et_rdiv(right, ScalarValue.Of(left));

        public static Tensor operator /(float left, Tensor right) => NativeMethods.et_rdiv(right, ScalarValue.Of((double)left));

        public static Tensor operator /(double left, Tensor right) => NativeMethods.et_rdiv(right, ScalarValue.Of(left));

        public static Tensor operator %(Tensor left, Tensor right) => left.remainder(right);

        public static Tensor operator %(Tensor left, Scalar right) => left.remainder(right);

        public static Tensor operator %(Tensor left, int right)
            => NativeMethods.et_remainder_scalar(left, ScalarValue.Of((long)right));

        public static Tensor operator %(Tensor left, long right)
            => NativeMethods.et_remainder_scalar(left, ScalarValue.Of(right));

        public static Tensor operator %(Tensor left, float right)
            => NativeMethods.et_remainder_scalar(left, ScalarValue.Of((double)right));

        public static Tensor operator %(Tensor left, double right)
            => NativeMethods.et_remainder_scalar(left, ScalarValue.Of(right));
    }
}
