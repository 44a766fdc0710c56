using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static ReLU6 ReLU6(bool inplace = false) => new(inplace);
        }
    }
}

namespace TorchSharp.Modules
{
    public sealed class ReLU6 : ParameterLessModule<Tensor, Tensor>
    {
        private readonly bool inplace;

        internal ReLU6(bool inplace) : base(nameof(ReLU6)) => this.inplace = inplace;

        public override Tensor forward(Tensor tensor) => NativeMethods.et_nn_relu6(tensor, inplace);
    }
}
