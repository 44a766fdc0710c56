using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static Hardshrink Hardshrink(double lambda = 0.5) => new(lambda);
        }
    }
}

namespace TorchSharp.Modules
{
    public sealed class Hardshrink : ParameterLessModule<Tensor, Tensor>
    {
        private readonly double lambda;

        internal Hardshrink(double lambda) : base(nameof(Hardshrink)) => this.lambda = lambda;

        public override Tensor forward(Tensor tensor) => NativeMethods.et_nn_hardshrink(tensor, lambda);
    }
}
