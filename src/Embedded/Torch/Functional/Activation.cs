namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            public static Tensor relu(Tensor x, bool inplace = false) => NativeMethods.et_nn_relu(x, inplace);

            public static Tensor relu6(Tensor x, bool inplace = false) => NativeMethods.et_nn_relu6(x, inplace);

            public static Tensor leaky_relu(Tensor input, double negative_slope = 0.01, bool inplace = false) =>
                NativeMethods.et_nn_leaky_relu(input, negative_slope, inplace);

            public static Tensor prelu(Tensor input, Tensor weight) => NativeMethods.et_nn_prelu(input, weight);

            public static Tensor elu(Tensor x, double alpha, bool inplace = false) => NativeMethods.et_nn_elu(x, alpha, inplace);

            public static Tensor celu(Tensor x, double alpha, bool inplace = false) => NativeMethods.et_nn_celu(x, alpha, inplace);

            public static Tensor selu(Tensor x, bool inplace = false) => NativeMethods.et_nn_selu(x, inplace);

            public static Tensor gelu(Tensor x) => NativeMethods.et_nn_gelu(x, false);

            public static Tensor silu(Tensor x, bool inplace = false) => NativeMethods.et_nn_silu(x, inplace);

            public static Tensor sigmoid(Tensor x) => NativeMethods.et_nn_sigmoid(x, false);

            public static Tensor logsigmoid(Tensor x) => NativeMethods.et_nn_logsigmoid(x);

            public static Tensor tanh(Tensor x, bool inplace = false) => NativeMethods.et_nn_tanh(x, inplace);

            public static Tensor hardsigmoid(Tensor input, bool inplace = false) => NativeMethods.et_nn_hardsigmoid(input, inplace);

            public static Tensor hardswish(Tensor input, bool inplace = false) => NativeMethods.et_nn_hardswish(input, inplace);

            public static Tensor softplus(Tensor x, double beta = 1, double threshold = 20) => NativeMethods.et_nn_softplus(x, beta, threshold);

            public static Tensor glu(Tensor input, long dim = -1) => NativeMethods.et_nn_glu(input, dim);

            public static Tensor softmax(Tensor input, long dim, ScalarType? dtype = null) =>
                NativeMethods.et_nn_softmax(input, dim, dtype.HasValue ? (int)dtype.Value : -1);

            public static Tensor softmax2d(Tensor x) => NativeMethods.et_nn_softmax(x, -3, -1);

            public static Tensor softmin(Tensor x, long dim)
            => NativeMethods.et_nn_softmin(x, dim);

            public static Tensor log_softmax(Tensor x, long dim) => NativeMethods.et_nn_log_softmax(x, dim, -1);
        }
    }
}
