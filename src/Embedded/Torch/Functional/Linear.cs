namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            public static Tensor linear(Tensor input, Tensor weights, Tensor? bias = null) => NativeMethods.et_nn_linear(input, weights, bias);

            public static Tensor bilinear(Tensor input1, Tensor input2, Tensor weight, Tensor? bias = null) =>
                NativeMethods.et_nn_bilinear(input1, input2, weight, bias);

            public static Tensor one_hot(Tensor x, long num_classes = -1) => NativeMethods.et_nn_one_hot(x, num_classes);
        }
    }
}
