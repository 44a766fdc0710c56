using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static Hardsigmoid Hardsigmoid(bool inplace = false) => new(inplace);
        }
    }
}

namespace TorchSharp.Modules
{
    public sealed class Hardsigmoid : ParameterLessModule<Tensor, Tensor>
    {
        private readonly bool inplace;

        internal Hardsigmoid(bool inplace) : base(nameof(Hardsigmoid)) => this.inplace = inplace;

        public override Tensor forward(Tensor tensor) => NativeMethods.et_nn_hardsigmoid(tensor, inplace);
    }
}
