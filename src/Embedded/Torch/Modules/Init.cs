namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        // Initialisers: each fills the tensor in place, outside of autograd, and gives it back.
        public static partial class init
        {
            public enum FanInOut
            {
                FanIn = 0,
                FanOut = 1,
            }

            public enum NonlinearityType
            {
                Linear = 0,
                Conv1D = 1,
                Conv2D = 2,
                Conv3D = 3,
                ConvTranspose1D = 4,
                ConvTranspose2D = 5,
                ConvTranspose3D = 6,
                Sigmoid = 7,
                Tanh = 8,
                ReLU = 9,
                LeakyReLU = 10,
            }

            public static Tensor uniform_(Tensor tensor, double low = 0, double high = 1, Generator? generator = null)
            {
                NativeMethods.Check(NativeMethods.et_nn_init_uniform(tensor, low, high, Generator.HandleOf(generator)));
                GC.KeepAlive(generator);
                return tensor;
            }

            public static Tensor normal_(Tensor tensor, double mean = 0, double std = 1, Generator? generator = null)
            {
                NativeMethods.Check(NativeMethods.et_nn_init_normal(tensor, mean, std, Generator.HandleOf(generator)));
                GC.KeepAlive(generator);
                return tensor;
            }

            public static Tensor trunc_normal_(Tensor tensor, double mean = 0, double std = 1, double a = -2, double b = 2, Generator? generator = null)
            {
                NativeMethods.Check(NativeMethods.et_nn_init_truncated_normal(tensor, mean, std, a, b, Generator.HandleOf(generator)));
                GC.KeepAlive(generator);
                return tensor;
            }

            public static Tensor constant_(Tensor tensor, Scalar val) => Filled(tensor, val.Value.Real);

            public static Tensor ones_(Tensor tensor) => Filled(tensor, 1);

            public static Tensor zeros_(Tensor tensor) => Filled(tensor, 0);

            public static Tensor eye_(Tensor tensor)
            {
                NativeMethods.Check(NativeMethods.et_nn_init_eye(tensor));
                return tensor;
            }

            public static Tensor dirac_(Tensor tensor)
            {
                NativeMethods.Check(NativeMethods.et_nn_init_dirac(tensor));
                return tensor;
            }

            public static Tensor orthogonal_(Tensor tensor, double gain = 1)
            {
                NativeMethods.Check(NativeMethods.et_nn_init_orthogonal(tensor, gain));
                return tensor;
            }

            public static Tensor sparse_(Tensor tensor, double sparsity, double std = 0.01)
            {
                NativeMethods.Check(NativeMethods.et_nn_init_sparse(tensor, sparsity, std));
                return tensor;
            }

            public static Tensor xavier_uniform_(Tensor tensor, double gain = 1)
            {
                var (fanIn, fanOut) = CalculateFanInAndFanOut(tensor);
                var bound = gain * Math.Sqrt(6.0 / (fanIn + fanOut));
                return uniform_(tensor, -bound, bound);
            }

            public static Tensor xavier_normal_(Tensor tensor, double gain = 1)
            {
                var (fanIn, fanOut) = CalculateFanInAndFanOut(tensor);
                return normal_(tensor, 0, gain * Math.Sqrt(2.0 / (fanIn + fanOut)));
            }

            public static Tensor glorot_uniform_(Tensor tensor, double gain = 1) => xavier_uniform_(tensor, gain);

            public static Tensor glorot_normal_(Tensor tensor, double gain = 1) => xavier_normal_(tensor, gain);

            public static Tensor kaiming_uniform_(Tensor tensor, double a = 0, FanInOut mode = FanInOut.FanIn,
                NonlinearityType nonlinearity = NonlinearityType.LeakyReLU)
            {
                var bound = Math.Sqrt(3) * KaimingDeviation(tensor, a, mode, nonlinearity);
                return uniform_(tensor, -bound, bound);
            }

            public static Tensor kaiming_normal_(Tensor tensor, double a = 0, FanInOut mode = FanInOut.FanIn,
                NonlinearityType nonlinearity = NonlinearityType.LeakyReLU) =>
                normal_(tensor, 0, KaimingDeviation(tensor, a, mode, nonlinearity));

            public static double calculate_gain(NonlinearityType nonlinearity, double param = 0) => nonlinearity switch
            {
                NonlinearityType.Tanh => 5.0 / 3.0,
                NonlinearityType.ReLU => Math.Sqrt(2),
                NonlinearityType.LeakyReLU => Math.Sqrt(2 / (1 + param * param)),
                _ => 1,
            };

            // [out, in, window...]: every input of a unit counts once for each place of the window.
            public static (long fanIn, long fanOut) CalculateFanInAndFanOut(Tensor tensor)
            {
                var shape = tensor.shape;
                if (shape.Length < 2) throw new ArgumentException("Fan-in and fan-out need at least two dimensions.", nameof(tensor));
                long window = 1;
                for (var i = 2; i < shape.Length; i++) window *= shape[i];
                return (shape[1] * window, shape[0] * window);
            }

            private static double KaimingDeviation(Tensor tensor, double a, FanInOut mode, NonlinearityType nonlinearity)
            {
                var (fanIn, fanOut) = CalculateFanInAndFanOut(tensor);
                return calculate_gain(nonlinearity, a) / Math.Sqrt(mode == FanInOut.FanIn ? fanIn : fanOut);
            }

            private static Tensor Filled(Tensor tensor, double value)
            {
                NativeMethods.Check(NativeMethods.et_nn_init_fill(tensor, value));
                return tensor;
            }
        }
    }
}
