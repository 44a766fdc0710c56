using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static CELU CELU(double alpha = 1, bool inplace = false) => new(alpha, inplace);
        }
    }
}

namespace TorchSharp.Modules
{
    public sealed class CELU : ParameterLessModule<Tensor, Tensor>
    {
        private readonly double alpha;
        private readonly bool inplace;

        internal CELU(double alpha, bool inplace) : base(nameof(CELU)) =>
            (this.alpha, this.inplace) = (alpha, inplace);

        public override Tensor forward(Tensor tensor) => NativeMethods.et_nn_celu(tensor, alpha, inplace);
    }
}
