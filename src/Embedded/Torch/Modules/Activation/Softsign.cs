using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static Softsign Softsign() => new();
        }
    }
}

namespace TorchSharp.Modules
{
    public sealed class Softsign : ParameterLessModule<Tensor, Tensor>
    {
        internal Softsign() : base(nameof(Softsign)) { }

        public override Tensor forward(Tensor tensor) => NativeMethods.et_nn_softsign(tensor);
    }
}
