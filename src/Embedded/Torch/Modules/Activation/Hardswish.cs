using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static Hardswish Hardswish(bool inplace = false) => new(inplace);
        }
    }
}

namespace TorchSharp.Modules
{
    public sealed class Hardswish : ParameterLessModule<Tensor, Tensor>
    {
        private readonly bool inplace;

        internal Hardswish(bool inplace) : base(nameof(Hardswish)) => this.inplace = inplace;

        public override Tensor forward(Tensor tensor) => NativeMethods.et_nn_hardswish(tensor, inplace);
    }
}
