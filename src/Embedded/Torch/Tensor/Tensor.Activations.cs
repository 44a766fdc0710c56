namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor celu() => NativeMethods.et_celu(this);

        public Tensor gelu() => NativeMethods.et_gelu(this);

        public Tensor hardsigmoid() => NativeMethods.et_hardsigmoid(this);

        public Tensor hardswish() => NativeMethods.et_hardswish(this);

        public Tensor relu() => NativeMethods.et_relu(this);

        public Tensor relu6() => NativeMethods.et_relu6(this);

        public Tensor selu() => NativeMethods.et_selu(this);

        public Tensor silu() => NativeMethods.et_silu(this);

        public Tensor log_sigmoid() => NativeMethods.et_log_sigmoid(this);

        public Tensor celu_() => InPlace(NativeMethods.et_celu_(this));

        public Tensor hardsigmoid_() => InPlace(NativeMethods.et_hardsigmoid_(this));

        public Tensor hardswish_() => InPlace(NativeMethods.et_hardswish_(this));

        public Tensor relu_() => InPlace(NativeMethods.et_relu_(this));

        public Tensor relu6_() => InPlace(NativeMethods.et_relu6_(this));

        public Tensor selu_() => InPlace(NativeMethods.et_selu_(this));

        public Tensor silu_() => InPlace(NativeMethods.et_silu_(this));

        public Tensor elu(Scalar alpha, Scalar scale, Scalar input_scale)
            => NativeMethods.et_elu(this, in alpha.Value, in scale.Value, in input_scale.Value);

        public Tensor elu_(Scalar alpha, Scalar scale, Scalar input_scale)
            => InPlace(NativeMethods.et_elu_(this, in alpha.Value, in scale.Value, in input_scale.Value));

        public Tensor hardtanh(Scalar min, Scalar max) => NativeMethods.et_hardtanh(this, in min.Value, in max.Value);

        public Tensor hardtanh_(Scalar min, Scalar max)
            => InPlace(NativeMethods.et_hardtanh_(this, in min.Value, in max.Value));

        public Tensor leaky_relu(Scalar negative_slope) => NativeMethods.et_leaky_relu(this, in negative_slope.Value);

        public Tensor leaky_relu_(Scalar negative_slope)
            => InPlace(NativeMethods.et_leaky_relu_(this, in negative_slope.Value));

        public Tensor prelu(Tensor target) => NativeMethods.et_prelu(this, target);

        public Tensor softmax(long dim, ScalarType? dtype = null) => NativeMethods.et_softmax(this, dim, NativeMethods.Code(dtype));

        public Tensor log_softmax(long dim, ScalarType? dtype = null)
            => NativeMethods.et_log_softmax(this, dim, NativeMethods.Code(dtype));
    }
}
