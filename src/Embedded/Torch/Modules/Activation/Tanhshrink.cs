using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static Tanhshrink Tanhshrink() => new();
        }
    }
}

namespace TorchSharp.Modules
{
    public sealed class Tanhshrink : ParameterLessModule<Tensor, Tensor>
    {
        internal Tanhshrink() : base(nameof(Tanhshrink)) { }

        public override Tensor forward(Tensor tensor) => NativeMethods.et_nn_tanhshrink(tensor);
    }
}
