using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static SiLU SiLU() => new();
        }
    }
}

namespace TorchSharp.Modules
{
    public sealed class SiLU : ParameterLessModule<Tensor, Tensor>
    {
        internal SiLU() : base(nameof(SiLU)) { }

        public override Tensor forward(Tensor tensor) => NativeMethods.et_nn_silu(tensor, false);

        public override string GetName() => nameof(SiLU);
    }
}
