using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static Mish Mish() => new();
        }
    }
}

namespace TorchSharp.Modules
{
    public sealed class Mish : ParameterLessModule<Tensor, Tensor>
    {
        internal Mish() : base(nameof(Mish)) { }

        public override Tensor forward(Tensor tensor) => NativeMethods.et_nn_mish(tensor, false);
    }
}
