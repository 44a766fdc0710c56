namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            public static Tensor dropout(Tensor input, double p = 0.5, bool training = true, bool inplace = false) =>
                NativeMethods.et_nn_dropout(input, p, training, inplace, 0);

            public static Tensor dropout1d(Tensor input, double p = 0.5, bool training = true, bool inplace = false) =>
                NativeMethods.et_nn_dropout(input, p, training, inplace, 1);

            public static Tensor dropout2d(Tensor input, double p = 0.5, bool training = true, bool inplace = false) =>
                NativeMethods.et_nn_dropout(input, p, training, inplace, 2);

            public static Tensor dropout3d(Tensor input, double p = 0.5, bool training = true, bool inplace = false) =>
                NativeMethods.et_nn_dropout(input, p, training, inplace, 3);

            public static Tensor alpha_dropout(Tensor input, double p = 0.5, bool training = false, bool inplace = false) =>
                NativeMethods.et_nn_dropout(input, p, training, inplace, 4);

            public static Tensor feature_alpha_dropout(Tensor input, double p = 0.5, bool training = false, bool inplace = false) =>
                NativeMethods.et_nn_dropout(input, p, training, inplace, 5);
        }
    }
}
