using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static RReLU RReLU(double lower = 0.125, double upper = 1.0 / 3, bool inplace = false) => new(lower, upper, inplace);
        }
    }
}

namespace TorchSharp.Modules
{
    public sealed class RReLU : ParameterLessModule<Tensor, Tensor>
    {
        private readonly double lower;
        private readonly double upper;
        private readonly bool inplace;

        internal RReLU(double lower, double upper, bool inplace) : base(nameof(RReLU)) =>
            (this.lower, this.upper, this.inplace) = (lower, upper, inplace);

        public override Tensor forward(Tensor tensor) => NativeMethods.et_nn_rrelu(tensor, lower, upper, training, inplace);
    }
}
