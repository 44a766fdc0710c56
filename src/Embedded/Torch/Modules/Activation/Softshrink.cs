using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static Softshrink Softshrink(double lambda = 0.5) => new(lambda);
        }
    }
}

namespace TorchSharp.Modules
{
    public sealed class Softshrink : ParameterLessModule<Tensor, Tensor>
    {
        private readonly double lambda;

        internal Softshrink(double lambda) : base(nameof(Softshrink)) => this.lambda = lambda;

        public override Tensor forward(Tensor tensor) => NativeMethods.et_nn_softshrink(tensor, lambda);
    }
}
